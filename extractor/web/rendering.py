"""Templates: every value is escaped, and what a screen would obey is made visible."""

from functools import cache
from urllib.parse import quote, urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from extractor.read import READERS
from extractor.version import __version__
from extractor.web.service import service_of
from extractor.web.words import Words
from extractor.write.printable import printable


def words_of(request: Request) -> Words:
    """Give the words of the language that a request asks for: ``?lang=en``, else Vietnamese."""
    return Words("en" if request.query_params.get("lang") == "en" else "vi")


def link(words: Words, *parts: str, **query: str) -> str:
    """Give the address of a page of this service, in the same language."""
    asked = {name: value for name, value in query.items() if value}
    if words.language == "en":
        asked["lang"] = "en"
    path = "/" + "/".join(quote(part, safe="") for part in parts)
    return f"{path}?{urlencode(asked)}" if asked else path


def page(request: Request, template: str, status: int = 200, **values: object) -> HTMLResponse:
    """Fill a template."""
    words = words_of(request)
    settings = service_of(request).settings

    def to(*parts: str, **query: str) -> str:
        return link(words, *parts, **query)

    text = (
        _templates()
        .get_template(template)
        .render(
            words=words,
            say=words.say,
            to=to,
            here=request.url,
            switched=request.url.include_query_params(lang=words.other),
            outputs=settings.outputs,
            gold=settings.gold,
            version=__version__,
            suffixes=sorted(suffix for suffix in READERS if suffix.count(".") == 1),
            **values,
        )
    )
    return HTMLResponse(text, status)


@cache
def _templates() -> Environment:
    """Give the templates; a name that is not there is an error."""
    found = Environment(
        loader=PackageLoader("extractor.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters["shown"] = printable
    return found
