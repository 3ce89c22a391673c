"""The package as a stranger gets it: a wheel with its knowledge inside, used from another folder."""

import json
import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest
import spacy

from extractor.version import __version__

PROJECT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel as a release does, from the files of the checkout."""
    folder = tmp_path_factory.mktemp("dist")
    _run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(PROJECT))
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def env(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel alone in an environment that sees this one's libraries, but not this checkout.

    `.ci/run` does the same with libraries of its own; that takes minutes.
    """
    env = tmp_path_factory.mktemp("env")
    _run(sys.executable, "-m", "venv", "--without-pip", str(env))
    site = Path(sysconfig.get_path("purelib", vars={"base": str(env)}))
    # Its own folder comes first on the path, and `.pth` files of the folder added here are not followed.
    (site / "libraries.pth").write_text(f"{Path(spacy.__file__).parent.parent}\n")
    _run(sys.executable, "-m", "pip", "--python", str(env), "install", "--no-deps", "--no-index", str(wheel))
    return env


def _run(*command: str, cwd: Path | None = None) -> str:
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run(command, capture_output=True, text=True, cwd=cwd, env=environment, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_wheel_holds_every_source_and_knowledge_file(wheel):
    inside = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("extractor/")}
    sources = {
        path.relative_to(PROJECT).as_posix()
        for path in (PROJECT / "extractor").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert inside == sources
    assert any(name.endswith(".toml") for name in inside)


def test_wheel_carries_the_licence(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)


def test_installed_command_works_from_another_folder(env, tmp_path):
    extractor = str(env / "bin" / "extractor")
    assert _run(extractor, "--version", cwd=tmp_path) == f"extractor {__version__}\n"
    home = _run(
        str(env / "bin" / "python"), "-c", "import extractor; print(extractor.__file__)", cwd=tmp_path
    )
    assert Path(home.strip()).is_relative_to(env)
    _run(extractor, "run", str(PROJECT / "corpus"), "--out", "kq", cwd=tmp_path)
    counts = json.loads((tmp_path / "kq" / "run.json").read_text("utf-8"))["counts"]
    assert counts["articles"] == len(list((PROJECT / "corpus").glob("*.txt")))
    assert counts["tasks"] > 0
