"""The report as a page: what it holds, and, in a real browser, how it looks and behaves."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.evaluate.changes import Changes
from extractor.evaluate.comparison import Comparison
from extractor.evaluate.confusion import confusion
from extractor.evaluate.page import page
from extractor.evaluate.page.labels import figure
from extractor.evaluate.page.overlay import segments
from extractor.evaluate.page.view import viewed
from extractor.evaluate.report import Report, report
from tests.chromium import launched
from tests.extractions import TEXT, Json, assignment, cut, date, extraction, org, renamed, target, task

BODIES = [{"id": "x", "name": "Ủy ban nhân dân tỉnh"}, {"id": "y", "name": "Sở Y tế"}]

GOLD = extraction(
    mentions=[org("UBND tỉnh", "x"), org("Sở Y tế", "y"), date("30/6", "2025-06-30")],
    entities=BODIES,
    documents=[{"id": "d1", "code": "306/KH-UBND", "type": "Kế hoạch", "role": "subject"}],
    tasks=[task("rà soát", deadline="2025-06-30"), task("phối hợp Sở Tài chính thẩm định")],
    targets=[target("trước 30/6", indicator="số báo cáo", low=30, high=30)],
    assignments=[assignment("giao Sở Y tế rà soát", ["rà soát"], ["y"], assigner="x")],
)
PRED = extraction(
    mentions=[org("UBND tỉnh", "x"), org("Sở Y", "y"), date("30/6", "XXXX-06-30"), org("Sở Nội vụ", "z")],
    entities=[*BODIES, {"id": "z", "name": "Sở Nội vụ"}],
    tasks=[task("rà soát, báo cáo")],
    assignments=[assignment("giao Sở Y tế rà soát", ["rà soát, báo cáo"], ["z"], assigner="x")],
)

HOSTILE = "</script></style><script>window.obeyed = 1</script><img src=x onerror='window.obeyed = 1'>\u202e&amp;{{ 7 * 7 }}"


def hostile(row: Json) -> Json:
    """Put what would be obeyed wherever a row holds words."""
    start = len(row["article"]["text"]) + 1
    text = f"{row['article']['text']} {HOSTILE}"
    bad: Json = {"start": start, "end": len(text), "text": HOSTILE}
    return row | {
        "article": row["article"] | {"id": HOSTILE, "text": text},
        "mentions": [
            *row["mentions"],
            bad | {"id": "bad", "label": "CODE", "value": HOSTILE, "entity": None},
        ],
        "entities": [entity | {"name": HOSTILE} for entity in row["entities"]],
        "documents": [{"id": "bad", "title": HOSTILE, "role": "subject"}],
        "targets": [target("Sở Nội vụ", indicator=HOSTILE, unit=HOSTILE)],
    }


def found(*pairs: tuple[Json, Json]) -> Report:
    return report(Comparison(gold, pred) for gold, pred in pairs)


REPORT = found((GOLD, PRED), *((renamed(f"b{n:02}", GOLD), renamed(f"b{n:02}", GOLD)) for n in range(20)))


# -- what it holds --------------------------------------------------------------------------------


def test_the_text_is_cut_where_marks_begin_and_end() -> None:
    (article, *_) = viewed(REPORT).articles
    cuts = [(s.text, {f"{kind}-{status}" for kind, status in s.marks}) for s in article.segments]
    # the assignment is wrong in its leads and stands under all of its words
    under = {"assignments-partly"}
    assert cuts[:8] == [
        ("UBND tỉnh", {"ORG-right"}),
        (" ", set()),
        ("giao ", under),
        ("Sở Y", under | {"ORG-partly"}),
        (" tế", under | {"ORG-missed"}),
        (" ", under),
        ("rà soát", under | {"tasks-partly"}),
        (", báo cáo", {"tasks-spurious"}),
    ]


positions = st.lists(
    st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 20), st.sampled_from(["ORG", "DATE", "CODE"])),
    max_size=8,
).map(
    lambda drawn: [
        {"id": f"m{n}", "label": label, "start": at, "end": min(at + length, len(TEXT)), "entity": None}
        | {"text": TEXT[at : at + length], "value": None}
        for n, (at, length, label) in enumerate(drawn)
    ]
)


@settings(deadline=None)
@given(positions, positions)
def test_the_segments_are_the_text_and_every_error_is_pinned_once(gold: list[Json], pred: list[Json]) -> None:
    view = viewed(found((extraction(mentions=gold), extraction(mentions=pred))))
    (article,) = view.articles
    assert "".join(segment.text for segment in article.segments) == TEXT
    pinned = [number for segment in article.segments for number in segment.errors]
    assert sorted(pinned) == [numbered.number for numbered in article.errors]
    at = 0
    for segment in article.segments:
        assert all(article.error(number).start == at for number in segment.errors)
        at += len(segment.text)


def test_an_article_without_words_has_no_segments() -> None:
    empty = extraction() | {"article": {"id": "a", "text": ""}}
    assert segments(Comparison(empty, empty), {}) == []


def test_labels_that_are_taken_for_one_another_are_counted() -> None:
    gold = extraction(mentions=[org("Sở Y tế", "y"), date("30/6", "2025"), org("UBND tỉnh", "x")])
    pred = extraction(
        mentions=[cut("30/6", label="CODE", value="30/6"), org("Sở Y", "y"), org("Sở Nội vụ", "z")]
    )
    assert confusion([Comparison(gold, pred)]) == {
        ("ORG", "ORG"): 1,
        ("DATE", "CODE"): 1,
        ("ORG", None): 1,
        (None, "ORG"): 1,
    }


@given(positions, positions)
def test_every_mention_is_counted_once_in_the_confusion(gold: list[Json], pred: list[Json]) -> None:
    cells = confusion([Comparison(extraction(mentions=gold), extraction(mentions=pred))])
    for side, mentions in ((0, gold), (1, pred)):
        counted: Counter[Any] = Counter()
        for labels, count in cells.items():
            counted[labels[side]] += count
        del counted[None]
        assert counted == Counter(m["label"] for m in mentions)


def test_every_score_has_its_words() -> None:
    assert all(figure(name) for name in REPORT.total)
    assert figure("assignment leads") == "phân công: cơ quan chủ trì"


def test_the_same_run_gives_the_same_bytes() -> None:
    assert page(REPORT) == page(REPORT)


def test_the_page_reaches_for_nothing_outside_itself() -> None:
    html = page(REPORT)
    assert not re.findall(r"https?:|//[a-z]|@import|\bsrc=|<link|<iframe", html)
    assert set(re.findall(r"url\((.)", html)) == {"#"}
    assert {target[0] for target in re.findall(r'href="([^"]+)"', html)} == {"#"}


def test_what_articles_say_is_escaped() -> None:
    html = page(found((hostile(GOLD), hostile(PRED))), Changes(*[found((hostile(GOLD), hostile(PRED)))] * 2))
    assert html.count("<script>") == html.count("</script>") == html.count("</style>") == 1
    assert "<img" not in html
    assert "\u202e" not in html
    assert "{{ 7 * 7 }}" in html


def test_groups_and_changes_are_shown_where_there_are_any() -> None:
    bare = page(REPORT)
    assert 'id="groups"' not in bare
    assert 'id="changes"' not in bare
    full = page(REPORT, Changes(found((GOLD, GOLD)), found((GOLD, PRED))), REPORT.by({"a": "Báo Nghệ An"}))
    assert "Báo Nghệ An" in full
    (lost,) = re.findall(r"<b>mất</b> · chỉ tiêu · <a href=\"#(e\d+)\"", full)
    assert re.search(rf'<li class="error missed k-targets" id="{lost}"', full)


# -- in a browser ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    yield from launched()


class Opened:
    """A page in the browser, and what it asked for and complained of."""

    def __init__(self, browser: Any, path: Path, html: str, **options: Any) -> None:
        path.write_text(html, "utf-8")
        self.page = browser.new_page(**options)
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.goto(path.as_uri())

    def focused(self) -> str:
        return str(self.page.evaluate("document.activeElement.id"))

    def shown(self, selector: str) -> int:
        """How many of the elements are displayed and not in a closed article."""
        return int(self.page.locator(selector).filter(visible=True).count())


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Opened]:
    page_ = Opened(browser, tmp_path / "report.html", page(REPORT))
    yield page_
    assert page_.complaints == []
    assert page_.asked == [(tmp_path / "report.html").as_uri()]
    page_.page.close()


def test_hostile_text_is_only_shown(browser: Any, tmp_path: Path) -> None:
    pairs = found((hostile(GOLD), hostile(PRED)))
    here = Opened(browser, tmp_path / "report.html", page(pairs, Changes(pairs, pairs), pairs.by({})))
    here.page.keyboard.press("n")
    assert here.page.evaluate("window.obeyed") is None
    assert len(here.asked) == 1
    assert here.complaints == []
    assert "<img src=x onerror=" in here.page.locator(".text").first.inner_text()


def test_keys_go_from_error_to_error_and_open_their_article(opened: Opened) -> None:
    assert opened.shown(".error") == 0
    for key, error in [("n", "e1"), ("j", "e2"), ("k", "e1"), ("p", "e1"), ("n", "e2")]:
        opened.page.keyboard.press(key)
        assert opened.focused() == error
    assert opened.shown("#p2.current") == 1
    assert opened.page.locator("#p2").evaluate("e => e.getBoundingClientRect().top") > 0


def test_an_error_is_one_click_from_its_place_and_back(opened: Opened) -> None:
    opened.page.locator("details.article summary").first.click()
    opened.page.locator("#e3 a").first.click()
    assert opened.page.evaluate("location.hash") == "#p3"
    assert opened.page.locator("#p3").evaluate("e => innerHeight > e.getBoundingClientRect().bottom")
    opened.page.locator("#p3").click()
    assert opened.page.evaluate("location.hash") == "#e3"


def test_a_link_from_elsewhere_opens_its_article(browser: Any, tmp_path: Path) -> None:
    here = Opened(browser, tmp_path / "report.html", page(REPORT))
    here.page.goto((tmp_path / "report.html").as_uri() + "#p3")
    assert here.shown("#p3") == 1


def test_filters_by_kind_result_and_field(opened: Opened) -> None:
    opened.page.locator("details.article summary").first.click()
    every = opened.shown(".error")
    assert every == len(viewed(REPORT).articles[0].errors) > 5
    tasks = opened.shown(".error.k-tasks")
    opened.page.locator("#kind-tasks").uncheck()
    assert opened.shown(".error") == every - tasks
    assert opened.shown(".pin.k-tasks") == 0
    opened.page.locator("#what-missed").uncheck()
    assert opened.shown(".error.missed") == 0
    opened.page.locator("#field").select_option("leads")
    assert opened.shown(".error") == opened.shown(".error.k-assignments") == 1
    opened.page.keyboard.press("Escape")
    opened.page.locator("h1").click()
    opened.page.keyboard.press("n")
    assert (
        opened.page.locator(":focus").get_attribute("class") == "error partly k-assignments f-leads current"
    )


def test_filters_and_articles_work_without_script(browser: Any, tmp_path: Path) -> None:
    here = Opened(browser, tmp_path / "report.html", page(REPORT), java_script_enabled=False)
    here.page.locator("details.article summary").first.click()
    before = here.shown(".error")
    here.page.locator("#kind-ORG").uncheck()
    assert 0 < here.shown(".error") < before


def test_kinds_of_errors_differ_by_more_than_colour(opened: Opened) -> None:
    opened.page.locator("details.article summary").first.click()
    styles = {
        kind: opened.page.locator(f".error.{kind}").first.evaluate("e => getComputedStyle(e).borderLeftStyle")
        for kind in ("missed", "spurious", "partly")
    }
    assert len(set(styles.values())) == 3
    lines = {
        opened.page.locator(f".ORG-{kind}").last.evaluate("e => getComputedStyle(e).textDecorationStyle")
        for kind in ("missed", "spurious", "partly", "right")
    }
    assert len(lines) == 4


def test_the_first_tab_skips_to_the_articles(opened: Opened) -> None:
    opened.page.keyboard.press("Tab")
    skip = opened.page.locator(":focus")
    assert skip.get_attribute("href") == "#articles"
    assert skip.evaluate("e => e.getBoundingClientRect().left") >= 0
    assert skip.evaluate("e => getComputedStyle(e).outlineStyle") != "none"


def test_light_dark_and_print(browser: Any, tmp_path: Path) -> None:
    papers = {}
    for scheme in ("light", "dark"):
        here = Opened(browser, tmp_path / "report.html", page(REPORT), color_scheme=scheme)
        papers[scheme] = here.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert papers["light"] != papers["dark"]
    here.page.emulate_media(media="print")
    assert here.shown(".filters") == 0
    assert here.page.pdf().startswith(b"%PDF")
    assert here.shown(".error") == len(viewed(REPORT).articles[0].errors)


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_runs_over_the_edge(browser: Any, tmp_path: Path, width: int) -> None:
    here = Opened(browser, tmp_path / "report.html", page(REPORT), viewport={"width": width, "height": 800})
    here.page.locator("details.article summary").first.click()
    assert here.page.evaluate("document.documentElement.scrollWidth") <= width
