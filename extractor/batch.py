"""Many articles: each ends as one extraction or as one failure with its reason, in input order.

Articles are streamed; nothing is kept of an article once its extraction was taken but its id.
"""

import traceback
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from spacy.language import Language

from extractor.pipeline import extract_article
from extractor.read import READERS, Failure, Located, Source, place, read
from extractor.read.sources import Input, Metered, expand
from extractor.records import Extraction

PACKAGE = Path(__file__).parent

RULE_ERRORS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RuntimeError,
    TypeError,
    ValueError,
)
"""What a fault in a rule raises.

Whatever else is raised (no memory, a broken disk, Ctrl-C) is not the article's, and ends the run.
"""


@dataclass
class Batch:
    """The articles of some sources; ``inputs`` grows as they are read.

    Attributes:
        sources: What is read, and what of the arguments cannot be.
        inputs: The sources read so far, with size and digest.
        reading: The stream that is being read, for a progress bar.
    """

    sources: list[Source | Failure]
    inputs: list[Input] = field(default_factory=list)
    reading: Metered | None = None

    @property
    def size(self) -> int | None:
        """The bytes there are to read; none where a source does not say."""
        sizes = [source.size for source in self.sources if isinstance(source, Source)]
        return None if None in sizes else sum(size or 0 for size in sizes)

    @property
    def consumed(self) -> int:
        """The bytes read so far."""
        return sum(done.bytes for done in self.inputs) + (self.reading.count if self.reading else 0)

    def articles(self) -> Iterator[Located | Failure]:
        """Read every source; of two articles with one id the second fails."""
        first: dict[str, str] = {}
        for source in self.sources:
            for item in [source] if isinstance(source, Failure) else self._read(source):
                yield _unique(item, first) if isinstance(item, Located) else item

    def results(self, nlp: Language) -> Iterator[Extraction | Failure]:
        """Extract every article."""
        for item in self.articles():
            yield item if isinstance(item, Failure) else extracted(nlp, item)

    def _read(self, source: Source) -> Iterator[Located | Failure]:
        """Read one source; one that cannot be opened, or breaks off, is a failure."""
        try:
            with source.open() as stream:
                self.reading = Metered(stream)
                yield from read(source, self.reading)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            yield Failure(source.name, "", f"cannot be read ({reason}); check the file and its permissions")
        if self.reading:
            self.inputs.append(self.reading.input(source.name))
            self.reading = None


def batch(arguments: Iterable[str], outputs: Iterable[Path] = ()) -> Batch:
    """Make a batch of paths, patterns and ``-``; the files ``outputs`` are no input, unless an argument names them."""
    return Batch(list(expand(arguments, READERS, outputs)))


def extracted(nlp: Language, item: Located) -> Extraction | Failure:
    """Extract one article; a fault in a rule becomes this article's failure, with the place in the code."""
    try:
        return extract_article(nlp, item.article)
    except RULE_ERRORS as error:
        # The one place where a fault is caught: a batch never loses its other articles to it, and the reason
        # says enough to find it; `extractor.extract` with the same text raises it again.
        reason = f"{_fault(error)}; please report it with the article"
        return Failure(item.source, item.where, reason, item.article.id)


def _fault(error: BaseException) -> str:
    """Say what went wrong in a rule, and where in this package (``KeyError: 'Sở' (tag/bodies.py:112)``)."""
    while error.__cause__:  # spaCy raises an error of its own over a component's `KeyError`
        error = error.__cause__
    places = [
        f"{path.relative_to(PACKAGE).as_posix()}:{frame.lineno}"
        for frame in traceback.extract_tb(error.__traceback__)
        if (path := Path(frame.filename)).is_relative_to(PACKAGE)
    ]
    said = " ".join(f"{type(error).__name__}: {error}".split())
    return f"{said} ({places[-1]})" if places else said


def _unique(item: Located, first: dict[str, str]) -> Located | Failure:
    """Refuse an article whose id was used before; ``first`` says where."""
    id, here = item.article.id, place(item.source, item.where)
    if id not in first:
        first[id] = here
        return item
    reason = f"the id {id} was used before ({first[id]}); give every article an id of its own"
    return Failure(item.source, item.where, reason, id)
