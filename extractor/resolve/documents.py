"""Which official documents an article names: one record each, with type, number, issuer, date, title and role.

Two references are one document when their codes are equal but for separators and leading zeros, when a bare
number of the same type plainly means a code (``Nghị quyết 15`` and ``15-NQ/TW``), or when their titles are equal
but for a year. An uncoded document whose issue is told is the coded one of its type that the article reports.

What each reference adds is read by surroundings.py, who issued it by issuers.py. The chain::

    Kế hoạch A về triển khai Chương trình B thực hiện Nghị quyết C     A implements B, B implements C
    Thực hiện Nghị quyết B, UBND tỉnh ban hành Kế hoạch A              A implements B

Measured on ../shared/real (F1, then the share right of issuer, date, role): d01-d29 0.98, 1.00, 0.97, 0.98;
d30-d45 0.96, 0.96, 0.94, 0.79; corpus/ 1.00, 0.96, 0.95, 0.96. Known limits: documents without code and
number are found only where their issue is told or their issuer named; the role of a law
cited in passing is often a matter of opinion.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from extractor.layers import article_of, register, sentences_of
from extractor.records import Document, Entity, Role, fold, stable_ids
from extractor.resolve.issuers import CENTRAL, Issuers
from extractor.resolve.references import Mentioned, Reference, references
from extractor.resolve.surroundings import LAW_TYPES, Reader, Surroundings, issuing
from extractor.tag import codes

STRONGEST: tuple[Role, ...] = ("replaced", "subject", "basis")
SEASON, YEAR = 60, 365  # days after which a document's issue is no news: beside another, and alone
SHORTENED = 0.6  # of a headline's title for a document that are in its full title
FAR = 300  # characters between a document and one it carries out: a title in between can be long
OPENING = len("Triển khai thực hiện nghiêm túc ")  # characters before a document that opens its sentence


class Member(NamedTuple):
    """A reference with its number and what is said around it."""

    nth: int
    reference: Reference
    around: Surroundings


@dataclass(slots=True)
class Group:
    """The references to one document, in text order."""

    members: list[Member] = field(default_factory=list)

    @property
    def references(self) -> list[Reference]:
        """The references alone."""
        return [member.reference for member in self.members]

    @property
    def around(self) -> list[Surroundings]:
        """What is said around each."""
        return [member.around for member in self.members]

    @property
    def code(self) -> str | None:
        """Its code, the fuller of two ways to print it."""
        return max((r.code for r in self.references if r.code), key=len, default=None)

    @property
    def parts(self) -> codes.CodeParts | None:
        """The parts of its code."""
        return codes.parse(self.code) if self.code else None

    @property
    def number(self) -> str | None:
        """What its code begins with, else the bare number it is cited by."""
        numbers = (r.number for r in self.references if r.number)
        return self.parts.number if self.parts else next(numbers, None)

    @property
    def type(self) -> str | None:
        """The word before its code or number most of the time, else the type the code has."""
        telling = [r for r in self.references if r.rule != "issued"] if self.code else self.references
        words = Counter(r.type for r in telling if r.type)
        if words:
            return words.most_common(1)[0][0]
        return self.parts.type if self.parts else None

    @property
    def title(self) -> str | None:
        """The fullest proper name, else what is first said of it after ``về``."""
        code = self.code
        proper = [r.title for r in self.references if r.title and not (code and r.rule == "issued")]
        said = (a.title for a in self.around if a.title)
        return max(proper, key=len) if proper else next(said, None)

    @property
    def issued_on(self) -> str | None:
        """The day, else the year, that text or code state; where both do, no day of another year."""
        year = self.parts.year if self.parts else None
        stated = [a.issued_on for a in self.around if a.issued_on]
        stated = [day for day in stated if year is None or day.startswith(year)]
        years = [r.year for r in self.references if r.year]
        return max((*stated, *years, *([year] if year else [])), key=len, default=None)

    @property
    def role(self) -> Role:
        """The strongest role that its references are given, else ``mention``."""
        roles = {a.role for a in self.around}
        return next((role for role in STRONGEST if role in roles), "mention")

    @property
    def is_news(self) -> bool:
        """Whether its issue is told, or, but of a law, what was said in it (``Tại …``)."""
        cues = {a.cue for a in self.around if a.role == "subject"}
        telling = issuing() if self.type in LAW_TYPES else issuing() | {"tại"}
        return self.role == "subject" and bool(cues & telling)

    @property
    def is_quoted(self) -> bool:
        """Whether no issue is told, and it is a law or decree (``Luật … quy định …``) or cited (``Theo …, …``)."""
        cues = {a.cue for a in self.around if a.role == "subject"}
        return not self.is_news and (self.type in LAW_TYPES or cues == {"theo"})

    @property
    def is_cited(self) -> bool:
        """Whether nothing but being cited makes it a basis (``Giá được tính theo …``)."""
        return all(a.cited for a in self.around if a.role == "basis")

    def issuer(self, issuers: Issuers) -> str | None:
        """Give the entity that issued it."""
        bodies = [r.issuer for r in self.references if r.issuer] + [a.body for a in self.around if a.body]
        signers = [a.actor for a in self.around if a.actor]
        if self.references[0].rule == "plenum":
            return issuers.entity(CENTRAL)
        if self.code:
            return issuers.of_code(self.code, bodies + signers)
        return issuers.of_type(self.type) or issuers.of_text(bodies, signers)


def documents_of(
    article_id: str,
    text: str,
    mentions: Sequence[Mentioned],
    sentences: Sequence[tuple[int, int]],
    entities: Sequence[Entity],
    elsewhere: Sequence[tuple[int, int]] = (),
    published: str | None = None,
) -> tuple[list[Document], list[Entity]]:
    """Give the article's documents, and its entities with those issuers added that it does not mention.

    Args:
        article_id: What the ids of documents and added entities are made from.
        text: The article's text.
        mentions: Its mentions, in text order.
        sentences: The offsets of its sentences.
        entities: The bodies it mentions.
        elsewhere: The offsets of what is not of the article: teasers of others, site furniture.
        published: The day, month or year it was published, if known.
    """
    found = [r for r in references(text, mentions, sentences) if not _is_within(r.start, elsewhere)]
    reader = Reader(text, mentions, sentences, found)
    members = [Member(i, r, reader.read(i)) for i, r in enumerate(reader.references)]
    groups = grouped(members)
    issuers = Issuers(article_id, text, entities, mentions)
    ids = stable_ids(article_id, "doc", [_key(group) for group in groups])
    chain = implemented(reader, members, groups)
    roles = roles_of(groups, published)
    documents = [
        Document(
            id=ids[n],
            code=group.code,
            type=group.type,
            number=group.number,
            issuer=group.issuer(issuers),
            issued_on=group.issued_on,
            title=group.title,
            role=roles[n],
            implements=[ids[m] for m in chain.get(n, [])],
            source=f"documents.{group.references[0].rule}",
        )
        for n, group in enumerate(groups)
    ]
    return documents, issuers.entities


def roles_of(groups: Sequence[Group], published: str | None) -> list[Role]:
    """Give each document's role in the article.

    Beside a document whose issue is the news, one that is only quoted, or was issued long before, is a mention;
    where the article reports no document, what is only cited (``theo …``) is the basis of none.
    """
    roles = [group.role for group in groups]
    news = any(group.is_news and not _is_older(group.issued_on, published, SEASON) for group in groups)
    for n, group in enumerate(groups):
        if roles[n] == "subject":
            past = _is_older(group.issued_on, published, SEASON if news else YEAR)
            known = group.is_quoted if news else group.type not in LAW_TYPES and not group.is_news
            aside = (news and past) or (known and (news or past))
        else:
            aside = roles[n] == "basis" and group.is_cited and "subject" not in roles
        roles[n] = "mention" if aside else roles[n]
    return roles


def _is_older(issued: str | None, published: str | None, days: int) -> bool:
    """Tell whether a document was issued so many days, or, of two years, at least one, before it was reported."""
    if not issued or not published:
        return False
    if len(issued) == len(published) == len("2022-11-30"):
        return (date.fromisoformat(published) - date.fromisoformat(issued)).days > days
    return int(published[:4]) - int(issued[:4]) > days // YEAR


def _is_within(offset: int, stretches: Sequence[tuple[int, int]]) -> bool:
    """Tell whether an offset lies in one of some stretches, given in text order."""
    i = bisect_right(stretches, (offset, offset)) - 1
    return any(start <= offset < end for start, end in stretches[max(i, 0) : i + 2])


def _key(group: Group) -> str:
    """Give what a document's id is made from: its code, else type and number, else title."""
    return group.code or " ".join(filter(None, [group.type, group.number or group.title]))


# -- which references are one document ------------------------------------------------------------


def grouped(members: Sequence[Member]) -> list[Group]:
    """Put the references to one document together, in the order of their first mention."""
    index = _Index()
    for rules in (("coded",), ("numbered", "plenum", "law", "annexed", "named"), ("issued",)):
        index.reported = {group.type: group for group in reversed(index.groups) if group.role == "subject"}
        for member in members:
            if member.reference.rule in rules:
                index.group_of(member.reference).members.append(member)
    for group in index.groups:
        group.members.sort(key=lambda member: member.nth)
    return sorted(index.groups, key=lambda group: group.members[0].nth)


class _Index:
    """The groups so far, by what identifies a document."""

    def __init__(self) -> None:
        self.groups: list[Group] = []
        self.reported: dict[str | None, Group] = {}
        self.by_key: dict[tuple[str, str], list[tuple[str | None, Group]]] = {}

    def group_of(self, reference: Reference) -> Group:
        """Give the group that a reference belongs to, a new one where there is none yet."""
        if reference.rule == "issued" and (reported := self._reported(reference)):
            return reported
        titled = self.reported.get(reference.type) if reference.rule == "named" else None
        if titled and _resembles(reference.title, titled.title):
            return titled
        year = reference.year or (codes.parse(reference.code).year if reference.code else None)
        keys = list(_keys(reference))
        same = (g for y, g in self.by_key.get(keys[0], []) if not (year and y) or year == y)
        group = next(same, None)
        if group is None:
            group = Group()
            self.groups.append(group)
            for key in keys:
                self.by_key.setdefault(key, []).append((year, group))
        return group

    def _reported(self, reference: Reference) -> Group | None:
        """Give the document of a type that the article reports; ``văn bản`` is of any type."""
        if reference.type == "Văn bản":
            return next(reversed(self.reported.values()), None)
        return self.reported.get(reference.type)


def _resembles(one: str | None, other: str | None) -> bool:
    """Tell whether most words of a title, as a headline shortens it, are in another."""
    words = fold(one or "").split()
    others = set(fold(other or "").split())
    return sum(word in others for word in words) > len(words) * SHORTENED


def _keys(reference: Reference) -> Iterator[tuple[str, str]]:
    """Give what identifies a document, the way it is cited here first, then what else it may be cited by."""
    kind = reference.type
    number = reference.number
    if reference.code:
        parts = codes.parse(reference.code)
        yield "code", re.sub(r"[\s/.-]", "", fold(reference.code)).lstrip("0")
        kind, number = kind or parts.type, parts.number
    if number:
        yield fold(kind or ""), fold(number).lstrip("0")
    elif reference.title:
        yield fold(kind or ""), _untailed(fold(reference.title))


TAIL = re.compile(r"[ ,]*\(?\s*(?:sửa đổi|năm \d{4}|\d{4}|kh[óo][áa] [ivx]+)\s*\)?(?=$|[ ,(])")


def _untailed(title: str) -> str:
    """Drop a law's year and amendment, and a plenum's term, from a folded title."""
    return TAIL.sub("", title).strip(" ,")


# -- the chain ------------------------------------------------------------------------------------

CARRIED_OUT = frozenset(
    ["thực hiện", "triển khai", "cụ thể hóa", "cụ thể hoá", "thi hành", "căn cứ", "theo", "thực hiện theo"]
)


def implemented(reader: Reader, members: Sequence[Member], groups: Sequence[Group]) -> dict[int, list[int]]:
    """Give for each document, by its group, the documents it is said to carry out."""
    group_of = {member.nth: n for n, group in enumerate(groups) for member in group.members}
    chain: dict[int, list[int]] = {}
    for member in members:
        if member.around.cue not in CARRIED_OUT or member.around.role == "mention":
            continue
        carrier = _carrier(reader, members, member)
        n, m = group_of[member.nth], group_of[carrier.nth] if carrier else None
        if m is not None and m != n and n not in chain.get(m, []) and m not in chain.get(n, []):
            chain.setdefault(m, []).append(n)
    return chain


def _carrier(reader: Reader, members: Sequence[Member], carried: Member) -> Member | None:
    """Give the reference to the document that carries another out: before it, or after one that opens its sentence."""
    start, end = reader.sentence(carried.reference.start)
    listed = carried.around.listed
    for before in reversed(members[max(0, carried.nth - 4) : carried.nth]):
        if before.reference.start < start or listed - before.reference.end > FAR:
            break
        told = before.around.role in ("subject", "basis")
        if before.reference.end <= listed and told and before.around.listed != listed:
            return before
    if listed - start >= OPENING:
        return None
    after = (m for m in members[carried.nth + 1 : carried.nth + 9] if m.reference.start < end)
    return next((m for m in after if m.around.role == "subject"), None)


# -- component ------------------------------------------------------------------------------------


class DocumentFinder:
    """The component ``vn_documents``: reads mentions and entities, writes ``doc._.documents``."""

    def __call__(self, doc: Doc) -> Doc:
        """Write the article's documents, and add the issuers that it does not mention to its entities."""
        mentions = [
            Mentioned(span.start_char, span.end_char, span.label_, span._.value, span._.entity)
            for span in doc.spans.get("mentions", [])
        ]
        elsewhere = [
            (block.start_char, block.end_char)
            for block in doc.spans.get("blocks", [])
            if block.label_ in ("teaser", "furniture")
        ]
        doc._.documents, doc._.entities = documents_of(
            article_of(doc).id,
            doc.text,
            mentions,
            sentences_of(doc),
            doc._.entities or [],
            elsewhere,
            article_of(doc).published,
        )
        return doc


@Language.factory("vn_documents")
def create_documents(nlp: Language, name: str) -> DocumentFinder:
    """Make the component ``vn_documents``."""
    register()
    return DocumentFinder()
