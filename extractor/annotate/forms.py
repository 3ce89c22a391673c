"""The forms that gold is taken to annotation tools in, by their names."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from extractor.annotate import brat, conll, doccano, label_studio
from extractor.annotate.files import Gold


@dataclass(frozen=True, slots=True)
class Form:
    """How gold is written in a form, and how it is read back, if it is."""

    write: Callable[[Iterable[Gold], Path], None]
    read: Callable[[Path], Iterator[Gold]] | None = None


FORMS = {
    "brat": Form(brat.write, brat.read),
    "label-studio": Form(label_studio.write, label_studio.read),
    "doccano": Form(doccano.write, doccano.read),
    "conll": Form(conll.write),
}
