"""The Python examples of a document, run one by one."""

from pathlib import Path


def run_examples(document: str) -> None:
    """Run each example in names of its own, so that it works where it stands alone; a document must have one."""
    examples = Path(__file__).parents[1].joinpath(document).read_text("utf-8").split("```python\n")[1:]
    assert examples
    for example in examples:
        exec(example.split("```", maxsplit=1)[0], {})
