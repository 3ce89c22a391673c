"""What the service refuses before it reads anything, and what every answer says."""

import base64

import pytest
from starlette.testclient import TestClient

from extractor.web.app import create_app
from extractor.web.settings import Settings, is_loopback

TOKEN = "chìa-khóa"


def client(base: str = "http://127.0.0.1:8000", **settings: str) -> TestClient:
    """The application without its workers: what is tested here comes before them."""
    return TestClient(create_app(Settings(**settings)), base_url=base)  # type: ignore[arg-type]


def basic(password: str) -> str:
    return "Basic " + base64.b64encode(f"ai cũng được:{password}".encode()).decode()


ROUTES = [
    "/",
    "/health",
    "/version",
    "/schema",
    "/openapi.json",
    "/api",
    "/static/page.css",
    "/readings/x",
    "/nowhere",
]


@pytest.mark.parametrize("path", ROUTES)
def test_a_name_that_is_led_here_is_refused_on_every_route(path: str) -> None:
    here = client()
    for host in ("127.0.0.1:8000", "localhost", "[::1]:8000"):
        assert here.get(path, headers={"Host": host}).status_code != 421
    for host in ("evil.example", "evil.example:8000", "127.0.0.1.evil.example", "", "[", "192.168.1.5:8000"):
        assert here.get(path, headers={"Host": host}).status_code == 421


@pytest.mark.parametrize("path", ROUTES)
def test_a_token_is_asked_for_on_every_route(path: str) -> None:
    away = client("http://192.168.1.5:8000", host="0.0.0.0", token=TOKEN)
    refused = away.get(path)
    assert refused.status_code == 401
    assert refused.headers["www-authenticate"].startswith("Basic")
    right = [b"Bearer " + TOKEN.encode(), basic(TOKEN).encode()]
    wrong = [
        b"Bearer x",
        basic("x").encode(),
        b"Basic ???",
        b"Bearer",
        TOKEN.encode(),
        b"Digest " + TOKEN.encode(),
    ]
    for values, told in ((right, False), (wrong, True)):
        for value in values:
            assert (away.get(path, headers=[(b"authorization", value)]).status_code == 401) == told, value


def test_nothing_listens_elsewhere_without_a_token() -> None:
    with pytest.raises(ValueError, match="a token is needed"):
        Settings(host="0.0.0.0")


@pytest.mark.parametrize(("host", "own"), [("localhost", True), ("127.0.0.9", True), ("::1", True), ("0.0.0.0", False), ("::", False), ("máy.vn", False)])  # fmt: skip
def test_which_addresses_are_of_this_machine(host: str, own: bool) -> None:
    assert is_loopback(host) == own


@pytest.mark.parametrize(
    ("headers", "refused"),
    [
        ({}, False),
        ({"Origin": "http://127.0.0.1:8000"}, False),
        ({"Origin": "http://127.0.0.1:8000", "Sec-Fetch-Site": "same-origin"}, False),
        ({"Origin": "http://evil.example"}, True),
        ({"Origin": "http://127.0.0.1:9000"}, True),
        ({"Origin": "null"}, True),
        ({"Origin": "http://["}, True),
        ({"Sec-Fetch-Site": "cross-site"}, True),
        ({"Sec-Fetch-Site": "same-site"}, True),
    ],
)
@pytest.mark.parametrize(
    ("method", "path"), [("POST", "/nowhere"), ("PUT", "/gold/a"), ("DELETE", "/nowhere")]
)
def test_another_sites_page_changes_nothing(
    headers: dict[str, str], refused: bool, method: str, path: str
) -> None:
    assert (client().request(method, path, headers=headers).status_code == 403) == refused


def test_another_sites_link_may_be_followed() -> None:
    assert client().get("/version", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 200


@pytest.mark.parametrize("path", ROUTES)
def test_every_answer_lets_only_its_own_scripts_run(path: str) -> None:
    answer = client().get(path)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "script-src 'self';" in policy and "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "access-control-allow-origin" not in answer.headers
    assert "set-cookie" not in answer.headers


def test_no_page_holds_a_script_or_style_of_its_own() -> None:
    for path in ("/", "/api", "/?lang=en", "/nowhere"):
        text = client().get(path, headers={"Accept": "text/html"}).text
        assert (
            "<style" not in text
            and " style=" not in text
            and "<script>" not in text
            and " onclick" not in text
        )


@pytest.mark.parametrize(
    "path", ["/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2f..%2fapp.py", "/static//etc/passwd"]
)
def test_only_the_pages_own_files_are_given_away(path: str) -> None:
    assert client().get(f"http://127.0.0.1:8000{path}").status_code == 404


def test_what_cannot_be_answered_is_a_page_for_people_and_json_for_programs() -> None:
    assert client().get("/readings/x", headers={"Accept": "application/json"}).json() == {
        "detail": "it is no longer kept; read the article again"
    }
    page = client().get("/readings/%3Cscript%3E", headers={"Accept": "text/html"})
    assert page.status_code == 404
    assert "<h1>Không tìm thấy</h1>" in page.text
    assert "<h1>Not found</h1>" in client().get("/readings/x?lang=en", headers={"Accept": "text/html"}).text
    wrong = client().get("/readings/x/0", headers={"Accept": "application/json"})
    assert wrong.status_code == 422 and wrong.json()["detail"].startswith("path.number: ")
