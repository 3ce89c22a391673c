"""One article's gold and prediction, and which parts of them correspond."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from extractor.evaluate.likeness import Row, covered, document_key, same_document, set_f1, type_and_number
from extractor.evaluate.matching import Offsets, Pair, align, align_whole, overlapping
from extractor.evaluate.slots import RECORD_KINDS, RecordKind, both, equal, same_number, same_text, span
from extractor.evaluate.sources import EvaluationError
from extractor.records import Label, fold

DOCUMENT_FIELDS = ("type", "issuer", "issued_on", "role")
"""The fields by which documents that correspond are judged."""

Agreement = dict[str, float]
"""The slots that two records agree on, by field; a span counts by its token F1."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """The mentions of a label: gold and predicted, those with the same span, and those that correspond at all."""

    gold: list[Row]
    pred: list[Row]
    same: list[Pair]
    pairs: list[Pair]


class Comparison:
    """The gold extraction of an article beside the predicted one.

    Both are put in text order first, so that nothing depends on the order they were written in. What
    corresponds is worked out when first asked for; records that do are pairs of their numbers.
    """

    def __init__(self, gold: Row, pred: Row) -> None:
        self.article: Row = gold["article"]
        self.id: str = gold["article"]["id"]
        self.text: str = gold["article"]["text"]
        _refuse_other_text(self.id, self.text, pred["article"]["text"])
        self.gold, self.pred = _in_order(gold), _in_order(pred)
        self._tokens: dict[Offsets, frozenset[Offsets]] = {}
        self._mentions: dict[Label, Aligned] = {}
        self._agreements: dict[RecordKind, dict[Pair, Agreement]] = {}
        self._records: dict[RecordKind, list[Pair]] = {}

    # -- mentions ----------------------------------------------------------------------------------

    def mentions(self, label: Label) -> Aligned:
        """Give the mentions of a label, and which of them correspond: the same span is preferred to an overlap."""
        if label not in self._mentions:
            gold, pred = (
                [m for m in side["mentions"] if m["label"] == label] for side in (self.gold, self.pred)
            )
            touching = overlapping([span(m) for m in gold], [span(m) for m in pred])
            gains = {(i, j): 1.0 if span(gold[i]) == span(pred[j]) else 0.5 for i, j in touching}
            same = [pair for pair, gain in gains.items() if gain == 1]
            self._mentions[label] = Aligned(gold, pred, same, align(gains))
        return self._mentions[label]

    # -- entities ----------------------------------------------------------------------------------

    @cached_property
    def clusters(self) -> tuple[dict[str, set[Offsets]], dict[str, set[Offsets]]]:
        """The spans of each gold and each predicted entity's mentions."""
        return _clusters(self.gold["mentions"]), _clusters(self.pred["mentions"])

    @cached_property
    def entities(self) -> dict[tuple[str, str], float]:
        """The gold and predicted entities that correspond, and how alike their mentions are (φ4)."""
        (gold_ids, gold), (pred_ids, pred) = ((list(c), list(c.values())) for c in self.clusters)
        holders = defaultdict(list)
        for j, cluster in enumerate(pred):
            for mention in cluster:
                holders[mention].append(j)
        sharing = {(i, j) for i, cluster in enumerate(gold) for mention in cluster for j in holders[mention]}
        phi4 = {(i, j): 2 * len(gold[i] & pred[j]) / (len(gold[i]) + len(pred[j])) for i, j in sharing}
        return {(gold_ids[i], pred_ids[j]): phi4[i, j] for i, j in align(phi4)}

    @cached_property
    def _sharing(self) -> set[tuple[str, str]]:
        """The gold and predicted entities that have a mention in common, if only in part."""
        gold, pred = ([m for m in side["mentions"] if _names_entity(m)] for side in (self.gold, self.pred))
        pairs = overlapping([span(m) for m in gold], [span(m) for m in pred])
        return {(gold[i]["entity"], pred[j]["entity"]) for i, j in pairs}

    @cached_property
    def _names(self) -> tuple[dict[str, str], dict[str, str]]:
        """The folded name of each gold and each predicted entity."""
        gold, pred = ({e["id"]: fold(e["name"]) for e in side["entities"]} for side in (self.gold, self.pred))
        return gold, pred

    def same_entity(self, gold: str | None, pred: str | None) -> bool:
        """Tell whether two entities share a mention, or, where one has no mention, a name."""
        if gold is None or pred is None:
            return False
        if gold in self.clusters[0] and pred in self.clusters[1]:
            return (gold, pred) in self._sharing
        name = self._names[0].get(gold, "")
        return bool(name) and name == self._names[1].get(pred, "")

    def agreeing(self, gold: Sequence[str] | None, pred: Sequence[str] | None) -> int:
        """Count the entities that two lists agree on, each member serving once."""
        members = [(i, j, g, p) for i, g in enumerate(gold or []) for j, p in enumerate(pred or [])]
        return len(align({(i, j): 1.0 for i, j, g, p in members if self.same_entity(g, p)}))

    # -- documents ---------------------------------------------------------------------------------

    @cached_property
    def documents(self) -> list[Pair]:
        """The documents that correspond."""
        gold, pred = self.gold["documents"], self.pred["documents"]
        by_clue = defaultdict(list)
        for j, document in enumerate(pred):
            for clue in _clues(document):
                by_clue[clue].append(j)
        candidates = {(i, j) for i, g in enumerate(gold) for clue in _clues(g) for j in by_clue[clue]}
        alike = {(i, j): same_document(gold[i], pred[j]) for i, j in candidates}
        return align_whole(alike, len(gold), len(pred))

    @cached_property
    def _document_of(self) -> dict[str, str]:
        """Predicted document id → gold document id."""
        return {self.pred["documents"][j]["id"]: self.gold["documents"][i]["id"] for i, j in self.documents}

    def same_in_document(self, field: str, gold: str | None, pred: str | None) -> bool:
        """Tell whether a field of two documents says the same, if only that nothing is known."""
        if gold is None or pred is None or field != "issuer":
            return fold(gold or "") == fold(pred or "")
        return self.same_entity(gold, pred)

    # -- records -----------------------------------------------------------------------------------

    def agreements(self, kind: RecordKind) -> dict[Pair, Agreement]:
        """Give, for each two records that overlap, the slots they agree on."""
        if kind not in self._agreements:
            of_kind: dict[RecordKind, Callable[[Row, Row], Agreement]] = {
                "tasks": self._task_agreement,
                "targets": self._target_agreement,
                "assignments": self._assignment_agreement,
            }
            gold, pred = self.gold[kind], self.pred[kind]
            pairs = overlapping([span(g) for g in gold], [span(p) for p in pred])
            self._agreements[kind] = {(i, j): of_kind[kind](gold[i], pred[j]) for i, j in pairs}
        return self._agreements[kind]

    def records(self, kind: RecordKind) -> list[Pair]:
        """Give the records of a kind that correspond: the alignment with the most slots agreed."""
        if kind not in self._records:
            counts = len(self.gold[kind]), len(self.pred[kind])
            agreed = {pair: sum(fields.values()) for pair, fields in self.agreements(kind).items()}
            self._records[kind] = align_whole(agreed, *counts)
        return self._records[kind]

    @cached_property
    def _task_of(self) -> dict[str, str]:
        """Predicted task id → gold task id."""
        pairs = self.records("tasks")
        return {self.pred["tasks"][j]["id"]: self.gold["tasks"][i]["id"] for i, j in pairs}

    def span_f1(self, gold: Row, pred: Row) -> float:
        """Give the F1 of the tokens that two spans cover."""
        return set_f1(self._covered(gold), self._covered(pred))

    def _covered(self, record: Row) -> frozenset[Offsets]:
        """Give the tokens of a record's span; each span is cut into tokens once."""
        key = span(record)
        if key not in self._tokens:
            self._tokens[key] = covered(self.text, *key)
        return self._tokens[key]

    def _task_agreement(self, gold: Row, pred: Row) -> Agreement:
        """Count the slots two tasks agree on."""
        document = gold.get("document")
        return {
            "span": self.span_f1(gold, pred),
            "kind": gold.get("kind") == pred.get("kind"),
            "deadline": both(gold, pred, "deadline", equal),
            "document": document is not None
            and self._document_of.get(pred.get("document") or "") == document,
        }

    def _target_agreement(self, gold: Row, pred: Row) -> Agreement:
        """Count the slots two targets agree on."""
        return {
            "span": self.span_f1(gold, pred),
            "comparator": gold.get("comparator") == pred.get("comparator"),
            "low": both(gold, pred, "low", same_number),
            "high": both(gold, pred, "high", same_number),
            "indicator": both(gold, pred, "indicator", same_text),
            "unit": both(gold, pred, "unit", same_text),
            "by": both(gold, pred, "by", equal),
        }

    def _assignment_agreement(self, gold: Row, pred: Row) -> Agreement:
        """Count the slots two assignments agree on."""
        tasks = {self._task_of.get(task) for task in pred.get("tasks") or []}
        return {
            "assigner": self.same_entity(gold.get("assigner"), pred.get("assigner")),
            "leads": self.agreeing(gold.get("leads"), pred.get("leads")),
            "coordinators": self.agreeing(gold.get("coordinators"), pred.get("coordinators")),
            "tasks": len(set(gold.get("tasks") or []) & tasks),
        }


def _refuse_other_text(article: str, gold: str, pred: str) -> None:
    """Raise ``EvaluationError`` where two texts differ, saying where."""
    if gold != pred:
        at = next(
            (n for n, (a, b) in enumerate(zip(gold, pred, strict=False)) if a != b), min(len(gold), len(pred))
        )
        raise EvaluationError(
            f"{article}: the gold text and the predicted text differ from character {at} on, "
            "so their offsets cannot be compared; run the extractor on the gold file's own text"
        )


def _in_order(extraction: Row) -> dict[str, list[Row]]:
    """Give mentions and records in text order, documents and entities in the order of their ids."""
    ordered = {layer: sorted(extraction[layer], key=_id_order) for layer in ("entities", "documents")}
    for layer in ("mentions", *RECORD_KINDS):
        ordered[layer] = sorted(extraction[layer], key=lambda record: (*span(record), *_id_order(record)))
    return ordered


def _id_order(record: Row) -> tuple[int, str]:
    """Give a key that puts ``t2`` before ``t10``."""
    return len(record["id"]), record["id"]


def _names_entity(mention: Row) -> bool:
    """Tell whether a mention names a body that has an entity."""
    return mention["label"] == "ORG" and bool(mention.get("entity"))


def _clusters(mentions: Sequence[Row]) -> dict[str, set[Offsets]]:
    """Give the spans of each entity's mentions."""
    spans = defaultdict(set)
    for mention in mentions:
        if _names_entity(mention):
            spans[mention["entity"]].add(span(mention))
    return dict(spans)


def _clues(document: Row) -> set[tuple[str, ...]]:
    """Give what a document may be recognised by: two documents without a clue in common are two."""
    key = document_key(document)
    clues: set[tuple[str, ...]] = {("key", key)}
    if document.get("number"):
        clues.add(("number", *type_and_number(document)))
    if key.startswith("title:"):
        clues.add(("title",))
    return clues
