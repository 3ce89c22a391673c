"""``python -m extractor`` is the command ``extractor``."""

from extractor.cli import app

app(prog_name="extractor")
