"""Who issued a document: the body that its code or type names, whoever signed it, else who the text names.

Forms, one a line::

    176/2013/NĐ-CP, 47/2014/QH13, 29/2015/TT-BYT   the code names it
    04-KH/TW … của Ban Bí thư                      ``TW`` names several: the text tells
    306/KH-UBND, 12/KH-SYT                         each province has one: the one the text names, else the home's
    944/KCB-QLCL, ký bởi Cục trưởng Cục …          letters we do not know: the signer's body
    Luật …, Nghị định …                            Quốc hội, Chính phủ
    Nghị quyết của Tỉnh ủy về …                    no code: the text tells
"""

import re
from collections import Counter
from collections.abc import Sequence

from extractor.records import Entity, fold, stable_ids
from extractor.resolve.names import words_of
from extractor.resolve.places import home_of
from extractor.resolve.reading import office_in
from extractor.resolve.references import Mentioned
from extractor.resolve.registry import issuer_of_code
from extractor.tag import codes

CENTRAL = "Ban Chấp hành Trung ương Đảng"
BY_TYPE = {"Luật": "Quốc hội", "Bộ luật": "Quốc hội", "Hiến pháp": "Quốc hội", "Nghị định": "Chính phủ"}
SOMEWHERE = "tỉnh Hà Tĩnh"
"""Any province: a body that is named otherwise with it is one of those that each province has."""

GENERAL = re.compile(r"(?<!\w)(?:các|cấp)(?!\w)")
PARTY_COMMITTEES = ("Tỉnh ủy", "Thành ủy")


class Issuers:
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

    def of_code(self, code: str, said: Sequence[str]) -> str | None:
        """Give the issuer of a coded document.

        Args:
            code: Its canonical code.
            said: The entities that the text says it is of or was issued by, the likelier first.
        """
        if codes.parse(code).issuer == "TW" and said:
            return said[0]
        named = issuer_of_code(code)
        if named is None:
            return self.entity(body_led(self.name_of[said[0]])) if said else None
        return (
            self.entity(named) if issuer_of_code(code, SOMEWHERE) == named else self._here(code, named, said)
        )

    def of_type(self, kind: str | None) -> str | None:
        """Give the issuer that a type of document names by itself; ``None`` where it names none."""
        return self.entity(BY_TYPE[kind]) if kind in BY_TYPE else None

    def of_text(self, bodies: Sequence[str], signers: Sequence[str]) -> str | None:
        """Give the body a document without a code is said to be of, else the body its signer leads."""
        if bodies:
            return bodies[0]
        return self.entity(body_led(self.name_of[signers[0]])) if signers else None

    def entity(self, name: str) -> str:
        """Give the entity of that name, added where the article does not mention it."""
        if fold(name) not in self.id_of:
            (new,) = stable_ids(self.article_id, "entity", [name])
            self.entities.append(Entity(id=new, name=name))
            self.id_of[fold(name)] = new
            self.name_of[new] = name
        return self.id_of[fold(name)]

    def _here(self, code: str, named: str, said: Sequence[str]) -> str:
        """Give the body of a kind that each province has: the one the text names, else the home province's."""
        heads = PARTY_COMMITTEES if named in PARTY_COMMITTEES else (named,)
        for entity in (*said, *self.often):
            name = body_led(self.name_of[entity])
            if name.startswith(tuple(f"{head} " for head in heads)) and not GENERAL.search(name):
                return self.entity(name)
        at_home = issuer_of_code(code, self.home.full) if self.home else None
        return self.entity(at_home or named)


def body_led(name: str) -> str:
    """Give the body that an office leads (``Bộ trưởng Bộ Y tế`` → ``Bộ Y tế``); other names are themselves."""
    words = words_of(name)
    office = office_in(tuple(word.key for word in words))
    if office is None or office.length >= len(words):
        return name
    led = name[words[office.length].start :]
    return led if led[0].isupper() and led != "Chính phủ" else name
