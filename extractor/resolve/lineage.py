"""Which bodies came before and after one: whose tasks it took over, and who took over its own.

Bộ Nông nghiệp và Môi trường      before it Bộ Nông nghiệp và Phát triển nông thôn, Bộ Tài nguyên và Môi trường, …
Sở KH&ĐT tỉnh Yên Bái             after it Sở Tài chính tỉnh Yên Bái, then Sở Tài chính tỉnh Lào Cai

Only straight lines count: what came after another heir of one's forerunner is no relative.
"""

from collections.abc import Callable, Iterator

from extractor.knowledge.bodies import Body, bodies
from extractor.knowledge.provinces import Province
from extractor.resolve.places import province_named, provinces
from extractor.resolve.registry import body_of_province, first_named

Placed = tuple[Body, Province | None]
"""A body as the registry has it, and the province whose own is meant."""


def lineage(body: Body, province: Province | None) -> list[str]:
    """Give the full names of a body, of all before it and of all after it; its own first."""
    start = (body, province)
    found = [*_closure(start, _heirs), *_closure(start, _forerunners)]
    return list(dict.fromkeys(full_name(*placed) for placed in found))


def full_name(body: Body, province: Province | None) -> str:
    """Give the official name, with the province where one is meant."""
    return body_of_province(body, province).name if province else body.name


def _closure(start: Placed, following: Callable[[Placed], Iterator[Placed]]) -> list[Placed]:
    """Give all that can be reached, nearest first."""
    found, seen = [start], {full_name(*start)}
    for placed in found:
        for other in following(placed):
            if (name := full_name(*other)) not in seen:
                seen.add(name)
                found.append(other)
    return found


def _heirs(placed: Placed) -> Iterator[Placed]:
    """Give who took over from a body: its successors, or its like in the province that took its province over."""
    body, province = placed
    yield from ((first_named(successor.name), province) for successor in body.successors)
    if province and province.successor and not body.until:
        yield body, province_named(province.successor)


def _forerunners(placed: Placed) -> Iterator[Placed]:
    """Give from whom a body took over."""
    body, province = placed
    yield from ((other, province) for other in bodies() if body.name in {s.name for s in other.successors})
    if province and not body.until:
        yield from ((body, merged) for merged in provinces() if merged.successor == province.name)
