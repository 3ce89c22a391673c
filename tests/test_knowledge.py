"""What is known of bodies holds together: each alias finds its body, successors exist, dates are in order."""

import json
from importlib.util import find_spec
from pathlib import Path

import pytest
from pydantic import ValidationError

from extractor.knowledge.bodies import Bodies, Body, bodies
from extractor.knowledge.provinces import Province
from extractor.resolve.names import abbreviations, expand, key_of
from extractor.resolve.places import province_named, provinces
from extractor.resolve.reading import kinds, office_in, offices, pointers, read_name
from extractor.resolve.registry import bodies_named, issuer_of_code, lookup

BODIES = {body.name: body for body in bodies()}
REFORM = "2025-07-01"


def day_inside(body: Body) -> str | None:
    """Give a time at which a body bore its name."""
    return body.until or body.start


def test_names_are_unique():
    assert len(BODIES) == len(bodies())


@pytest.mark.parametrize("body", bodies(), ids=lambda b: b.name)
def test_each_name_and_alias_finds_its_body(body):
    for name in (body.name, *body.aliases):
        assert body in bodies_named(key_of(name), day_inside(body)), name
        found = lookup(name, day_inside(body))
        assert found and found.valid, name


def test_an_alias_means_one_body_at_a_time():
    names = {key_of(n) for b in bodies() for n in (b.name, *b.aliases)}
    days = ("2006-06-01", "2016-06-01", "2022-11-30", "2025-01-15", "2025-05-15", "2026-01-01")
    several = [
        (key, day) for key in names for day in days if sum(b.existed(day) for b in bodies_named(key, day)) > 1
    ]
    assert several == []


@pytest.mark.parametrize("body", [b for b in bodies() if b.codes], ids=lambda b: b.name)
def test_each_code_names_its_body(body):
    for code in body.codes:
        named = issuer_of_code(f"12/QĐ-{code}")
        assert named is not None and (named == body.name or code in BODIES[named].codes), code


@pytest.mark.parametrize("body", [b for b in bodies() if b.successors], ids=lambda b: b.name)
def test_successors_exist_and_take_over_when_the_body_ends(body):
    assert body.until
    for successor in body.successors:
        later = BODIES[successor.name]
        assert later.existed(successor.since), successor.name
        assert successor.since >= body.until[: len(successor.since)], successor.name


def test_parents_exist():
    assert {b.parent for b in bodies() if b.parent} <= set(BODIES)


@pytest.mark.parametrize("body", bodies(), ids=lambda b: b.name)
def test_dates_are_in_order(body):
    assert not (body.start and body.until) or body.start <= body.until


def test_unknown_keys_are_refused():
    with pytest.raises(ValidationError, match="chief"):
        Bodies.model_validate({"body": [{"name": "Bộ Mới", "kind": "ministry", "chief": "?"}]})
    with pytest.raises(ValidationError, match="2025-13"):
        Bodies.model_validate({"body": [{"name": "Bộ Mới", "kind": "ministry", "from": "2025-13"}]})
    with pytest.raises(ValidationError):
        Province.model_validate({"name": "Hà Nội", "kind": "đặc khu"})


@pytest.mark.parametrize(
    ("name", "day", "official", "successors"),
    [
        ("Sở KH&ĐT", "2022-11-30", "Sở Kế hoạch và Đầu tư", [("Sở Tài chính", "2025-03-01")]),
        ("Bộ KH-ĐT", "2025-02-28", "Bộ Kế hoạch và Đầu tư", [("Bộ Tài chính", "2025-03-01")]),
        (
            "Bộ GTVT",
            "2017",
            "Bộ Giao thông vận tải",
            [("Bộ Xây dựng", "2025-03-01"), ("Bộ Công an", "2025-03-01")],
        ),
        ("Uỷ ban Dân tộc", "2024-05", "Ủy ban Dân tộc", [("Bộ Dân tộc và Tôn giáo", "2025-03-01")]),
        ("Bộ Nông nghiệp", "2025-03", "Bộ Nông nghiệp và Môi trường", []),
        ("Tổng cục Thuế", "2020", "Tổng cục Thuế", [("Cục Thuế", "2025-03-01")]),
        ("Thủ tướng", "2020", "Thủ tướng Chính phủ", []),
        ("EVN", None, "Tập đoàn Điện lực Việt Nam", []),
    ],
)
def test_lookup(name, day, official, successors):
    known = lookup(name, day)
    assert known and known.valid
    assert known.body.name == official
    assert [(s.name, s.since) for s in known.body.successors] == successors


def test_lookup_of_a_provinces_department():
    known = lookup("Sở KH&ĐT tỉnh Lào Cai", "2022-11-30")
    assert known
    assert known.body.name == "Sở Kế hoạch và Đầu tư tỉnh Lào Cai"
    assert known.body.parent == "Ủy ban nhân dân tỉnh Lào Cai"
    assert lookup("Sở Y tế Hà Nội") == lookup("Sở Y tế TP Hà Nội")


@pytest.mark.parametrize(
    ("name", "until", "successors"),
    [
        ("UBND tỉnh Yên Bái", "2025-06-30", [("Ủy ban nhân dân tỉnh Lào Cai", "2025-07-01")]),
        ("UBND tỉnh Lào Cai", None, []),
        ("Tỉnh ủy Hải Dương", "2025-06-30", [("Thành ủy Hải Phòng", "2025-07-01")]),
        ("Sở KH&ĐT Yên Bái", "2025-02-28", [("Sở Tài chính tỉnh Yên Bái", "2025-03-01")]),
        ("Sở Tài chính Yên Bái", "2025-06-30", [("Sở Tài chính tỉnh Lào Cai", "2025-07-01")]),
        ("HĐND tỉnh Thừa Thiên Huế", "2024-12-31", [("Hội đồng nhân dân thành phố Huế", "2025-01-01")]),
        ("Công an TP.HCM", None, []),
    ],
)
def test_a_provinces_body_ends_with_its_province(name, until, successors):
    known = lookup(name)
    assert known
    assert known.body.until == until
    assert [(s.name, s.since) for s in known.body.successors] == successors


@pytest.mark.parametrize(
    ("name", "aliases"),
    [
        ("UBND tỉnh Yên Bái", ("UBND tỉnh Yên Bái",)),
        ("Công an tỉnh Lào Cai", ()),
        ("Sở Y tế tỉnh Lào Cai", ()),
    ],
)
def test_a_provinces_aliases_name_the_province_once(name, aliases):
    known = lookup(name)
    assert known and known.body.aliases == aliases


def test_lookup_out_of_time_and_of_nothing():
    known = lookup("Sở KH&ĐT", "2025-03-01")
    assert known and not known.valid
    assert lookup("Sở Mây mù") is None
    assert lookup("Lào Cai") is None
    assert lookup("") is None


@pytest.mark.parametrize(
    ("code", "place", "issuer"),
    [
        ("1658/QĐ-TTg", None, "Thủ tướng Chính phủ"),
        ("100/TTg", None, "Thủ tướng Chính phủ"),
        ("30/2020/NĐ-CP", None, "Chính phủ"),
        ("NĐ-CP", None, "Chính phủ"),
        ("47/2014/QH13", None, "Quốc hội"),
        ("333/2017/UBTVQH14", None, "Ủy ban Thường vụ Quốc hội"),
        ("26/2015/TT-BTC", None, "Bộ Tài chính"),
        ("3311/BNN-TCTS", None, "Bộ Nông nghiệp và Phát triển nông thôn"),
        ("301/BGDĐT – GDMN", None, "Bộ Giáo dục và Đào tạo"),
        ("5678/VPCP-KTTH", None, "Văn phòng Chính phủ"),
        ("06/2008/TTLT/BCA-VKSNDTC-TANDTC", None, "Bộ Công an"),
        ("306/KH-UBND", "thành phố Hà Nội", "Ủy ban nhân dân thành phố Hà Nội"),
        ("2202/UBND-NN", "Đắk Nông", "Ủy ban nhân dân tỉnh Đắk Nông"),
        ("16/TB-VPUB", "tỉnh Sơn La", "Văn phòng Ủy ban nhân dân tỉnh Sơn La"),
        ("16-CTr/TU", "TP Hà Nội", "Thành ủy Hà Nội"),
        ("16-CTr/TU", "Sơn La", "Tỉnh ủy Sơn La"),
        ("253/SVH&TT-QLDT", "Hà Nội", "Sở Văn hóa và Thể thao thành phố Hà Nội"),
        ("12/QĐ-UBND", None, "Ủy ban nhân dân"),
        ("45/2016/QĐ-ƯBND", None, "Ủy ban nhân dân"),
        ("15-NQ/TW", None, "Ban Chấp hành Trung ương Đảng Cộng sản Việt Nam"),
        ("17129-CV/VPTW", None, "Văn phòng Trung ương Đảng"),
        ("12/QĐ-XYZ", None, None),
        ("12/2020", None, None),
        ("", None, None),
    ],
)
def test_issuer_of_code(code, place, issuer):
    assert issuer_of_code(code, place) == issuer


@pytest.mark.parametrize("entries", abbreviations().values(), ids=lambda e: e[0].short)
def test_each_abbreviation_is_written_out(entries):
    for entry in entries:
        for before in entry.after or ["Cơ quan"]:
            assert expand(f"{before} {entry.short}").lower() == f"{before} {entry.full}".lower()


def test_an_abbreviation_that_needs_a_word_before_it_is_kept_without():
    assert expand("Tập đoàn CT") == "Tập đoàn CT"
    assert expand("Sở CT") == "Sở Công Thương"


@pytest.mark.parametrize("office", offices().values(), ids=lambda o: o.title)
def test_each_office_is_read(office):
    for title in (office.title, f"Phó {office.title}"):
        read = office_in(read_name(f"{title} Sở Y tế").key)
        assert read and read.title == " ".join(key_of(title))


@pytest.mark.parametrize("kind", kinds().values(), ids=lambda k: k.head)
def test_each_kind_is_pointed_to(kind):
    for bare in (kind.head, *kind.bare):
        assert pointers()[tuple(bare.split())] == tuple(kind.head.split())


@pytest.mark.parametrize("province", provinces(), ids=lambda p: p.name)
def test_each_name_and_alias_finds_its_province(province):
    for name in (province.name, province.full, *province.aliases):
        assert province_named(name) == province, name


def test_there_were_63_provinces_and_are_34():
    def existing(day: str) -> list[Province]:
        return [p for p in provinces() if (p.start or "") <= day and day <= (p.until or "9")]

    assert [len(existing(day)) for day in ("2020-01-01", "2025-06-30", REFORM)] == [63, 63, 34]


def test_successors_of_provinces():
    after = {p.name for p in provinces() if not p.until}
    for province in provinces():
        assert (province.until is None) == (province.successor is None) == (province.since is None)
        assert province.successor is None or province.successor in after


@pytest.mark.skipif(find_spec("underthesea") is None, reason="underthesea is not installed")
def test_the_reform_is_as_underthesea_maps_it():
    spec = find_spec("underthesea")
    assert spec and spec.origin
    mapping = json.loads((Path(spec.origin).parent / "address/data/mapping.json").read_text("utf-8"))
    old, new = mapping["old_province_names"], mapping["province_names"]
    theirs = {old[a]["short"]: new[b]["short"] for a, b in mapping["province_mapping"].items()}
    ours = {p.name: p.successor or p.name for p in provinces() if p.until != "2024-12-31"}
    assert ours == theirs
    merged = {m: p.name for p in provinces() for m in p.merged}
    assert merged == {a: b for a, b in theirs.items() if a != b}
    assert {p.full.capitalize() for p in provinces()} >= {n["name"].capitalize() for n in new.values()}
