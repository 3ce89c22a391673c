"""Asking for a body: which of the names in extractions are meant by a name as someone types it.

=======================  ==========================================================================
asked for                meant
=======================  ==========================================================================
Sở Y tế                  the Sở Y tế of every province, and one whose province is not said
Sở Y tế Đồng Tháp        Sở Y tế tỉnh Đồng Tháp alone
Sở KH&ĐT, Bộ NN&PTNT     what the letters stand for
UBND, UBND huyện         every Ủy ban nhân dân; that of every huyện
Bộ Nông nghiệp           every body that was called so at any time
=======================  ==========================================================================

A body is no office: who leads it (``Giám đốc Sở Y tế``) is asked for by that name.
"""

from extractor.resolve.context import LEVELS
from extractor.resolve.lineage import full_name, lineage
from extractor.resolve.names import expand, key_of, words_of
from extractor.resolve.places import provinces_in
from extractor.resolve.reading import read_name
from extractor.resolve.registry import PROVINCIAL, bearers

EACH_PROVINCES = " cấp tỉnh"
"""What ends the names of bodies that each province has, where the name alone is another's: ``Công an cấp tỉnh``."""


class Sought:
    """A body that is asked for by a name.

    Args:
        name: a name or abbreviation, with or without its province.
        successors: whether what came before and after it is meant too.

    Attributes:
        name: the name as it was asked for.
        names: the full official names it can mean.
        known: whether a body is known by that name; any other is found as it is typed.
    """

    def __init__(self, name: str, successors: bool = False) -> None:
        self.name = name
        name = name.title() if name.islower() else name  # a place is told by its capitals
        found, province = bearers(name)
        self.known = bool(found)
        if successors:
            self.names = [full for body in found for full in lineage(body, province)]
        else:
            self.names = [full_name(body, province) for body in found]
        self.names = list(dict.fromkeys(self.names)) or [expand(name)]
        self._keys = {read_name(full).key for full in self.names} | {read_name(name).key}
        local = province is None and all(body.kind in PROVINCIAL for body in found)
        self._heads = [key_of(full.removesuffix(EACH_PROVINCES)) for full in self.names] if local else []
        self._known: dict[str, bool] = {}

    def means(self, name: str) -> bool:
        """Say whether a body's full name is meant."""
        if name not in self._known:
            self._known[name] = read_name(name).key in self._keys or self._of_some_place(name)
        return self._known[name]

    def _of_some_place(self, name: str) -> bool:
        """Say whether a name is the one asked for, of some place: ``Sở Y tế`` and ``tỉnh Đồng Tháp``."""
        full = expand(name)
        words = words_of(full)
        return any(
            _is_place(full[words[len(head)].start :], levelled=" ".join(head).endswith(LEVELS))
            for head in self._heads
            if len(words) > len(head) and tuple(word.key for word in words[: len(head)]) == head
        )


def _is_place(text: str, levelled: bool) -> bool:
    """Say whether a text is a place: a province, or after a level (``huyện``) nothing but names and levels."""
    if any(span[:2] == (0, len(text)) for span in provinces_in(text)):
        return True
    named = levelled or text.startswith(LEVELS)
    level_words = {word for level in LEVELS for word in level.split()}
    return named and all(word[0].isupper() or word in level_words for word in text.split())
