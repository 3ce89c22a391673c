"""Where extractions go to: a file, a folder of tables, a database.

======================  ================================================================================
``tasks.xlsx``          one file, in the form of its suffix: ``.jsonl``, ``.xlsx``, ``.docx``, ``.ics``
``tables/``             a folder of tables, ``csv`` or ``parquet``
``sqlite:///file.db``   a database, or ``postgresql://user@host/name``
======================  ================================================================================
"""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.records import Extraction
from extractor.write.formats import FORMATS, Maker, Writer, require
from extractor.write.report import Counts
from extractor.write.whole import whole_files

if TYPE_CHECKING:
    from sqlalchemy import URL

ONE_FILE = ("xlsx", "docx", "ics", "jsonl")
FOLDER = ("csv", "parquet")
DATABASES = ("sqlite", "postgresql")


class DestinationError(ValueError):
    """Extractions cannot be written there; the message says why, and what to do. What stood there stays."""


def write(extractions: Iterable[Extraction], destination: str, form: str | None = None) -> Counts:
    """Write extractions to a destination, and count them.

    Args:
        extractions: They are taken one by one; whatever they raise leaves the destination as it was, but for
            the batches that a database has taken.
        destination: A file, folder or address, as above.
        form: The form of the tables of a folder; a file's suffix and an address say it themselves.

    Raises:
        DestinationError: Nothing can be written there, or not in this form.
        MissingLibraryError: The form needs a library that is not installed.
    """
    opened = _opened(destination, form)  # before the first extraction is asked for
    counts = Counts()
    with opened as writers:
        for extraction in extractions:
            counts.add(extraction)
            for writer in writers:
                writer.add(extraction)
    return counts


def _opened(destination: str, form: str | None) -> AbstractContextManager[list[Writer]]:
    """Choose how a destination is written."""
    if "://" in destination:
        return _database(destination)
    path = Path(destination)
    suffix = path.suffix.removeprefix(".").lower()
    if form in FOLDER and suffix not in FORMATS:
        require(form)
        return _files({path / name: maker for name, maker in FORMATS[form].items()})
    if suffix in ONE_FILE and form in (None, suffix):
        require(suffix)
        return _files({path: next(iter(FORMATS[suffix].values()))})
    raise DestinationError(_advice(destination, suffix, form))


def _advice(destination: str, suffix: str, form: str | None) -> str:
    """Say what to do about a destination that fits no form."""
    if suffix in ONE_FILE and form is not None:
        return (
            f"{destination}: a file .{suffix} is not in the form {form}; leave --format out, or name a folder"
        )
    if suffix in FOLDER:
        return f"{destination}: {suffix} is a file a table; name a folder, with --format {suffix}"
    if form in ONE_FILE:
        return f"{destination}: {form} is one file; name it with the suffix .{form}"
    if form is not None and form not in FOLDER:
        return f"--format {form}: no such form; choose {' or '.join(FOLDER)} for a folder"
    suffixes = ", ".join(f".{one}" for one in ONE_FILE)
    return (
        f"{destination}: no form for it; name a file ({suffixes}), a folder with --format {' or '.join(FOLDER)}, "
        "or a database (sqlite:///tasks.db, postgresql://user@host/name)"
    )


@contextmanager
def _files(makers: dict[Path, Maker]) -> Iterator[list[Writer]]:
    """Open the writers of files, which take their names in the end."""
    try:
        with whole_files(makers) as streams:
            writers = [make(stream) for make, stream in zip(makers.values(), streams, strict=True)]
            yield writers
            for writer in writers:
                writer.close()
    except OSError as error:
        raise DestinationError(
            f"{next(iter(makers))}: cannot be written ({error.strerror or error}); choose another place"
        ) from error


@contextmanager
def _database(address: str) -> Iterator[list[Writer]]:
    """Open the writer of a database; what it takes in stays, batch by batch."""
    scheme = address.partition("://")[0]
    if scheme not in DATABASES:
        raise DestinationError(f"{scheme}://: no such database; choose {' or '.join(DATABASES)}")
    require(scheme)
    from sqlalchemy.exc import SQLAlchemyError

    from extractor.write.sql import SqlWriter, engine_of

    url = _url(address)
    try:
        with ExitStack() as opened:
            engine = engine_of(url)
            opened.callback(engine.dispose)
            writer = SqlWriter(engine)
            yield [writer]
            writer.close()
    except SQLAlchemyError as error:
        shown = url.render_as_string(hide_password=True)
        raise DestinationError(f"{shown}: {_said(error)}") from None


def _url(address: str) -> "URL":
    """Read an address; one that cannot be read is not repeated, for a password may stand anywhere in it."""
    from sqlalchemy import make_url
    from sqlalchemy.exc import ArgumentError

    try:
        return make_url(address)
    except (ArgumentError, ValueError):
        scheme = address.partition("://")[0]
        raise DestinationError(
            f"{scheme}://…: no address; write {scheme}://user@host:port/name, other signs as %20"
        ) from None


def _said(error: Exception) -> str:
    """Give the first line of what a database says."""
    return str(getattr(error, "orig", None) or error).strip().partition("\n")[0]
