"""The features underthesea's CRF models were trained on, built from templates, each distinct run of words only once.

A template names a run of words around the current one, a column, and perhaps a function of the text there::

    T[0]   T[-1,0]   T[1].lower   T[-2,-1][1]   T[0,1].is_in_dict
    word   run       function     run, column   run, function

Its feature at a word is ``TEMPLATE=VALUE``, or ``TEMPLATE=BOS`` where the run begins before the sentence, or
``TEMPLATE=EOS`` where it ends behind it. underthesea computes each of them anew at each word. Here all that a run of
words can contribute, wherever it stands, is remembered; and a feature the model has no weight for is not built at all.
"""

import re
import struct
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import TypeAlias

Functions: TypeAlias = Callable[[str], Mapping[str, str]]
"""Gives for a text the value of each function by its name: ``{"lower": "hà nội", "istitle": "True"}``."""

Features: TypeAlias = tuple[str, ...]

REMEMBERED = 200_000
"""Runs of words remembered; at that many all are forgotten, so that memory stays bounded in long batches."""

_TEMPLATE = re.compile(r"T\[(-?\d+)(?:,(-?\d+))?\](?:\[(\d+)\])?(?:\.(\w+))?")


class FeatureBuilder:
    """Builds, for whole sentences, those features of a list of templates that a model knows."""

    def __init__(self, templates: Iterable[str], functions: Functions, known: Iterable[str]) -> None:
        """Group the templates by the column and length of their runs.

        Args:
            templates: As above.
            functions: Computes the functions that the templates name.
            known: The features the model has weights for; no other changes a label.

        Raises:
            ValueError: A template is not of the form above.
        """
        values: dict[str, list[tuple[str, str]]] = {}
        for feature in known:
            template, _, value = feature.partition("=")
            values.setdefault(template, []).append((value, feature))
        self._runs: dict[tuple[int, int], _Runs] = {}
        for template in templates:
            match = _TEMPLATE.fullmatch(template)
            if match is None:
                raise ValueError(f"{template!r} is no feature template (T[0], T[-1,0].lower, T[-1][1])")
            first, last, column, name = match.groups()
            key = (int(column or 0), int(last or first) - int(first) + 1)
            runs = self._runs.setdefault(key, _Runs(functions))
            runs.add(int(first), name, values.get(template, []))

    def __call__(self, columns: Sequence[Sequence[str]]) -> list[list[str]]:
        """Give each word's features: words stand in ``columns[0]``, what is known of them in the columns after it."""
        rows: list[Sequence[Features]] = []
        for (column, length), runs in self._runs.items():
            rows += _rows(columns[column], length, runs)
        return [list(chain.from_iterable(row)) for row in zip(*rows, strict=True)]


class _Runs(dict[str, tuple[Features, ...]]):
    """What each run of words contributes at each place around the current word; computed when first looked up."""

    def __init__(self, functions: Functions) -> None:
        super().__init__()
        self.firsts: list[int] = []
        self.before: list[Features] = []
        self.behind: list[Features] = []
        self._functions = functions
        self._shared: dict[tuple[tuple[int, str], ...], tuple[Features, ...]] = {}
        self._by_text: dict[str, tuple[tuple[int, str], ...]] = {}
        self._by_function: dict[str, dict[str, tuple[tuple[int, str], ...]]] = {}

    def add(self, first: int, function: str | None, features: Iterable[tuple[str, str]]) -> None:
        """Add a template whose run begins at ``first``: its function, and its features that count by their values."""
        if first not in self.firsts:
            self.firsts.append(first)
            self.before.append(())
            self.behind.append(())
        place = self.firsts.index(first)
        table = self._by_text if function is None else self._by_function.setdefault(function, {})
        for value, feature in features:
            if value == "BOS":
                self.before[place] += (feature,)
            elif value == "EOS":
                self.behind[place] += (feature,)
            table[value] = (*table.get(value, ()), (place, feature))

    def __missing__(self, text: str) -> tuple[Features, ...]:
        if len(self) >= REMEMBERED:
            self.clear()
            self._shared.clear()
        found = self._by_text.get(text, ())
        if self._by_function:
            values = self._functions(text)
            for function, features in self._by_function.items():
                found += features.get(values[function], ())
        contributed = self._shared.get(found)
        if contributed is None:
            contributed = self._shared[found] = self._by_place(found)
        self[text] = contributed
        return contributed

    def _by_place(self, found: Iterable[tuple[int, str]]) -> tuple[Features, ...]:
        places: list[Features] = [()] * len(self.firsts)
        for place, feature in found:
            places[place] += (feature,)
        return tuple(places)


def _rows(words: Sequence[str], length: int, runs: _Runs) -> list[Sequence[Features]]:
    """Give, for each place around the current word, what the run there contributes, word after word."""
    if length == 1:
        texts: Iterable[str] = words
    else:
        texts = map(" ".join, zip(*(words[k:] for k in range(length)), strict=False))
    by_place = list(zip(*map(runs.__getitem__, texts), strict=True)) or [()] * len(runs.firsts)
    rows: list[Sequence[Features]] = []
    for first, before, behind, contributed in zip(
        runs.firsts, runs.before, runs.behind, by_place, strict=True
    ):
        low = min(len(words), max(0, -first))
        high = max(low, len(words) - max(0, first + length - 1))
        rows.append(
            (before,) * low + contributed[low + first : high + first] + (behind,) * (len(words) - high)
        )
    return rows


def features_of_model(path: Path) -> frozenset[str]:
    """Read from a CRFsuite model the features it has weights for (a small part: training drops what tells nothing).

    The file holds the offset of its attributes at byte 36: a ``CQDB`` block, whose header ends with the number and
    the offset of the references to the attributes' records (number, length of name, name, zero byte).

    Raises:
        ValueError: The file is not of that form.
    """
    data = path.read_bytes()
    if data[:4] != b"lCRF":
        raise ValueError(f"{path} is no CRFsuite model")
    (block,) = struct.unpack_from("<I", data, 36)
    if data[block : block + 4] != b"CQDB":
        raise ValueError(f"{path} holds no attributes where a CRFsuite model does")
    count, references = struct.unpack_from("<II", data, block + 16)
    names = set()
    for reference in struct.unpack_from(f"<{count}I", data, block + references):
        (length,) = struct.unpack_from("<I", data, block + reference + 4)
        begin = block + reference + 8
        names.add(data[begin : begin + length - 1].decode("utf-8"))
    return frozenset(names)
