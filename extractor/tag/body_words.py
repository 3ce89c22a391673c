"""The vocabulary of the grammar of bodies, read from knowledge/ once and made ready for look-up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from extractor.knowledge import Knowledge, load
from extractor.knowledge.bodies import bodies
from extractor.knowledge.provinces import Provinces
from extractor.tag.syllables import Phrases, fold_syllable, spelled


class Heads(Knowledge):
    """One way of naming bodies: the heads that open such names, names to be read whole, and strings without any."""

    forms: list[str]
    examples: list[str]
    counterexamples: list[str]


class BodyHeads(Knowledge):
    """knowledge/body_heads.toml."""

    sole: Heads
    local: Heads
    ministry: Heads
    department: Heads
    named: Heads
    company: Heads
    site: Heads
    adhoc: Heads


class BodyWords(Knowledge):
    """knowledge/body_words.toml."""

    ministries: list[str]
    departments: list[str]
    fields: list[str]
    activities: list[str]
    deeds: list[str]
    purposes: list[str]
    doings: list[str]
    programmes: list[str]
    stops: list[str]
    levels: list[str]
    tiers: list[str]
    surnames: list[str]
    small_heads: list[str]
    lookalikes: list[str]
    ways: list[str]
    measures: list[str]
    first_halves: list[str]
    earlier_words: dict[str, list[str]]
    other_words: dict[str, list[str]]


class Places(Knowledge):
    """knowledge/places.toml."""

    countries: list[str]
    towns: list[str]
    regions: list[str]


class Offices(Knowledge):
    """knowledge/offices.toml."""

    sole: list[str]
    heads: list[str]
    bound: list[str]
    bound_heads: list[str]
    plain: list[str]
    groups: list[str]
    selectors: list[str]
    determiners: list[str]
    plain_groups: list[str]
    set_groups: list[str]
    sectors: list[str]
    led: list[str]


class Acting(Knowledge):
    """knowledge/acting.toml."""

    addressing: list[str]
    ordering: list[str]
    commanding: list[str]
    reporting: list[str]
    telling: list[str]
    attending: list[str]
    adverbs: list[str]
    tasks: list[str]
    authority: list[str]
    states: list[str]
    bare: list[str]
    press: list[str]
    press_verbs: list[str]
    issuers: list[str]
    weak: list[str]
    locating: list[str]
    products: list[str]
    counts: list[str]
    giving: list[str]
    sending: list[str]
    documents: list[str]
    congresses: list[str]
    trades: list[str]


@dataclass(frozen=True)
class Vocabulary:
    """Every list of words the grammar looks up, as phrase tries over syllables."""

    heads: Phrases[str]
    letters: frozenset[str]
    ministries: Phrases[str]
    departments: Phrases[str]
    fields: Phrases[str]
    deeds: Phrases[str]
    purposes: Phrases[str]
    doings: Phrases[str]
    programmes: Phrases[str]
    stops: Phrases[str]
    levels: Phrases[str]
    tiers: Phrases[str]
    places: Phrases[str]
    ungoverned: Phrases[str]
    official: Phrases[str]
    surnames: frozenset[str]
    small_heads: frozenset[str]
    lookalikes: Phrases[str]
    ways: frozenset[str]
    measures: frozenset[str]
    first_halves: frozenset[str]
    earlier_words: dict[str, frozenset[str]]
    other_words: dict[str, frozenset[str]]
    offices: Phrases[str]
    bound_heads: Phrases[str]
    groups: Phrases[str]
    selectors: Phrases[str]
    determiners: Phrases[str]
    plain_groups: Phrases[str]
    set_groups: Phrases[str]
    sectors: Phrases[str]
    led: frozenset[str]
    addressing: Phrases[str]
    ordering: Phrases[str]
    commanding: Phrases[str]
    reporting: Phrases[str]
    telling: Phrases[str]
    commands: Phrases[str]
    attending: Phrases[str]
    adverbs: Phrases[str]
    tasks: Phrases[str]
    authority: Phrases[str]
    states: Phrases[str]
    bare: Phrases[str]
    press: Phrases[str]
    press_verbs: Phrases[str]
    issuers: Phrases[str]
    weak: frozenset[str]
    locating: frozenset[str]
    products: frozenset[str]
    counts: frozenset[str]
    giving: frozenset[str]
    sending: frozenset[str]
    documents: frozenset[str]
    congresses: Phrases[str]
    trades: Phrases[str]


_SHORT_SPELLINGS = (
    ("Trung ương", ("T.Ư", "TƯ", "TW")),
    ("trung ương", ("T.Ư", "TƯ", "TW")),
    ("Ủy ban", ("UB",)),
    ("Ban Quản lý", ("BQL",)),
    ("Ban Chỉ đạo", ("BCĐ",)),
    ("Ban Thường vụ", ("BTV",)),
    ("Ban Chấp hành", ("BCH",)),
    ("Văn phòng", ("VP",)),
    ("Ngân hàng Nhà nước", ("NHNN", "NH Nhà nước")),
    ("Ngân hàng TMCP", ("NH TMCP",)),
    ("Công an", ("CA",)),
    ("Đại học Quốc gia", ("ĐHQG",)),
    ("Bộ Chỉ huy Quân sự", ("BCHQS", "Bộ CHQS")),
    ("Viện kiểm sát", ("VKS", "Viện KS")),
    ("Tòa án nhân dân", ("TAND",)),
    ("Mặt trận Tổ quốc", ("MTTQ",)),
    ("Đại biểu Quốc hội", ("ĐBQH",)),
    ("Hội đồng nhân dân", ("HĐND",)),
)
"""Words that print shortens anywhere in a name: ``UB Kiểm tra TƯ``."""


def _spellings(form: str) -> list[str]:
    """Give a form and its shortened spellings.

    >>> _spellings("Ủy ban Kiểm tra Trung ương")[:3]
    ['Ủy ban Kiểm tra Trung ương', 'Ủy ban Kiểm tra T.Ư', 'Ủy ban Kiểm tra TƯ']
    """
    spelled_so = [form]
    for long, shorts in _SHORT_SPELLINGS:
        spelled_so += [one.replace(long, short) for one in spelled_so if long in one for short in shorts]
    return spelled_so


def _phrases(forms: Iterable[str], kind: str = "") -> Phrases[str]:
    return Phrases((form, kind) for form in forms)


def _reversed(forms: Iterable[str]) -> Phrases[str]:
    """Index phrases from their last syllable, to be matched leftwards."""
    return Phrases((" ".join(reversed(spelled(form))), "") for form in forms)


def _province_names() -> list[str]:
    """Give the provinces of before and after 2025-07-01, as they are spelled in print."""
    return [n for p in load("provinces", Provinces).province for n in (p.name, *p.aliases)]


@cache
def vocabulary() -> Vocabulary:
    """Read the knowledge files and index them."""
    heads, words = load("body_heads", BodyHeads), load("body_words", BodyWords)
    places, offices, acting = load("places", Places), load("offices", Offices), load("acting", Acting)
    kinds: Sequence[tuple[str, Heads]] = [
        (kind, getattr(heads, kind))
        for kind in ("sole", "company", "site", "named", "adhoc", "local", "department", "ministry")
    ]
    return Vocabulary(
        heads=Phrases(
            (spelling, kind) for kind, group in kinds for form in group.forms for spelling in _spellings(form)
        ),
        letters=frozenset(
            fold_syllable(spelling)
            for _, group in kinds
            for form in group.forms
            for spelling in _spellings(form)
            if spelling.isupper() and spelling.isalpha()
        ),
        ministries=_phrases(words.ministries),
        departments=_phrases([*words.ministries, *words.departments]),
        fields=Phrases([*((f, "field") for f in words.fields), *((f, "activity") for f in words.activities)]),
        deeds=_phrases(words.deeds),
        purposes=_phrases(words.purposes),
        doings=_phrases(words.doings),
        programmes=_phrases(words.programmes),
        stops=_phrases(words.stops),
        levels=_phrases(words.levels),
        tiers=_phrases(words.tiers),
        places=_phrases([*_province_names(), *places.countries, *places.towns, *places.regions]),
        ungoverned=_phrases([*places.countries, *places.regions]),
        official=_phrases(name for body in bodies() for name in (body.name, *body.aliases) if " " in name),
        surnames=frozenset(fold_syllable(name) for name in words.surnames),
        offices=Phrases(
            [
                *((form, "head") for form in offices.heads),
                *((form, "plain") for form in offices.plain),
                *((form, "bound") for form in offices.bound),
                *((spelling, "sole") for form in offices.sole for spelling in _spellings(form)),
            ]
        ),
        bound_heads=_phrases(offices.bound_heads),
        groups=_phrases(offices.groups),
        selectors=_phrases(offices.selectors),
        determiners=_phrases(offices.determiners),
        plain_groups=_phrases(offices.plain_groups),
        set_groups=_phrases(offices.set_groups),
        sectors=_phrases(offices.sectors),
        led=frozenset(offices.led),
        addressing=_reversed(acting.addressing),
        ordering=_reversed(acting.ordering),
        commanding=_reversed(acting.commanding),
        reporting=_reversed(acting.reporting),
        telling=_reversed(acting.telling),
        commands=_phrases(acting.commanding),
        attending=_reversed(acting.attending),
        adverbs=_phrases(acting.adverbs),
        tasks=_phrases(acting.tasks),
        authority=_phrases(acting.authority),
        states=_phrases(acting.states),
        bare=_phrases(acting.bare),
        press=_phrases(acting.press),
        press_verbs=_phrases(acting.press_verbs),
        issuers=_phrases(spelling for form in acting.issuers for spelling in _spellings(form)),
        small_heads=frozenset(words.small_heads),
        lookalikes=_phrases(words.lookalikes),
        ways=frozenset(words.ways),
        measures=frozenset(words.measures),
        first_halves=frozenset(words.first_halves),
        earlier_words={second: frozenset(firsts) for second, firsts in words.earlier_words.items()},
        other_words={first: frozenset(rest) for first, rest in words.other_words.items()},
        weak=frozenset(acting.weak),
        locating=frozenset(acting.locating),
        products=frozenset(acting.products),
        counts=frozenset(acting.counts),
        giving=frozenset(acting.giving),
        sending=frozenset(acting.sending),
        documents=frozenset(acting.documents),
        congresses=_phrases(acting.congresses),
        trades=_phrases(acting.trades),
    )
