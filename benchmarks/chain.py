"""Measure the chain (words, parts of speech, chunks, entities) against ``underthesea.ner``, in one run.

    python benchmarks/chain.py [TEXT_OR_JSONL …]

Each sentence goes first through one, then through the other, and the seconds of processor time are added up; so both
see the same sentences under the same load. Ours is measured twice: ``new text`` is the first time it sees a sentence,
``known text`` the second, when all runs of words are remembered; a long batch lies between them. The models are
loaded, by both, before the clock starts; loading is measured on its own.
"""

import json
import sys
from pathlib import Path
from time import process_time

from extractor.segment.layout import all_sentences

ROOT = Path(__file__).parents[1]


def main(paths: list[Path]) -> int:
    """Print the rates, and the ratio that matters; 1 if a label differs."""
    started = process_time()
    from extractor.segment.chain import ner

    ner("Hà Nội trồng cây.")
    ready = process_time() - started
    import underthesea

    underthesea.ner("Hà Nội trồng cây.")
    found = [text[a:b] for path in paths for text in texts(path) for a, b in all_sentences(text)]
    seconds = {"underthesea.ner": 0.0, "new text": 0.0, "known text": 0.0}
    differing = 0
    for sentence in found:
        started = process_time()
        theirs = underthesea.ner(sentence)
        middle = process_time()
        ours = ner(sentence)
        seconds["underthesea.ner"] += middle - started
        seconds["new text"] += process_time() - middle
        differing += ours != theirs
    for sentence in found:
        started = process_time()
        ner(sentence)
        seconds["known text"] += process_time() - started
    report(found, seconds, ready, differing)
    return 1 if differing else 0


def report(found: list[str], seconds: dict[str, float], ready: float, differing: int) -> None:
    characters = sum(map(len, found))
    print(
        f"{len(found)} sentences, {characters} characters; labels differ in {differing}; ready in {ready:.2f} s"
    )
    for name, spent in seconds.items():
        ratio = seconds["underthesea.ner"] / spent
        print(
            f"{name:16} {len(found) / spent:8.0f} sentences/s {characters / spent / 1000:8.0f} kB/s {ratio:6.1f} ×"
        )


def texts(path: Path) -> list[str]:
    """Give the texts of a file: of each row of a .jsonl, else the whole, without YAML front matter."""
    whole = path.read_text("utf-8")
    if path.suffix == ".jsonl":
        return [json.loads(row)["text"] for row in whole.splitlines() if row.strip()]
    return [whole.split("\n---\n", 1)[-1] if whole.startswith("---\n") else whole]


if __name__ == "__main__":
    given = [Path(argument) for argument in sys.argv[1:]]
    sys.exit(main(given or sorted((ROOT / "corpus").glob("*.txt"))))
