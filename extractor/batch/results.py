"""How an article ends: as its line of extractions.jsonl, or as a failure.

Whoever extracts writes the line too, so that the process which puts the results in order has next to nothing to do.
"""

from extractor.read import Failure
from extractor.records import Extraction
from extractor.write.jsonl import extraction_line

Result = bytes | Failure


def finished(result: Extraction | Failure) -> Result:
    """Give an extraction as its line."""
    return result if isinstance(result, Failure) else extraction_line(result)
