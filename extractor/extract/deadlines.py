"""By when a task is due: the DATE of a clause that states its deadline, and how it stands to it.

Forms it reads (D is a date, P a recurrence):

- ``trước D``, ``xong trước D`` → before
- ``chậm nhất (đến, là, vào) D``, ``muộn nhất …``, ``đến hết D``, ``hết D``, ``hoàn thành (…) đến D`` → by
- ``trong D``, ``ngay trong D``, ``hoàn thành … vào D``, and ``D,`` or ``Trong D,`` before the subject → in
- ``từ D``, ``kể từ D`` with ``áp dụng``, ``bắt đầu``, and ``Từ D,`` before the subject → from
- ``định kỳ P``, ``báo cáo … P``, ``hằng tuần công bố``, ``mỗi tháng một lần`` → the recurrence, no relation
"""

from collections.abc import Sequence
from typing import NamedTuple

from extractor.extract.units import Unit
from extractor.records import Relation

_PERIOD_WORDS = {
    "hết",
    "cuối",
    "đầu",
    "giữa",
    "khoảng",
    "ngay",
    "thời",
    "điểm",
    "quý",
    "tháng",
    "năm",
    "ngày",
    "giờ",
    "h",
}
_LATEST = {"chậm nhất", "muộn nhất", "không quá"}
_DOCUMENT_BEFORE = 2
"""Units between a document's code and the day it was issued: ``số 15/CT-TTg , ngày 3/6``."""


class Deadline(NamedTuple):
    """A DATE value and how the task stands to it; a recurrence has no relation."""

    value: str
    relation: Relation | None


def deadline(units: Sequence[Unit]) -> Deadline | None:
    """Give the deadline that the units of a task state, ``None`` where they state none.

    The strictest form wins, then the last.
    """
    found = [stated for i, unit in enumerate(units) if unit.kind == "date" and (stated := _stated(units, i))]
    for relation in ("before", "by", "in", "from", None):
        matching = [d for d in found if d.relation == relation]
        if matching:
            return matching[-1]
    return None


def fronted(units: Sequence[Unit]) -> Deadline | None:
    """Give the deadline that stands before a clause's subject: ``Trong quý IV,``, ``Chậm nhất ngày 5/6,``."""
    found = None
    if any(unit.text in ("để", "nhằm") for unit in units[:2]):
        return None
    for i, unit in enumerate(units):
        if unit.kind != "date" or unit.value is None:
            continue
        words = _before(units, i)
        stated = _stated(units, i)
        recurs = stated is not None and unit.value.startswith("P") and stated.relation is None
        if stated is not None and (recurs or stated.relation in ("before", "by", "in")):
            found = stated
        elif words in (["từ"], ["từ", "ngày"], ["kể", "từ"]) and "/" not in unit.value:
            found = Deadline(unit.value, "from")
        elif (
            not words
            and "/" not in unit.value
            and not unit.value.startswith("P")
            and unit.text.startswith("năm")
        ):
            found = Deadline(unit.value, "in")
    return found


def _stated(units: Sequence[Unit], i: int) -> Deadline | None:
    """Give what the words before the date at unit ``i`` make of it."""
    value = units[i].value
    if value is None or _dates_a_document(units, i):
        return None
    words = _before(units, i)
    last = next((w for w in reversed(words) if w not in _PERIOD_WORDS or w == "hết"), "")
    if value.startswith("P"):
        return _duration(units, i, value, last)
    if any(latest in " ".join(words) for latest in _LATEST):
        return Deadline(value, "by")
    if last == "trước":
        return Deadline(value, "before")
    if last == "hết" or (last == "đến" and (_completes(units, i) or _reaches(units, i))):
        return Deadline(value, "by")
    if (
        last in ("trong", "vào")
        and (
            (last == "trong" and "trong đó" not in " ".join(words[-2:]))
            or _completes(units, i)
            or i + 1 == len(units)
        )
        and "/" not in value
    ):
        return Deadline(value, "in")
    if last == "từ" and any(u.text in ("áp", "bắt") for u in units[max(0, i - 8) : i]):
        return Deadline(value, "from")
    return None


def _duration(units: Sequence[Unit], i: int, value: str, last: str) -> Deadline | None:
    """A recurrence of a duty, or the time a task may take."""
    if last in ("trong", "quá", "hạn", "vòng"):
        return Deadline(value, "in")
    opens = i == 0 and units[i].text.startswith(("hằng", "hàng", "mỗi"))
    if opens or (units[i].text.startswith("mỗi") and "lần" in units[i].text):
        return Deadline(value, None)
    near = {u.text for u in units[max(0, i - 12) : i]} | {u.text for u in units[i + 1 : i + 4]}
    if ("định" in near and "kỳ" in near) or "cáo" in near or last == "trước":
        return Deadline(value, None)
    return None


def _before(units: Sequence[Unit], i: int) -> list[str]:
    """Give the words before the date, back to the nearest mark or mention, at most six."""
    words: list[str] = []
    for unit in reversed(units[max(0, i - 6) : i]):
        if unit.kind != "word":
            break
        words.insert(0, unit.text)
    return words


def _dates_a_document(units: Sequence[Unit], i: int) -> bool:
    """Whether the date is a document's: ``Quyết định số 1600/QĐ-TTg ngày 16/8/2016``."""
    return any(u.kind == "code" for u in units[max(0, i - _DOCUMENT_BEFORE) : i])


def _reaches(units: Sequence[Unit], i: int) -> bool:
    """``đến năm 2030 đạt 95%``: what is to be reached stands behind the date."""
    return i + 1 < len(units) and units[i + 1].text in ("đạt", "hoàn", "cơ", "phấn")


def _completes(units: Sequence[Unit], i: int) -> bool:
    """Whether the words before the date speak of completion."""
    near = " ".join(u.text for u in units[max(0, i - 10) : i])
    return any(word in near for word in ("hoàn thành", "hoàn tất", "xong", "chấm dứt", "kết thúc"))
