"""The scores of one article, as counts that add up over articles; ratios are derived on reading.

=================================  ======================================================================
``mention ORG strict``             same span and label
``mention ORG partial``            one-to-one; an overlap with the same label counts half
``value DATE``, ``value CODE``     over strict matches, those with the right value
``entity CEAF-phi4``               one-to-one alignment of gold and predicted clusters of ORG mentions
``document``, ``document type``    documents matched by code, number or title; of these, the values right
``record tasks``                   aligned pairs whose spans have a token F1 of 0.5 or more
``slots tasks``                    slots agreed by the aligned pairs
``assignment leads``               leads (and coordinators) on which aligned assignments agree
=================================  ======================================================================
"""

from dataclasses import dataclass
from math import nan

from extractor.evaluate.comparison import DOCUMENT_FIELDS, Comparison
from extractor.evaluate.likeness import SAME_TEXT, Row
from extractor.evaluate.slots import FIELDS, RECORD_KINDS, RecordKind, filled, slots, span
from extractor.records import Label

LABELS: tuple[Label, ...] = ("ORG", "DATE", "CODE")
PARTS = ("leads", "coordinators")


@dataclass(frozen=True, slots=True)
class Tally:
    """How much was found, how much was predicted, how much is in the gold; precision, recall and F1 follow.

    A ratio without a denominator is not a number.
    """

    hit: float = 0.0
    pred: float = 0.0
    gold: float = 0.0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.hit + other.hit, self.pred + other.pred, self.gold + other.gold)

    @property
    def p(self) -> float:
        """Precision: the share of what was predicted that is right."""
        return self.hit / self.pred if self.pred else nan

    @property
    def r(self) -> float:
        """Recall: the share of the gold that was found."""
        return self.hit / self.gold if self.gold else nan

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.hit / (self.pred + self.gold) if self.pred + self.gold else nan


Scores = dict[str, Tally]
"""The figures of an article, or of many, by name."""


def score(gold: Row, pred: Row) -> Scores:
    """Score one article's prediction against its gold, both as JSON objects of the record format.

    Raises:
        EvaluationError: if the two texts differ.
    """
    return scores_of(Comparison(gold, pred))


def scores_of(comparison: Comparison) -> Scores:
    """Give all figures of one article, always the same names in the same order."""
    scores: Scores = {}
    for label in LABELS:
        scores |= _mention_scores(comparison, label)
    scores["entity CEAF-phi4"] = _entity_score(comparison)
    scores |= _document_scores(comparison)
    for kind in RECORD_KINDS:
        scores |= _record_scores(comparison, kind)
    for part in PARTS:
        scores[f"assignment {part}"] = _part_score(comparison, part)
    return scores


def fields_of(comparison: Comparison) -> Scores:
    """Give the slots of one article by field (``tasks deadline``): by kind they add up to ``slots tasks``."""
    scores: Scores = {}
    for kind in RECORD_KINDS:
        pairs, agreements = comparison.records(kind), comparison.agreements(kind)
        for field in FIELDS[kind]:
            agreed = sum(agreements[pair][field] for pair in pairs)
            stated = (
                sum(filled(r, field) for r in side[kind]) for side in (comparison.pred, comparison.gold)
            )
            scores[f"{kind} {field}"] = Tally(agreed, *stated)
    return scores


def _mention_scores(comparison: Comparison, label: Label) -> Scores:
    """Score the mentions of a label: spans strictly and in part, and the values of dates and codes."""
    found = comparison.mentions(label)
    counts, same = (len(found.pred), len(found.gold)), len(found.same)
    whole = sum(span(found.gold[i]) == span(found.pred[j]) for i, j in found.pairs)
    scores = {
        f"mention {label} strict": Tally(same, *counts),
        f"mention {label} partial": Tally(whole + 0.5 * (len(found.pairs) - whole), *counts),
    }
    if label != "ORG":
        right = sum(found.gold[i].get("value") == found.pred[j].get("value") for i, j in found.same)
        scores[f"value {label}"] = Tally(right, same, same)
    return scores


def _entity_score(comparison: Comparison) -> Tally:
    """Score the clusters of ORG mentions by CEAF-φ4."""
    gold, pred = (len(clusters) for clusters in comparison.clusters)
    return Tally(sum(comparison.entities.values()), pred, gold)


def _document_scores(comparison: Comparison) -> Scores:
    """Score the documents found, and of these the values stated in the gold."""
    gold, pred = comparison.gold["documents"], comparison.pred["documents"]
    scores = {"document": Tally(len(comparison.documents), len(pred), len(gold))}
    for field in DOCUMENT_FIELDS:
        stated = [
            (gold[i][field], pred[j].get(field))
            for i, j in comparison.documents
            if gold[i].get(field) is not None
        ]
        right = sum(comparison.same_in_document(field, g, p) for g, p in stated)
        scores[f"document {field}"] = Tally(right, len(stated), len(stated))
    return scores


def _record_scores(comparison: Comparison, kind: RecordKind) -> Scores:
    """Score the records of a kind: those found, and their slots."""
    gold, pred = comparison.gold[kind], comparison.pred[kind]
    pairs, agreements = comparison.records(kind), comparison.agreements(kind)
    found = sum(comparison.span_f1(gold[i], pred[j]) >= SAME_TEXT for i, j in pairs)
    agreed = sum(sum(agreements[pair].values()) for pair in pairs)
    counts = [sum(slots(kind, record) for record in side) for side in (pred, gold)]
    return {f"record {kind}": Tally(found, len(pred), len(gold)), f"slots {kind}": Tally(agreed, *counts)}


def _part_score(comparison: Comparison, part: str) -> Tally:
    """Score the leads, or the coordinators, of the assignments that correspond."""
    gold, pred = comparison.gold["assignments"], comparison.pred["assignments"]
    hit = sum(
        comparison.agreeing(gold[i].get(part), pred[j].get(part))
        for i, j in comparison.records("assignments")
    )
    return Tally(hit, *(sum(len(a.get(part) or []) for a in side) for side in (pred, gold)))
