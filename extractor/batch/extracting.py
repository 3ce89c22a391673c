"""What a batch does with one article: its extraction, or the fault that kept it from one."""

import traceback
from pathlib import Path

from spacy.language import Language

from extractor.pipeline import extract_article
from extractor.read import Failure, Located
from extractor.records import Extraction

PACKAGE = Path(__file__).parents[1]

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

Whatever else is raised (no memory, a broken disk, Ctrl-C) is not the article's, and ends the process.
"""


def extracted(nlp: Language, item: Located | Failure) -> Extraction | Failure:
    """Extract one article; a fault in a rule becomes this article's failure, with the place in the code."""
    if isinstance(item, Failure):
        return item
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
