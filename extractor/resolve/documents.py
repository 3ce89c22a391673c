"""Which official documents an article names: one record each, with type, number, issuer, date, title, role and chain.

Two references are one document when their codes are equal but for separators and leading zeros, when a bare number of
the same type plainly means a code (``Nghị quyết 15`` and ``15-NQ/TW``), or when their titles are equal but for a year.

What is read around a reference::

    Kế hoạch số 04-KH/TW ngày 16/11/2016 của Bộ Chính trị về …     date, issuer, title after it
    Ngày 30/11, UBND TP ban hành Kế hoạch số 306/KH-UBND về …      date and issuer before the verb of issuing
    thay thế Quyết định số 73/2014/QĐ-UBND, Quyết định số …        role ``replaced``, carried along a list
    thực hiện, căn cứ, theo quy định tại Nghị định …               role ``basis``
    vừa ban hành Chỉ thị …; Tại Nghị quyết …, Chính phủ yêu cầu     role ``subject``
    Kế hoạch A về triển khai Chương trình B thực hiện Nghị quyết C  A implements B, B implements C
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.language import Language
from spacy.tokens import Doc

from extractor.layers import article_of, register
from extractor.records import Document, Entity, Role, fold, stable_ids
from extractor.resolve.references import Mentioned, Reference, references
from extractor.resolve.surroundings import Reader, Surroundings
from extractor.tag import codes


@dataclass(slots=True)
class Group:
    """The references to one document, with what is said around each, in text order."""

    members: list[tuple[int, Reference, Surroundings]] = field(default_factory=list)

    @property
    def references(self) -> list[Reference]:
        """The references alone."""
        return [reference for _, reference, _ in self.members]

    @property
    def around(self) -> list[Surroundings]:
        """What is said around each reference."""
        return [around for _, _, around in self.members]

    def code(self) -> str | None:
        """Give its code, the fuller of two ways to print it."""
        return max((r.code for r in self.references if r.code), key=len, default=None)

    @property
    def parts(self) -> codes.CodeParts | None:
        """The parts of its code."""
        code = self.code()
        return codes.parse(code) if code else None

    def number(self) -> str | None:
        """Give its number: what the code begins with, else the bare number."""
        return (
            self.parts.number if self.parts else next((r.number for r in self.references if r.number), None)
        )

    def type(self) -> str | None:
        """Give its type: the word before the code or number most of the time, else the one the code has."""
        words = Counter(r.type for r in self.references if r.type)
        return words.most_common(1)[0][0] if words else self.parts and self.parts.type

    def title(self) -> str | None:
        """Give its title: the fullest proper name, else what is said after ``về`` first."""
        proper = [r.title for r in self.references if r.title]
        return max(proper, key=len) if proper else next((a.title for a in self.around if a.title), None)

    def issued_on(self) -> str | None:
        """Give the day it was issued, else only the year, from the text or the code."""
        stated = [a.issued_on for a in self.around if a.issued_on]
        years = [r.year for r in self.references if r.year] + [self.parts.year if self.parts else None]
        day = next((value for value in stated if len(value) == 10), None)
        return day or next((value for value in [*stated, *years] if value), None)

    def role(self) -> Role:
        """Give the strongest role its references are given: replaced, subject, basis, else mention."""
        roles = [a.role for a in self.around]
        return next((role for role in STRONGEST if role in roles), "mention")


STRONGEST: tuple[Role, ...] = ("replaced", "subject", "basis")


def documents_of(
    article_id: str,
    text: str,
    mentions: Sequence[Mentioned],
    sentences: Sequence[tuple[int, int]],
    entities: Sequence[Entity],
) -> tuple[list[Document], list[Entity]]:
    """Give the article's documents, and its entities with those issuers added that it does not mention.

    Args:
        article_id: What the ids of documents and added entities are made from.
        text: The article's text.
        mentions: Its mentions, in text order.
        sentences: The offsets of its sentences.
        entities: The bodies it mentions.
    """
    found = references(text, mentions, sentences)
    reader = Reader(text, mentions, sentences, found)
    groups = grouped([(i, reference, reader.read(i)) for i, reference in enumerate(found)])
    bodies = Bodies(article_id, entities, mentions)
    ids = stable_ids(article_id, "doc", [_key(group) for group in groups])
    group_of = {i: n for n, group in enumerate(groups) for i, _, _ in group.members}
    chain = implemented(reader, [group_of[i] for i in range(len(found))])
    documents = [
        Document(
            id=ids[n],
            code=group.code(),
            type=group.type(),
            number=group.number(),
            issuer=bodies.issuer(group),
            issued_on=group.issued_on(),
            title=group.title(),
            role=group.role(),
            implements=[ids[m] for m in chain.get(n, [])],
            source=f"documents.{group.references[0].rule}",
        )
        for n, group in enumerate(groups)
    ]
    return documents, bodies.entities


def _key(group: Group) -> str:
    """Give what a document's id is made from: its code, else type and number, else title."""
    return group.code() or " ".join(filter(None, [group.type(), group.number() or group.title()]))


# -- which references are one document ----------------------------------------------------------------------------


def grouped(members: Sequence[tuple[int, Reference, Surroundings]]) -> list[Group]:
    """Put the references to one document together, in the order of their first mention."""
    groups: list[Group] = []
    for rule_set in (("coded",), ("numbered", "plenum", "law"), ("named", "issued")):
        for member in members:
            if member[1].rule in rule_set:
                _home(groups, member).members.append(member)
    for group in groups:
        group.members.sort(key=lambda member: member[0])
    return sorted(groups, key=lambda group: group.members[0][0])


def _home(groups: list[Group], member: tuple[int, Reference, Surroundings]) -> Group:
    """Give the group that a reference belongs to, a new one at the end where there is none yet."""
    for group in groups:
        if any(same_document(reference, member[1]) for reference in group.references):
            return group
    groups.append(Group())
    return groups[-1]


def same_document(known: Reference, other: Reference) -> bool:
    """Tell whether two references name one document."""
    if known.code and other.code:
        return _bare(known.code) == _bare(other.code)
    if other.number:
        number = known.number or (codes.parse(known.code).number if known.code else None)
        kind = known.type or (codes.parse(known.code).type if known.code else None)
        year = known.year or (codes.parse(known.code).year if known.code else None)
        years_agree = not (other.year and year) or other.year == year
        return (
            years_agree and _same_number(number, other.number) and fold(kind or "") == fold(other.type or "")
        )
    if known.title and other.title and not known.code:
        return known.type == other.type and _same_title(known, other)
    return False


def _bare(code: str) -> str:
    """Fold a code to what identifies it: no separators, no leading zeros (``04-KH/TW`` and ``4-KH/TW``)."""
    return re.sub(r"[\s/.-]", "", fold(code)).lstrip("0")


def _same_number(one: str | None, other: str | None) -> bool:
    """Tell whether two numbers are equal but for leading zeros."""
    return bool(one and other) and fold(one or "").lstrip("0") == fold(other or "").lstrip("0")


def _same_title(one: Reference, other: Reference) -> bool:
    """Tell whether two titles are equal, but for a year or a term that only one of them has."""
    first, second = (_untailed(fold(r.title or "")) for r in (one, other))
    return first == second and not (one.year and other.year and one.year != other.year)


def _untailed(title: str) -> str:
    """Drop a law's year and amendment, and a plenum's term, from a folded title."""
    return re.sub(
        r"[ ,]*\(?\s*(?:sửa đổi|năm \d{4}|\d{4}|kh[óo][áa] [ivx]+)\s*\)?(?=$|[ ,(])", "", title
    ).strip(" ,")


# -- the chain ----------------------------------------------------------------------------------------------------

CARRIED_OUT = {
    "thực hiện",
    "triển khai",
    "cụ thể hóa",
    "cụ thể hoá",
    "thi hành",
    "căn cứ",
    "theo",
    "thực hiện theo",
    "quán triệt",
}
FAR = 300  # characters: a title in between can be long


def implemented(reader: Reader, group_of: Sequence[int]) -> dict[int, list[int]]:
    """Give for each document, by its group, the documents it is said to carry out.

    Either the carrier stands before in the same sentence (``Kế hoạch A triển khai Chương trình B``), or what is carried
    out opens the sentence (``Thực hiện Nghị quyết B, UBND tỉnh ban hành Kế hoạch A``).
    """
    chain: dict[int, list[int]] = {}
    around = [reader.read(i) for i in range(len(reader.references))]
    for i, reference in enumerate(reader.references):
        if around[i].cue not in CARRIED_OUT or around[i].role == "mention":
            continue
        carrier = _carrier(reader, around, i, reference)
        if carrier is None or group_of[carrier] == group_of[i]:
            continue
        targets = chain.setdefault(group_of[carrier], [])
        if group_of[i] not in targets and group_of[carrier] not in chain.get(group_of[i], []):
            targets.append(group_of[i])
    return chain


def _carrier(reader: Reader, around: Sequence[Surroundings], i: int, reference: Reference) -> int | None:
    """Give the reference that carries out reference ``i``, by its index."""
    start, end = reader.sentence(reference.start)
    listed = around[i].listed
    for j in range(i - 1, -1, -1):
        before = reader.references[j]
        if before.start < start or listed - before.end > FAR:
            break
        if before.end <= listed and around[j].role in ("subject", "basis") and around[j].listed != listed:
            return j
    opens = not reader.text[start:listed].strip() or listed - start < len("Triển khai thực hiện nghiêm túc ")
    for j in range(i + 1, len(reader.references)):
        after = reader.references[j]
        if after.start >= end:
            break
        if opens and around[j].role == "subject":
            return j
    return None


# -- issuers ------------------------------------------------------------------------------------------------------


class Bodies:
    """The article's bodies, to which issuers are added that it does not mention."""

    def __init__(self, article_id: str, entities: Sequence[Entity], mentions: Sequence[Mentioned]) -> None:
        self.article_id = article_id
        self.entities = list(entities)
        self.name_of = {entity.id: entity.name for entity in entities}
        self.id_of = {fold(entity.name): entity.id for entity in reversed(self.entities)}
        self.often = [e for e, _ in Counter(m.entity for m in mentions if m.entity).most_common()]

    def issuer(self, group: Group) -> str | None:
        """Give the entity that issued a document: the body its code names, else who the text names."""
        said = [a.body for a in group.around if a.body] + [a.actor for a in group.around if a.actor]
        named = code_issuer(group.code(), group.type(), group.references[0])
        if named is None:
            uncoded = group.code() is None
            return next((b if uncoded and i < 1 else self._body(b) for i, b in enumerate(said)), None)
        if named.name:
            return self._entity(named.name)
        for candidate in [*said, *self.often]:
            name = self._headed(self.name_of.get(candidate, ""), named.heads)
            if name:
                return self._entity(named.within + name)
        return next(iter(said), None)

    def _headed(self, name: str, heads: tuple[str, ...]) -> str | None:
        """Give the body of that head which a name is or leads (``Chủ tịch Ủy ban nhân dân tỉnh …``)."""
        body = body_led(name)
        general = re.search(r"(?<!\w)(các|cấp)(?!\w)", body)
        return body if body.startswith(heads) and not general else None

    def _body(self, entity: str) -> str:
        """Give the body that an office leads, for a document's signer; other bodies are themselves."""
        return self._entity(body_led(self.name_of[entity]))

    def _entity(self, name: str) -> str:
        """Give the entity of that name, added where the article does not mention it."""
        if fold(name) not in self.id_of:
            (new,) = stable_ids(self.article_id, "entity", [name])
            self.entities.append(Entity(id=new, name=name))
            self.id_of[fold(name)] = new
            self.name_of[new] = name
        return self.id_of[fold(name)]


OFFICE = re.compile(
    r"(?:Quyền\s+|Phó\s+)?(?:Bộ trưởng|Thứ trưởng|Chủ tịch|Phó Chủ tịch(?: Thường trực)?|Bí thư|Phó Bí thư(?: Thường trực)?|(?:Tổng )?[Gg]iám đốc|Phó Giám đốc|"
    r"Cục trưởng|Phó Cục trưởng|Tổng cục trưởng|Phó Tổng cục trưởng|Vụ trưởng|Chánh Thanh tra|Chánh án|Viện trưởng|Trưởng ban|Tổng Thanh tra)\s+(?=[A-ZĐỦỤÁ])"
)


def body_led(name: str) -> str:
    """Give the body that an office leads (``Bộ trưởng Bộ Y tế`` → ``Bộ Y tế``); other names are themselves."""
    office = OFFICE.match(name)
    return name[office.end() :] if office else name


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who a code or title names: a body by its full name, or by the head of its name, and what stands within it."""

    name: str | None = None
    heads: tuple[str, ...] = ()
    within: str = ""


NATIONAL = {
    "CP": "Chính phủ",
    "TTg": "Thủ tướng Chính phủ",
    "VPCP": "Văn phòng Chính phủ",
    "BYT": "Bộ Y tế",
    "BTC": "Bộ Tài chính",
    "BGDĐT": "Bộ Giáo dục và Đào tạo",
    "BTNMT": "Bộ Tài nguyên và Môi trường",
}


def code_issuer(code: str | None, kind: str | None, reference: Reference) -> Issuer | None:
    """Give the issuer that a document's code, or else its type, names by itself."""
    if reference.rule == "plenum":
        return Issuer("Ban Chấp hành Trung ương Đảng")
    if kind in ("Luật", "Bộ luật", "Hiến pháp"):
        return Issuer("Quốc hội")
    if code is None:
        return Issuer("Chính phủ") if kind == "Nghị định" else None
    for body in codes.parse(code).issuers:
        if body in NATIONAL:
            return Issuer(NATIONAL[body])
        if body == "UBND":
            return Issuer(heads=("Ủy ban nhân dân",))
        if body == "VPUB":
            return Issuer(heads=("Ủy ban nhân dân",), within="Văn phòng ")
        if body == "TU":
            return Issuer(heads=("Tỉnh ủy", "Thành ủy"))
    return None


# -- component ----------------------------------------------------------------------------------------------------


class DocumentFinder:
    """The component ``vn_documents``: reads mentions and entities, writes ``doc._.documents``, may add entities."""

    def __call__(self, doc: Doc) -> Doc:
        """Write the article's documents."""
        entities = list(doc._.entities or [])
        mentions = [
            Mentioned(s.start_char, s.end_char, s.label_, s._.value, s._.entity)
            for s in doc.spans.get("mentions", [])
        ]
        sentences = [(s.start_char, s.end_char) for s in doc.sents]
        documents, entities = documents_of(article_of(doc).id, doc.text, mentions, sentences, entities)
        doc._.documents, doc._.entities = documents, entities
        return doc


@Language.factory("vn_documents")
def create_documents(nlp: Language, name: str) -> DocumentFinder:
    """Make the component ``vn_documents``."""
    register()
    return DocumentFinder()
