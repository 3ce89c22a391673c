"""What underthesea's CRF models look at, and what it weighs: each distinct run of words is worked out only once.

A template names a run of words around the current one, a column, and perhaps a function of the text there::

    T[0]   T[-1,0]   T[1].lower   T[-2,-1][1]   T[0,1].is_in_dict
    word   run       function     run, column   run, function

Its feature at a word is ``TEMPLATE=VALUE``, or ``TEMPLATE=BOS`` where the run begins before the sentence, or
``TEMPLATE=EOS`` where it ends behind it. underthesea computes each of them anew at each word. Here all that a run of
words contributes, wherever it stands, is remembered; and a feature the model has no weight for is not built at all.
"""

import re
import struct
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Generic, NamedTuple, TypeAlias, TypeVar

Functions: TypeAlias = Callable[[str], Mapping[str, str]]
"""Gives for a text the value of each function by its name: ``{"lower": "hà nội", "istitle": "True"}``."""

Worth = TypeVar("Worth", tuple[str, ...], float)
"""What a feature is worth: itself, in a tuple, for underthesea's tagger; or its weight. Worths are added up."""

REMEMBERED = 50_000
"""Runs of words remembered; at that many all are forgotten, so that memory stays bounded in long batches."""

_TEMPLATE = re.compile(r"T\[(-?\d+)(?:,(-?\d+))?\](?:\[(\d+)\])?(?:\.(\w+))?")


class FeatureBuilder(Generic[Worth]):
    """Finds, for the words of whole sentences, the features of a list of templates that a model knows."""

    def __init__(
        self, templates: Iterable[str], functions: Functions, known: Mapping[str, Worth], nothing: Worth
    ) -> None:
        """Group the templates by the column and length of their runs.

        Args:
            templates: As above.
            functions: Computes the functions that the templates name.
            known: The features the model has weights for, and their worth; no other changes a label.
            nothing: What no feature is worth: ``()`` or ``0.0``.

        Raises:
            ValueError: A template is not of the form above.
        """
        worths: dict[str, list[tuple[str, Worth]]] = {}
        for feature, worth in known.items():
            template, _, value = feature.partition("=")
            worths.setdefault(template, []).append((value, worth))
        self._runs: dict[tuple[int, int], _Runs[Worth]] = {}
        for template in templates:
            match = _TEMPLATE.fullmatch(template)
            if match is None:
                raise ValueError(f"{template!r} is no feature template (T[0], T[-1,0].lower, T[-1][1])")
            first, last, column, name = match.groups()
            key = (int(column or 0), int(last or first) - int(first) + 1)
            runs = self._runs.setdefault(key, _Runs(functions, nothing))
            runs.add(int(first), name, worths.get(template, []))

    def __call__(self, columns: Sequence[Sequence[str]]) -> Iterator[tuple[Worth, ...]]:
        """Give for each word what its features are worth, a summand for each run that is looked at.

        The words stand in ``columns[0]``, what is known of them in the columns after it.
        """
        rows: list[Sequence[Worth]] = []
        for (column, length), runs in self._runs.items():
            rows += _rows(columns[column], length, runs)
        return zip(*rows, strict=True)


class _Runs(dict[str, tuple[Worth, ...]], Generic[Worth]):
    """What each run of words is worth at each place around the current word; worked out when first looked up."""

    def __init__(self, functions: Functions, nothing: Worth) -> None:
        super().__init__()
        self.firsts: list[int] = []
        self.before: list[Worth] = []
        self.behind: list[Worth] = []
        self._functions = functions
        self._nothing: Worth = nothing
        self._shared: dict[tuple[tuple[int, Worth], ...], tuple[Worth, ...]] = {}
        self._by_text: dict[str, tuple[tuple[int, Worth], ...]] = {}
        self._by_function: dict[str, dict[str, tuple[tuple[int, Worth], ...]]] = {}

    def add(self, first: int, function: str | None, features: Iterable[tuple[str, Worth]]) -> None:
        """Add a template whose run begins at ``first``: its function, and the worth of its values."""
        if first not in self.firsts:
            self.firsts.append(first)
            self.before.append(self._nothing)
            self.behind.append(self._nothing)
        place = self.firsts.index(first)
        table: dict[str, tuple[tuple[int, Worth], ...]]
        table = self._by_text if function is None else self._by_function.setdefault(function, {})
        for value, worth in features:
            if value == "BOS":
                self.before[place] += worth
            elif value == "EOS":
                self.behind[place] += worth
            entry: tuple[tuple[int, Worth], ...] = ((place, worth),)
            table[value] = table.get(value, ()) + entry

    def __missing__(self, text: str) -> tuple[Worth, ...]:
        if len(self) >= REMEMBERED:
            self.clear()
            self._shared.clear()
        found = self._by_text.get(text, ())
        if self._by_function:
            values = self._functions(text)
            for function, features in self._by_function.items():
                found += features.get(values[function], ())
        worths = self._shared.get(found)
        if worths is None:
            worths = self._shared[found] = self._by_place(found)
        self[text] = worths
        return worths

    def _by_place(self, found: Iterable[tuple[int, Worth]]) -> tuple[Worth, ...]:
        places = [self._nothing] * len(self.firsts)
        for place, worth in found:
            places[place] += worth
        return tuple(places)


def _rows(words: Sequence[str], length: int, runs: _Runs[Worth]) -> list[Sequence[Worth]]:
    """Give, for each place around the current word, what the run there is worth, word after word."""
    if length == 1:
        texts: Iterable[str] = words
    else:
        texts = map(" ".join, zip(*(words[k:] for k in range(length)), strict=False))
    by_place = list(zip(*map(runs.__getitem__, texts), strict=True)) or [()] * len(runs.firsts)
    rows: list[Sequence[Worth]] = []
    for first, before, behind, worths in zip(runs.firsts, runs.before, runs.behind, by_place, strict=True):
        low = min(len(words), max(0, -first))
        high = max(low, len(words) - max(0, first + length - 1))
        rows.append((before,) * low + worths[low + first : high + first] + (behind,) * (len(words) - high))
    return rows


class Model(NamedTuple):
    """A CRF model as CRFsuite keeps it: the weights of features for a label, and of a label after a label."""

    labels: list[str]
    features: list[str]
    weights: list[tuple[str, str, float]]
    transitions: dict[tuple[str, str], float]


def read_model(path: Path) -> Model:
    """Read a CRFsuite model.

    Its header holds at byte 28 the offsets of three blocks: the weights, each with its kind (0 a feature's for a
    label, 1 a label's after a label) and two numbers, and the names of the labels and of the features.

    Raises:
        ValueError: The file is not of that form.
    """
    data = path.read_bytes()
    if data[:4] != b"lCRF":
        raise ValueError(f"{path} is no CRFsuite model")
    block, *names = struct.unpack_from("<3I", data, 28)
    if data[block : block + 4] != b"FEAT":
        raise ValueError(f"{path} holds no weights where a CRFsuite model does")
    labels, features = (_names(path, data, at) for at in names)
    (count,) = struct.unpack_from("<I", data, block + 8)
    weights, transitions = [], {}
    for kind, source, label, weight in struct.iter_unpack("<3Id", data[block + 12 : block + 12 + 20 * count]):
        if kind == 0:
            weights.append((features[source], labels[label], weight))
        else:
            transitions[labels[source], labels[label]] = weight
    return Model(labels, features, weights, transitions)


def _names(path: Path, data: bytes, block: int) -> list[str]:
    """Read a block of names: its header ends with their count and the offset of the references to their records."""
    if data[block : block + 4] != b"CQDB":
        raise ValueError(f"{path} holds no names where a CRFsuite model does")
    count, references = struct.unpack_from("<II", data, block + 16)
    names = []
    for reference in struct.unpack_from(f"<{count}I", data, block + references):
        (length,) = struct.unpack_from("<I", data, block + reference + 4)
        begin = block + reference + 8
        names.append(data[begin : begin + length - 1].decode("utf-8"))
    return names
