"""The code blocks of the documents, run in their order; what they print is what stands there.

``python tests/test_docs.py`` runs them and writes the real output into the documents.
"""

import contextlib
import doctest
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent
DOCUMENTS = [PROJECT / name for name in ("README.md", "README.vi.md")]
OTHERS = sorted(PROJECT.glob("docs/*.md")) + sorted(PROJECT.glob("*/README.md"))

BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ (.*\n(?:> .*\n)*)((?:(?!\$ ).*\n)*)", re.MULTILINE)


def console(block: str, folder: Path) -> str:
    """Run the commands of a block (``$ `` begins one, ``> `` goes on with it) and give it with their output."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {**os.environ, "PATH": path, "COLUMNS": "100"}
    said = []
    for typed, _ in COMMAND.findall(block):
        done = subprocess.run(
            ["bash", "-c", typed.replace("\n> ", "\n")],
            cwd=folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        said.append(f"$ {typed}" + "".join(f"{line.rstrip()}\n" for line in done.stdout.splitlines()))
    return "".join(said)


def python(block: str, names: dict[str, object]) -> str:
    """Run the statements of a block (``>>> ``) and give it with what Python answers."""
    said = []
    for example in doctest.DocTestParser().get_examples(block):
        with contextlib.redirect_stdout(io.StringIO()) as out:
            exec(compile(example.source, "<document>", "single"), names)
        first, *more = example.source.splitlines(keepends=True)
        said.append(f">>> {first}" + "".join(f"... {line}" for line in more) + out.getvalue())
    return "".join(said)


def blocks(document: Path) -> Iterator[tuple[str, str]]:
    """Run the blocks of a document; give each as it stands and as it ran."""
    names: dict[str, object] = {}
    with tempfile.TemporaryDirectory() as name, contextlib.chdir(name):
        for folder in ("corpus", "gold"):
            shutil.copytree(PROJECT / folder, Path(name, folder))
        for language, block in BLOCK.findall(document.read_text("utf-8")):
            if language == "console":
                yield block, console(block, Path(name))
            elif language == "python":
                yield block, python(block, names)
            else:
                raise ValueError(f"{document.name}: nobody runs a block of {language or 'no language'}")


def test_code_blocks_print_what_stands_there():
    document = DOCUMENTS[0]
    ran = 0
    for stands, runs in blocks(document):
        assert runs == stands, "is it better? then run `python tests/test_docs.py`"
        ran += 1
    assert ran == document.read_text("utf-8").count("\n```\n") >= 5


def languages(document: Path) -> list[str]:
    return [language for language, _ in BLOCK.findall(document.read_text("utf-8"))]


@pytest.mark.parametrize("document", [d for d in OTHERS if "python" in languages(d)], ids=lambda d: d.name)
def test_python_blocks_run_where_the_package_is_installed(document, tmp_path):
    """Each document in an interpreter of its own, so that nothing is there but what its blocks import."""
    found = BLOCK.findall(document.read_text("utf-8"))
    code = "\n".join(block for language, block in found if language == "python")
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("document", OTHERS, ids=lambda d: d.name)
def test_other_documents_hold_no_block_that_nobody_runs(document):
    assert set(languages(document)) <= {"python", "", "json"}, "a drawing has no language; else run it"


def test_both_readmes_have_the_same_code():
    english, vietnamese = (BLOCK.findall(document.read_text("utf-8")) for document in DOCUMENTS)
    assert english == vietnamese


@pytest.mark.parametrize("document", [*DOCUMENTS, *OTHERS], ids=lambda d: str(d.relative_to(PROJECT)))
def test_links_lead_somewhere(document):
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", document.read_text("utf-8")):
        assert (document.parent / target).exists(), target


@pytest.mark.parametrize("target", ["run", "test"])
def test_make_knows_the_two_commands(target):
    assert all(f"`make {target}`" in document.read_text("utf-8") for document in DOCUMENTS)
    done = subprocess.run(
        ["make", "--dry-run", target], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_readme_names_every_command():
    from typer.testing import CliRunner

    from extractor.cli import app

    functions = (command.callback for command in app.registered_commands)
    commands = {function.__name__.replace("_", "-") for function in functions if function}
    commands |= {str(group.name) for group in app.registered_groups}
    for document in DOCUMENTS:
        assert commands <= set(re.findall(r"`extractor ([\w-]+)", document.read_text("utf-8")))
    assert json.loads(CliRunner().invoke(app, ["schema"]).stdout)


if __name__ == "__main__":
    for document in DOCUMENTS:
        content = document.read_text("utf-8")
        for stands, runs in blocks(document):
            content = content.replace(stands, runs)
        document.write_text(content, "utf-8")
