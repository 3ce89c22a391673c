"""Packed sources: ``.gz`` of one file, ``.zip`` of many; what is inside is read by the reader of its suffix.

The members of an archive are read in the order of their names, each straight from the archive: none is written to
disk, and a name is no more than a name, whatever path it spells. As in a folder, hidden members and those without a
reader are passed over. A packed file in an archive is refused.
"""

import gzip
import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import BinaryIO, cast

from extractor.read.articles import Failure, Located, Origin, Reader, normalised, place
from extractor.read.sources import Metered, stem, suffix
from extractor.read.unpacking import FAULTS, Allowance, Unpacked, copied, damaged

PACKED = (".zip", ".gz")
"""Suffixes of what is not unpacked inside of something else."""


def read_gzip(reader: Reader, stream: BinaryIO, origin: Origin) -> Iterator[Located | Failure]:
    """Read a packed file with the reader of what it holds."""
    packed = Metered(stream)
    unpacked = gzip.GzipFile(fileobj=io.BufferedReader(packed))
    allowance = Allowance(lambda: packed.count)
    yield from reader(io.BufferedReader(Unpacked(cast(BinaryIO, unpacked), allowance)), origin)


def read_zip(readers: Mapping[str, Reader], stream: BinaryIO, origin: Origin) -> Iterator[Located | Failure]:
    """Read the members of an archive, each with the reader of its suffix."""
    with copied(stream) as copy:
        size = copy.tell()
        try:
            archive = zipfile.ZipFile(copy)
        except FAULTS as error:
            yield Failure(origin.name, "", str(damaged(error)), origin.stem)
            return
        members = [member for member in archive.infolist() if _is_article(member, readers)]
        allowance = Allowance(lambda: size)
        for member in sorted(members, key=lambda m: m.filename):
            yield from _member(readers, archive, member, allowance, origin)
        if not members:
            yield Failure(
                origin.name, "", "the archive holds no article; see which files can be read", origin.stem
            )


def read_inside(
    readers: Mapping[str, Reader], stream: BinaryIO, origin: Origin, kind: str, name: str
) -> Iterator[Located | Failure]:
    """Read a file that lies inside a source: ``kind`` (member, attachment) and ``name`` say which.

    Its articles without an id take its path without the suffix.
    """
    where = f"{kind} {name}"
    known = suffix(name, readers)
    if known.endswith(PACKED):
        yield Failure(origin.name, where, "packed inside another file; unpack it and give its files")
        return
    inner = Origin(place(origin.name, where), stem(name, readers))
    for item in readers[known](stream, inner):
        yield replace(item, source=origin.name, where=", ".join(filter(None, (where, item.where))))


def _is_article(member: zipfile.ZipInfo, readers: Mapping[str, Reader]) -> bool:
    """Whether a member is a file that has a reader, and is not hidden."""
    parts = member.filename.split("/")
    hidden = any(part[:1] == "." != part[1:2] for part in parts) or parts[0] == "__MACOSX"
    return bool(suffix(member.filename, readers)) and not member.is_dir() and not hidden


def _member(
    readers: Mapping[str, Reader],
    archive: zipfile.ZipFile,
    member: zipfile.ZipInfo,
    allowance: Allowance,
    origin: Origin,
) -> Iterator[Located | Failure]:
    """Read one member of an archive."""
    name = normalised(member.filename)
    try:
        opened = archive.open(member)
    except FAULTS as error:
        yield Failure(origin.name, f"member {name}", str(damaged(error)))
        return
    with opened:
        stream = io.BufferedReader(Unpacked(cast(BinaryIO, opened), allowance))
        yield from read_inside(readers, stream, origin, "member", name)
