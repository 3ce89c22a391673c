"""The page in a real browser: the main paths, by mouse, by keyboard alone, on a phone, and for everybody."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from extractor.annotate.files import read_gold
from extractor.evaluate.faults import faults
from extractor.records import Extraction
from extractor.web.settings import Limits, Settings
from tests.chromium import launched
from tests.serving import serving

TEXT = """Đồng Tháp siết chặt an toàn thực phẩm
UBND tỉnh Đồng Tháp vừa ban hành Kế hoạch số 45/KH-UBND ngày 19/5/2025 thực hiện Nghị quyết số 30/NQ-CP của Chính phủ.
UBND tỉnh giao Sở Y tế chủ trì, phối hợp với Công an tỉnh kiểm tra các chợ đầu mối trước ngày 15/6.
Sở Tài chính có trách nhiệm bố trí kinh phí trong tháng 7/2025."""

HOSTILE = """<script>window.obeyed = 1</script><img src=x onerror="window.obeyed = 1">
UBND tỉnh Đồng Tháp giao Sở Y tế "><img src=x onerror=window.obeyed=1> kiểm tra {{ 7 * 7 }} trước ngày 15/6/2025."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    yield from launched()


@pytest.fixture(scope="module")
def gold(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("gold")


@pytest.fixture(scope="module")
def address(browser: Any, gold: Path) -> Iterator[str]:
    with serving(Settings(gold=gold, limits=Limits(workers=1))) as address:
        yield address


class Opened:
    """A page in the browser, and what it asked for and complained of."""

    def __init__(self, browser: Any, address: str, **options: Any) -> None:
        self.page = browser.new_page(**options)
        self.address = address
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.goto(address)

    def read(self, text: str = TEXT, published: str = "2025-05-20") -> None:
        """Give an article and open it."""
        self.page.fill("#text", text)
        self.page.fill("#published", published)
        self.page.click("button.main")
        self.page.wait_for_selector(".text")

    def lit(self) -> str:
        """Give the characters that are lit, in their order."""
        return "".join(self.page.locator(".text .lit").all_inner_texts())


@pytest.fixture
def opened(browser: Any, address: str) -> Iterator[Opened]:
    opened = Opened(browser, address)
    yield opened
    assert opened.complaints == []
    assert all(url.startswith(address) for url in opened.asked)
    opened.page.close()


def card(opened: Opened, text: str) -> Any:
    return opened.page.locator(".card", has_text=text).first


def test_an_article_that_is_pasted_is_shown_with_its_tasks(opened: Opened) -> None:
    opened.read()
    assert opened.page.locator(".text").inner_text() == TEXT
    assert opened.page.locator("h1").inner_text() == "Đồng Tháp siết chặt an toàn thực phẩm"
    assert opened.page.locator(".lead-body").all_inner_texts()[:1] == ["Sở Y tế tỉnh Đồng Tháp"]
    said = card(opened, "kiểm tra các chợ").inner_text()
    assert "trước 15/6/2025" in said and "Công an tỉnh Đồng Tháp" in said
    assert opened.page.locator(".days time").all_inner_texts() == ["14/6/2025", "31/7/2025"]
    assert opened.page.locator(".chain a").all_inner_texts() == ["Nghị quyết 30/NQ-CP", "Kế hoạch 45/KH-UBND"]


def test_a_record_lights_its_characters(opened: Opened) -> None:
    opened.read()
    card(opened, "kiểm tra các chợ").click()
    assert opened.lit() == "kiểm tra các chợ đầu mối trước ngày 15/6"
    card(opened, "bố trí kinh phí").click()
    assert opened.lit() == "bố trí kinh phí trong tháng 7/2025"
    opened.page.locator(".days a", has_text="kiểm tra các chợ").click()
    assert opened.lit() == "kiểm tra các chợ đầu mối trước ngày 15/6"


def test_a_mention_lists_its_records(opened: Opened) -> None:
    opened.read()
    opened.page.locator("a.mention", has_text="Sở Tài chính").click()
    listed = opened.page.locator("#chosen")
    assert "Bản ghi nêu “Sở Tài chính”" in listed.inner_text()
    assert listed.locator("a").first.inner_text() == "bố trí kinh phí trong tháng 7/2025"
    listed.locator("a").first.click()
    assert opened.lit() == "bố trí kinh phí trong tháng 7/2025"
    listed.locator("button").click()
    assert listed.is_hidden()


def test_the_keyboard_is_enough(opened: Opened) -> None:
    page = opened.page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    tab_to(page, "text")
    page.keyboard.insert_text(TEXT)
    page.keyboard.press("Tab")
    page.keyboard.type("05202025")
    tab_to_class(page, "main")
    page.keyboard.press("Enter")
    page.wait_for_selector(".text")
    tab_to_class(page, "find")
    page.keyboard.press("Enter")
    assert opened.lit() == "kiểm tra các chợ đầu mối trước ngày 15/6"
    page.reload()
    tab_to_class(page, "mention")
    page.keyboard.press("Enter")
    assert page.locator("#chosen").is_visible()
    page.keyboard.press("Enter")
    assert opened.lit() != ""
    page.keyboard.press("Escape")
    assert page.locator("#chosen").is_hidden()


def tab_to(page: Any, id: str) -> None:
    """Press Tab until an element has the focus."""
    press_until(page, f"document.activeElement.id === '{id}'")


def tab_to_class(page: Any, name: str) -> None:
    press_until(page, f"document.activeElement.classList.contains('{name}')")


def press_until(page: Any, condition: str) -> None:
    for _ in range(60):
        if page.evaluate(condition):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard does not lead to where {condition}")


def test_a_file_is_dropped_or_chosen(opened: Opened, tmp_path: Path) -> None:
    opened.page.evaluate(
        """(text) => {
          const transfer = new DataTransfer();
          transfer.items.add(new File([text], "<b>tin</b>.txt", { type: "text/plain" }));
          document.querySelector("form.give").dispatchEvent(
            new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
        }""",
        TEXT,
    )
    opened.page.click("button.main")
    opened.page.wait_for_selector(".text")
    assert "b>.txt" in opened.page.locator(".known").inner_text()  # the last part of what a path may be


def test_an_article_is_taken_away(opened: Opened) -> None:
    opened.read()
    with opened.page.expect_download() as taken:
        opened.page.click("text=Sổ Excel")
    assert taken.value.suggested_filename.endswith(".xlsx")
    assert Path(taken.value.path()).read_bytes()[:2] == b"PK"


def test_hostile_text_is_only_shown(opened: Opened) -> None:
    opened.read(HOSTILE)
    for one in opened.page.locator(".find, a.mention").all():
        one.click(force=True)
    assert opened.page.evaluate("window.obeyed") is None
    assert opened.page.locator(".text").inner_text() == HOSTILE
    assert opened.page.locator("img").count() == 0


def test_english_stands_beside(opened: Opened) -> None:
    opened.page.click("text=English")
    opened.read()
    assert opened.page.locator("html").get_attribute("lang") == "en"
    assert "before 2025-06-15" in card(opened, "kiểm tra các chợ").inner_text()
    opened.page.click("text=Tiếng Việt")
    assert opened.page.locator("html").get_attribute("lang") == "vi"
    assert "trước 15/6/2025" in card(opened, "kiểm tra các chợ").inner_text()


def test_what_cannot_be_read_is_said_in_the_readers_language(browser: Any, address: str) -> None:
    opened = Opened(browser, address)
    opened.page.click("button.main")
    assert opened.page.locator("h1").inner_text() == "Không đọc được bài này"
    assert "the text is empty" in opened.page.locator(".detail").inner_text()
    opened.page.close()


class Correcting(Opened):
    """An article that is being corrected; the text holds a sign that JavaScript counts twice."""

    def __init__(self, browser: Any, address: str, name: str, **options: Any) -> None:
        super().__init__(browser, address, **options)
        self.name = name
        text = f"Tin 📌 của {name}\n" + TEXT
        file = {"name": f"{name}.txt", "mimeType": "text/plain", "buffer": text.encode()}
        self.page.set_input_files("#file", file)
        self.page.click("button.main")
        self.page.click("a.correct")
        self.checked()

    def checked(self) -> None:
        """Wait until what is wrong is known."""
        self.page.wait_for_timeout(400)
        self.page.wait_for_selector("#differences li")

    def select(self, words: str) -> None:
        """Select words of the text, as a mouse does."""
        self.page.evaluate(
            """(words) => {
              const walker = document.createTreeWalker(document.getElementById("text"), NodeFilter.SHOW_TEXT);
              const nodes = [];
              while (walker.nextNode()) nodes.push(walker.currentNode);
              const whole = nodes.map((node) => node.data).join("");
              const place = (at) => {
                for (const node of nodes) { if (at <= node.length) return [node, at]; at -= node.length; }
              };
              const start = whole.indexOf(words);
              document.getElementById("text").focus();
              getSelection().setBaseAndExtent(...place(start), ...place(start + words.length));
            }""",
            words,
        )

    def records(self, layer: str) -> list[str]:
        """Give the records of a layer as the list has them."""
        said: list[str] = self.page.locator(f"[id^=record-{layer}-]").all_text_contents()
        return [one.partition(" · ")[2] for one in said]

    def save(self, annotator: str = "Lan") -> str:
        """Save, and give what is said of it."""
        self.page.fill("#annotator", annotator)
        self.page.click("#save button")
        self.page.wait_for_selector("#said:not(:empty)")
        return str(self.page.locator("#said").inner_text())


@pytest.fixture
def correcting(browser: Any, address: str, request: pytest.FixtureRequest) -> Iterator[Correcting]:
    correcting = Correcting(browser, address, request.node.name)
    yield correcting
    assert correcting.complaints == []
    correcting.page.close()


def saved(gold: Path, name: str) -> Extraction:
    extraction = read_gold(gold / f"{name}.json").extraction
    assert list(faults(extraction)) == []
    return extraction


def test_a_correction_becomes_gold(correcting: Correcting, gold: Path) -> None:
    page = correcting.page
    assert page.locator("#differences").inner_text() == "Không khác gì."
    assert page.locator("#wrong").inner_text() == "Không có lỗi."
    correcting.select("ban hành Kế hoạch")
    page.click("[data-add=tasks]")
    page.select_option("#field-kind", "solution")
    page.fill("#field-deadline", "2025-06-15")
    page.select_option("#field-relation", "before")
    correcting.checked()
    assert "ban hành Kế hoạch" in page.locator("#differences").inner_text()
    assert correcting.save().startswith("Đã lưu lúc")
    task = next(task for task in saved(gold, correcting.name).tasks if task.text == "ban hành Kế hoạch")
    assert (task.kind, task.deadline, task.relation) == ("solution", "2025-06-15", "before")
    assert '"annotator": "Lan"' in (gold / f"{correcting.name}.saves.jsonl").read_text("utf-8")


def test_a_body_is_added_to_those_that_lead(correcting: Correcting, gold: Path) -> None:
    page = correcting.page
    page.click("#record-assignments-a1")
    leads = page.locator("#field-leads :checked").count()
    box = page.locator("#field-leads label", has_text="Sở Tài chính").locator("input")
    box.check()
    assert page.evaluate("document.activeElement.value") == box.get_attribute("value")
    assert correcting.save().startswith("Đã lưu lúc")
    found = saved(gold, correcting.name)
    names = {entity.id: entity.name for entity in found.entities}
    assert len(found.assignments[0].leads) == leads + 1
    assert "Sở Tài chính tỉnh Đồng Tháp" in [names[id] for id in found.assignments[0].leads]


def test_a_mention_brings_its_body(correcting: Correcting, gold: Path) -> None:
    page = correcting.page
    correcting.select(" chợ đầu mối ")
    page.keyboard.press("o")
    assert page.locator("#form h3").inner_text().endswith("chợ đầu mối")
    assert page.locator("#field-entity option:checked").inner_text() == "chợ đầu mối"
    assert correcting.save().startswith("Đã lưu lúc")
    found = saved(gold, correcting.name)
    mention = next(mention for mention in found.mentions if mention.text == "chợ đầu mối")
    assert {entity.id: entity.name for entity in found.entities}[mention.entity or ""] == "chợ đầu mối"


def test_steps_are_taken_back_and_again(correcting: Correcting) -> None:
    page = correcting.page
    before = correcting.records("tasks")
    page.click("#record-tasks-t1")
    page.click("#delete")
    after = correcting.records("tasks")
    assert after == before[1:]
    assert "t1" not in page.locator("#form").inner_text()
    page.click("#undo")
    assert correcting.records("tasks") == before
    correcting.select("Tin")
    page.keyboard.press("Control+y")
    assert correcting.records("tasks") == after
    page.keyboard.press("Control+z")
    assert correcting.records("tasks") == before
    assert page.locator("#undo").is_disabled()


def test_what_is_wrong_is_told_as_one_corrects_and_is_not_saved(correcting: Correcting, gold: Path) -> None:
    page = correcting.page
    page.click("#record-tasks-t1")
    page.fill("#field-deadline", "ngày mai")
    page.keyboard.press("Tab")
    page.wait_for_selector("#wrong button")
    assert "t1: 'ngày mai' is no TIMEX3 value" in page.locator("#wrong").inner_text()
    assert correcting.save() == "Chưa lưu được: còn chỗ cần sửa."
    assert not (gold / f"{correcting.name}.json").exists()
    assert [line for line in correcting.complaints if "422" not in line] == []
    correcting.complaints.clear()
    page.click("#wrong button")
    assert page.locator("#field-deadline").input_value() == "ngày mai"


def test_nobody_saves_over_somebody_else(correcting: Correcting, browser: Any, gold: Path) -> None:
    page = correcting.page
    with page.context.expect_page() as other_page:
        page.evaluate("(path) => window.open(path)", page.url)
    other = other_page.value
    other.wait_for_selector("#differences li")
    page.click("#record-tasks-t1")
    page.select_option("#field-kind", "solution")
    assert correcting.save("Lan").startswith("Đã lưu lúc")
    other.fill("#annotator", "Minh")
    other.click("#save button")
    other.wait_for_selector("#said a")
    assert "Chưa lưu: Lan đã lưu một bản khác lúc" in other.locator("#said").inner_text()
    assert "Nhiệm vụ".lower() in other.locator("#said").inner_text()
    assert saved(gold, correcting.name).tasks[0].kind == "solution"
    other.close()


def test_a_correction_needs_no_mouse(correcting: Correcting, gold: Path) -> None:
    page = correcting.page
    tab_to(page, "text")
    page.keyboard.press("Control+Home")
    for _ in range(3):
        page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("t")
    assert "Tin" in correcting.records("tasks")
    page.keyboard.type("xyz")  # letters are no text here
    assert page.locator("#text").inner_text().startswith("Tin 📌")
    page.keyboard.press("Control+Home")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "field-kind"
    press_until(page, "document.activeElement.id === 'delete'")
    page.keyboard.press("Enter")
    assert "Tin" not in correcting.records("tasks")
    tab_to(page, "annotator")
    page.keyboard.type("Lan")
    page.keyboard.press("Control+s")
    page.wait_for_selector("#said:has-text('Đã lưu')")
    assert saved(gold, correcting.name).article.id == correcting.name


def test_hostile_text_is_only_corrected(browser: Any, address: str) -> None:
    opened = Opened(browser, address)
    opened.read(f"</script>{HOSTILE}")
    opened.page.click("a.correct")
    opened.page.wait_for_selector("#differences li")
    for button in opened.page.locator("[id^=record-tasks-]").all():
        button.click()
    assert opened.page.evaluate("window.obeyed") is None
    assert opened.page.locator("img").count() == 0
    assert opened.complaints == []
    opened.page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_correcting_fits_and_is_accessible(browser: Any, address: str, width: int, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    options = {"viewport": {"width": width, "height": 740}, "color_scheme": scheme, "bypass_csp": True}
    correcting = Correcting(browser, address, f"axe-{width}-{scheme}", **options)
    correcting.page.click("#record-assignments-a1")
    assert serious(axe.Axe().run(correcting.page)) == []
    assert correcting.page.evaluate("document.documentElement.scrollWidth") <= width
    correcting.page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_pages_fit_and_are_accessible(browser: Any, address: str, width: int, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    options = {"viewport": {"width": width, "height": 740}, "color_scheme": scheme, "bypass_csp": True}
    opened = Opened(browser, address, **options)
    faults = serious(axe.Axe().run(opened.page))
    opened.read()
    opened.page.locator("a.mention").first.click()
    card(opened, "kiểm tra các chợ").click()
    faults += serious(axe.Axe().run(opened.page))
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= width
    opened.page.goto(f"{address}/api")
    faults += serious(axe.Axe().run(opened.page))
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= width
    assert faults == []
    opened.page.close()


def serious(results: Any) -> list[str]:
    """Give what axe finds of a page that keeps somebody from using it."""
    assert results.response["passes"]
    return [
        f"{one['id']}: {[node['html'] for node in one['nodes']]}"
        for one in results.response["violations"]
        if one["impact"] in ("serious", "critical")
    ]
