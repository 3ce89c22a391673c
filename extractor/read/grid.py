"""Tables as text, a line a row with its cells between pipes.

So the task tables of ``extract/tables.py`` are read::

    | STT | Nội dung nhiệm vụ | Cơ quan chủ trì |
    | 1 | Rà soát quy định | Sở Tư pháp |
    | 2 | Thống kê các chợ | |

A cell that is merged with the one above or to its left is empty, so that every text stands once and in reading order.
A break inside a cell is a space, and a pipe ``¦``. Rows without text are dropped.

Not every table holds data. One row or one column is a way to lay out text, and so is the letterhead of an official
document, known by the motto beside the issuer's name: their cells become lines of their own, as they are read.
"""

from collections.abc import Iterator, Sequence

from extractor.read.articles import BadInputError
from extractor.read.letterhead import has_motto

MOST_COLUMNS = 100
"""Columns of a table; a table of all provinces has 63. Merged cells could else spell a row of any length."""


def lines(rows: Sequence[Sequence[str]]) -> list[str]:
    """Give the lines of a table; a cell is its paragraphs, each a line of the cell's text."""
    filled = [row for row in rows if any(map(str.split, row))]
    if len(filled) < 2 or max(map(len, filled)) < 2 or any(map(has_motto, filled[0])):
        return [
            " ".join(line.split())
            for row in filled
            for cell in row
            for line in cell.split("\n")
            if line.strip()
        ]
    return ["|" + "".join(f" {cell} |" if cell else " |" for cell in map(_spelt, row)) for row in filled]


def spread(cells: Iterator[tuple[int, int, str]], above: dict[int, int]) -> list[str]:
    """Place the cells of a row in their columns, with an empty one wherever another reaches into the row.

    Args:
        cells: The columns and rows each cell takes, and its text.
        above: How many more rows a cell from above reaches down, by column; kept up for the next row.

    Raises:
        BadInputError: The row has too many columns.
    """
    row: list[str] = []
    reaching = {}
    for columns, rows, text in cells:
        while above.get(len(row)):
            row.append("")
        if len(row) + columns > MOST_COLUMNS:
            raise BadInputError(f"a table has more than {MOST_COLUMNS} columns; cut it into smaller ones")
        for column in range(len(row), len(row) + columns):
            reaching[column] = rows - 1
        row += [text, *[""] * (columns - 1)]
    while above.get(len(row)):
        row.append("")
    for column, rows in above.items():
        reaching.setdefault(column, max(rows - 1, 0))
    above.clear()
    above.update(reaching)
    return row


def _spelt(cell: str) -> str:
    """Spell a cell's text between pipes."""
    return " ".join(cell.replace("|", "¦").split())
