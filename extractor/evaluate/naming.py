"""What the fields of records hold, in words: names and texts where the records have ids."""

from collections.abc import Mapping, Sequence

from extractor.evaluate.likeness import Row

SHOWN = 60
"""Characters of a text shown as the value of a field; of a longer one, its two ends."""


def document_name(document: Row) -> str:
    """Name a document by what gold says of it: ``Kế hoạch 306/KH-UBND``, ``Nghị quyết 15``, ``Luật Thủ đô``."""
    number = document.get("code") or document.get("number")
    if not number:
        return str(document.get("title") or document.get("type") or document["id"])
    return " ".join(filter(None, (document.get("type"), number)))


def ends(text: str, shown: int = SHOWN) -> str:
    """Give a text, or the two ends of one that is longer, cut between words where there are any.

    >>> ends("rà soát, báo cáo kết quả trước 30/6", 20)
    'rà … 30/6'
    """
    half = (shown - 3) // 2
    if len(text) <= shown:
        return text
    first, last = text[:half].rpartition(" "), text[-half:].partition(" ")
    return f"{first[0] or first[2]} … {last[2] or last[0]}"


class Named:
    """Says what one side's records hold."""

    def __init__(self, side: Mapping[str, Sequence[Row]]) -> None:
        self._names: dict[str, str] = {entity["id"]: entity["name"] for entity in side["entities"]}
        self._documents = {document["id"]: document_name(document) for document in side["documents"]}
        self._tasks = {task["id"]: ends(task["text"]) for task in side["tasks"]}
        self._forms: dict[str, set[str]] = {}
        for mention in side["mentions"]:
            self._forms.setdefault(mention.get("entity") or "", set()).add(mention["text"])

    def said(self, record: Row, field: str) -> list[str]:
        """Say what a field of a record holds, member by member; what is absent has none."""
        if field == "span":
            return [ends(record["text"])]
        value = record.get(field)
        if value is None:
            return []
        ids: list[object] = value if isinstance(value, list) else [value]
        if field == "entity":
            return [self._body(str(id)) for id in ids]
        names = {"document": self._documents, "tasks": self._tasks}.get(field, self._names)
        return [names.get(str(id), str(id)) for id in ids]

    def _body(self, entity: str) -> str:
        """Name a body with the forms it is mentioned by, for two bodies may have one name."""
        forms = ", ".join(sorted(self._forms.get(entity, ())))
        return f"{self._names.get(entity, entity)} ({forms})"
