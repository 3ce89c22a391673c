"""Lines of earlier runs that a run need not make again.

An extraction depends on its article and on the program alone, and repeats the article whole. So the line that an
earlier run of the same program wrote for an equal article is the line this run would write.
"""

import sqlite3
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO

from extractor.read.articles import place
from extractor.read.extractions import extraction_of
from extractor.records import Article


class Earlier:
    """The lines of some files, by the article they were made of.

    Where they stand is kept in a temporary database that SQLite keeps on disk but for 2 MB.

    Args:
        paths: Files of extractions, finished or broken off; of two lines for one article the first counts.

    Raises:
        ExtractionsError: A line is no extraction; what follows the last end of line is passed over.
    """

    def __init__(self, paths: Sequence[Path]) -> None:
        self._base = sqlite3.connect("")
        self._base.execute("CREATE TABLE line (article BLOB PRIMARY KEY, file, start) WITHOUT ROWID")
        self._files = [path.open("rb") for path in paths]
        self.used = [path for number, path in enumerate(paths) if self._index(number, path)]

    def line(self, article: Article) -> bytes | None:
        """Give the line of an article; none where no equal article was extracted."""
        query = "SELECT file, start FROM line WHERE article = ?"
        if not (found := self._base.execute(query, (_digest(article),)).fetchone()):
            return None
        number, start = found
        file: BinaryIO = self._files[number]
        file.seek(start)
        return file.readline()

    def close(self) -> None:
        """Close the files."""
        for file in self._files:
            file.close()
        self._base.close()

    def _index(self, number: int, path: Path) -> int:
        """Note the lines of a file; gives how many articles no file before it has."""
        start = new = 0
        for count, line in enumerate(self._files[number], 1):
            if line.endswith(b"\n"):
                article = extraction_of(line, place(str(path), f"line {count}")).article
                row = (_digest(article), number, start)
                new += self._base.execute("INSERT OR IGNORE INTO line VALUES (?, ?, ?)", row).rowcount
            start += len(line)
        return new


def _digest(article: Article) -> bytes:
    """Give what equal articles have in common, and no others."""
    return blake2b(article.model_dump_json().encode(), digest_size=16).digest()
