"""Which of an article's names are short for which others.

Cục HKVN                           Cục Hàng không Việt Nam
Công ty EBC Đồng Nai               Công ty cổ phần Nhà máy y tế EBC Đồng Nai
VB GROUP                           Công ty TNHH thương mại dịch vụ VB Group
Ban Chỉ đạo                        Ban Chỉ đạo Trung ương về phòng, chống tham nhũng, tiêu cực
Vụ Kế hoạch                        Vụ Kế hoạch - Bộ Công Thương, but not Vụ Kế hoạch - Tài chính
cơ quan BHXH                       Bảo hiểm xã hội Việt Nam
bộ, ngành                          các bộ, ngành
Các bộ, cơ quang ngang bộ          Các bộ, cơ quan ngang bộ (a slip of one letter in a long name)
"""

from bisect import bisect_left
from collections.abc import Sequence

from extractor.resolve.context import Key, Reading
from extractor.resolve.names import Word
from extractor.resolve.places import DISTRICT_LEVELS
from extractor.resolve.reading import Name, collective_key, kind_of, read_name

SLIP_LENGTH = 5
"""From how many words on a name is recognised with one letter wrong; a name in capitals (`xã Tân Hòa`) never is."""

SLIP_WORD = 3
"""How many letters a word with a slip in it has at least: `Sở` and `Bộ` are two words."""

LONGEST_LETTERS = 12
"""How many words a name's letters stand for at most."""

LETTERS = "…"
"""What marks the letters that names begin with, among the words they hold."""

RELATED = ("liên", "quan")
"""What a collective is said to be when it is named first: `các đơn vị liên quan`, then `các đơn vị`."""

PARENT_WORDS = frozenset(
    (
        *("bộ", "sở", "cục", "tổng", "vụ", "ủy", "hội", "nhân", "công", "đảng", "chính"),
        *("tỉnh", "thành", "huyện", "quận", "thị", "xã", "phường", "khu", "tại", "số"),
        *("trung", "quốc", "nhà", "việt"),
    )
)
"""The words that what was cut off the end of a name can begin with: a parent or a place."""


class Shortened:
    """The names of an article, each with the fullest name it is short for."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self.names: dict[Key, str] = {}
        self._starts: dict[Key, list[int]] = {}
        for reading in readings:
            if not reading.heads:
                self.names.setdefault(reading.key, reading.name)
                self._starts.setdefault(reading.key, []).append(reading.start)
        self._known = {reading.key for reading in readings if reading.known}
        self._holding: dict[str, list[Key]] = {}
        self._but_one: dict[tuple[Key, Key], list[tuple[str, Key]]] = {}
        self._full: dict[Key, Key] = {}
        for key in sorted(self.names, key=lambda k: (-len(k), k)):
            longer = self._longer(key)
            self._full[key] = self._full.get(longer, longer) if longer else key
            self._enter(key)

    def _enter(self, key: Key) -> None:
        """Enter a name where shorter names, and those with a slip in them, are looked up."""
        initials = "".join(word.lstrip("@")[:1] for word in key)
        letters = [initials[:n] + LETTERS for n in range(2, min(len(key), LONGEST_LETTERS) + 1)]
        for word in dict.fromkeys([*key, *letters]) if key[0] != "*" else ():
            self._holding.setdefault(word, []).append(key)
        for word, rest in self._without_each(key):
            self._but_one.setdefault(rest, []).append((word, key))

    def full(self, key: Key) -> Key:
        """Give the fullest name that a name is short for: itself where it is none's."""
        return self._full.get(key, key)

    def _longer(self, key: Key) -> Key | None:
        """Give the name that a name is short for: of several, the one named last before it is first used."""
        if key[:1] == ("*",):
            related = ("*", *sorted([*key[1:], *RELATED]))
            if related in self.names and self._starts[related][0] < self._starts[key][0]:
                return related
            return self._slip_of(key)
        if key in self._known:
            return None
        collective = collective_key(key)
        if collective in self.names and not any(w.startswith("@") for w in key):
            return collective
        short = read_name(self.names[key])
        found = [k for k in self._candidates(short) if covers(read_name(self.names[k]), short)]
        latest = max(found, key=lambda k: (self._last_before(k, self._starts[key][0]), k), default=None)
        return latest or self._slip_of(key)

    def _candidates(self, short: Name) -> list[Key]:
        """Give the names that may be a short one's full form: those that hold its rarest word."""
        if not short.words:
            return []
        words = [
            w.key
            for w in short.words
            if w.key not in ("cơ", "quan") and (not w.capitals or w.key in self._holding)
        ]
        rarest = min(words, key=lambda w: len(self._holding.get(w, ())), default=short.key[0] + LETTERS)
        return self._holding.get(rarest, [])

    def _slip_of(self, key: Key) -> Key | None:
        """Give the name that a name differs from by one letter of one small word."""
        for word, rest in self._without_each(key):
            for other, name in self._but_one.get(rest, ()):
                if _one_letter_apart(word, other):
                    return name
        return None

    def _without_each(self, key: Key) -> list[tuple[str, tuple[Key, Key]]]:
        """Give each small word of a long name, with the words before and after it."""
        if len(key) < SLIP_LENGTH:
            return []
        if key[0] == "*":
            return [
                (key[i], (key[:i] + key[i + 1 :], ())) for i in range(1, len(key)) if len(key[i]) >= SLIP_WORD
            ]
        name = read_name(self.names[key])
        small = [
            i for i, w in enumerate(name.words) if name.text[w.start].islower() and len(w.key) >= SLIP_WORD
        ]
        return [(name.key[i], (name.key[:i], name.key[i + 1 :])) for i in small]

    def _last_before(self, key: Key, at: int) -> int:
        """Give where a name stands last before an offset; after it counts as far before it."""
        starts = self._starts[key]
        i = bisect_left(starts, at)
        return starts[i - 1] if i else -starts[0]


def covers(long: Name, short: Name) -> bool:
    """Say whether a name can be cut down to another, or to its end alone (``VB Group``)."""
    if short.key[:2] == ("cơ", "quan") and len(short.words) > 2:
        short = short.from_word(2)
        if short.key == long.key:
            return True
    if not short.words or len(long.words) < len(short.words) or short.key == long.key:
        return False
    kind = kind_of(long.key)
    if kind and kind.called and short.key == long.key[-len(short.key) :] and short.key[0] not in PARENT_WORDS:
        return not short.key[0].startswith("@")
    kept = _kept(long.words, short.words)
    if not kept or kept[0] != 0:
        return False
    loose = kind is not None and kind.loose and len(short.words) > 1
    return _keeps_its_place(long.key, kept) if loose else _is_cut_at_end(long.key, kept)


def _keeps_its_place(long: Key, kept: list[int]) -> bool:
    """Say whether the words kept leave out no place for the larger one it lies in: ``huyện X, tỉnh Y``."""
    left = set(range(len(long))) - set(kept)
    return not (long[kept[-1]].startswith("@") and any(_is_level(long, i) and i + 1 in left for i in left))


def _is_cut_at_end(long: Key, kept: list[int]) -> bool:
    """Say whether the words kept are the first ones, and a parent or place follows: ``Vụ A - Bộ B``."""
    count = len(kept)
    if kept[-1] != count - 1:
        return False
    return count == len(long) or long[count] in PARENT_WORDS or long[count].startswith("@")


def _is_level(key: Key, i: int) -> bool:
    """Say whether a word of a name is the level of a place: ``huyện`` in ``Bệnh viện huyện X``."""
    return key[i] in DISTRICT_LEVELS or " ".join(key[i : i + 2]) in DISTRICT_LEVELS


def _kept(long: Sequence[Word], short: Sequence[Word]) -> list[int] | None:
    """Give the numbers of the words of a long name that a short one keeps, also by their letters."""
    kept: list[int] = []
    at = 0
    for word in short:
        while at < len(long) and not _run(long, at, word):
            at += 1
        if at == len(long):
            return None
        run = _run(long, at, word)
        kept += range(at, at + run)
        at += run
    return kept


def _run(long: Sequence[Word], at: int, word: Word) -> int:
    """Give how many words a word of a short name stands for: one, or as many as it has letters; else 0."""
    if long[at].key == word.key:
        return 1
    count = len(word.key)
    initials = "".join(w.key.lstrip("@")[:1].lower() for w in long[at : at + count])
    return count if word.capitals and count > 1 and initials == word.key else 0


def _one_letter_apart(one: str, other: str) -> bool:
    """Say whether a word becomes another by one letter more, less or changed."""
    short, long = sorted((one, other), key=len)
    if not short.isalpha() or not long.isalpha() or len(long) - len(short) > 1:
        return False
    same = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[same + (len(short) == len(long)) :] == long[same + 1 :]
