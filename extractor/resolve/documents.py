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
from extractor.resolve.names import key_of, words_of
from extractor.resolve.places import home_of
from extractor.resolve.references import Mentioned, Reference, references
from extractor.resolve.reading import office_in
from extractor.resolve.registry import issuer_of_code
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
        words = Counter(
            r.type for r in self.references if r.type and not (self.code() and r.rule == "issued")
        )
        return words.most_common(1)[0][0] if words else self.parts and self.parts.type

    def title(self) -> str | None:
        """Give its title: the fullest proper name, else what is said after ``về`` first."""
        proper = [r.title for r in self.references if r.title and r.rule != "issued"]
        proper = proper or [r.title for r in self.references if r.title and not self.code()]
        return max(proper, key=len) if proper else next((a.title for a in self.around if a.title), None)

    def issued_on(self) -> str | None:
        """Give the day it was issued, else only the year, from the text or the code."""
        stated = [a.issued_on for a in self.around if a.issued_on]
        years = [r.year for r in self.references if r.year] + [self.parts.year if self.parts else None]
        day = next((value for value in stated if len(value) == 10), None)
        return day or next((value for value in [*stated, *years] if value), None)

    def issuers(self) -> list[str]:
        """Give the bodies that its references name inside themselves (``Nghị quyết của Tỉnh ủy về …``)."""
        return [r.issuer for r in self.references if r.issuer]

    def bodies(self) -> list[str]:
        """Give the bodies it is said to be ``của``."""
        return [a.body for a in self.around if a.body]

    def actors(self) -> list[str]:
        """Give who is said to have issued or signed it."""
        return [a.actor for a in self.around if a.actor]

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
    bodies = Bodies(article_id, text, entities, mentions)
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
        if (
            member[1].rule == "issued"
            and group.role() == "subject"
            and member[1].type in ("Văn bản", group.type())
        ):
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


# -- issuers --------------------------------------------------------------------------------------

CENTRAL = "Ban Chấp hành Trung ương Đảng"
BY_TYPE = {"Luật": "Quốc hội", "Bộ luật": "Quốc hội", "Hiến pháp": "Quốc hội", "Nghị định": "Chính phủ"}
SOMEWHERE = "tỉnh Hà Tĩnh"
"""Any province: a body that is named otherwise with it is one of those that each province has."""


class Bodies:
    """The article's bodies, to which issuers are added that it does not mention."""

    def __init__(
        self, article_id: str, text: str, entities: Sequence[Entity], mentions: Sequence[Mentioned]
    ) -> None:
        self.article_id = article_id
        self.entities = list(entities)
        self.name_of = {entity.id: entity.name for entity in entities}
        self.id_of = {fold(entity.name): entity.id for entity in reversed(self.entities)}
        self.often = [e for e, _ in Counter(m.entity for m in mentions if m.entity).most_common()]
        self.home = home_of(text, list(self.name_of.values()))

    def issuer(self, group: Group) -> str | None:
        """Give the entity that issued a document: the body its code or type names, else who the text names."""
        said = [e for e in (*group.issuers(), *group.bodies(), *group.actors()) if e in self.name_of]
        code, kind = group.code(), group.type()
        if group.references[0].rule == "plenum":
            return self._entity(CENTRAL)
        if code is None:
            return self._entity(BY_TYPE[kind]) if kind in BY_TYPE else self._signed(group, said)
        if codes.parse(code).issuer == "TW" and said:
            return said[0]
        named = issuer_of_code(code)
        return self._named(code, named, said) if named else self._signed(group, said)

    def _signed(self, group: Group, said: Sequence[str]) -> str | None:
        """Give who the text names: for a code, and where somebody only signed, the body that an office leads."""
        if not said:
            return None
        if group.code() is None and said[0] not in group.actors():
            return said[0]
        return self._entity(body_led(self.name_of[said[0]]))

    def _named(self, code: str, named: str, said: Sequence[str]) -> str:
        """Give the body a code names; one that each province has is the one the text names, else the home's."""
        everywhere = issuer_of_code(code, SOMEWHERE) != named
        if not everywhere:
            return self._entity(named)
        heads = ("Tỉnh ủy", "Thành ủy") if named == "Tỉnh ủy" else (named,)
        for entity in [*said, *self.often]:
            name = body_led(self.name_of[entity])
            if name.startswith(tuple(f"{head} " for head in heads)) and not GENERAL.search(name):
                return self._entity(name)
        at_home = issuer_of_code(code, self.home.full) if self.home else None
        return self._entity(at_home or named)

    def _entity(self, name: str) -> str:
        """Give the entity of that name, added where the article does not mention it."""
        if fold(name) not in self.id_of:
            (new,) = stable_ids(self.article_id, "entity", [name])
            self.entities.append(Entity(id=new, name=name))
            self.id_of[fold(name)] = new
            self.name_of[new] = name
        return self.id_of[fold(name)]


GENERAL = re.compile(r"(?<!\w)(?:các|cấp)(?!\w)")


def body_led(name: str) -> str:
    """Give the body that an office leads (``Bộ trưởng Bộ Y tế`` → ``Bộ Y tế``); other names are themselves."""
    office = office_in(key_of(name))
    words = words_of(name)
    if office is None or office.length >= len(words):
        return name
    led = name[words[office.length].start :]
    return led if led[0].isupper() and led != "Chính phủ" else name


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
