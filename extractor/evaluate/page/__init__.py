"""The report as one page: scores, confusion, charts, and each article's text with its errors laid over it.

The page stands alone: no network, no other file; its policy lets only its own style and script run. What comes from
articles is escaped, and what would be obeyed (controls, marks that turn the direction of writing) is made visible.

===============  ==========================================================================
``view``         what the page shows, as plain data
``overlay``      an article's text, cut into segments by the marks that stand over them
``labels``       the page's words
``page.html``    its template; ``page.css`` its style; ``page.js`` keys and printing
===============  ==========================================================================
"""

from base64 import b64encode
from hashlib import sha256

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from extractor.evaluate.changes import OUTCOMES, Changes
from extractor.evaluate.errors import ERROR_KINDS
from extractor.evaluate.page import labels
from extractor.evaluate.page.overlay import DRAWN, STATUSES
from extractor.evaluate.page.view import viewed
from extractor.evaluate.report import Report
from extractor.evaluate.scores import LABELS
from extractor.version import __version__
from extractor.write.printable import printable

__all__ = ["page"]


def page(report: Report, changes: Changes | None = None, groups: dict[str, Report] | None = None) -> str:
    """Write the report of a run; with what changed since an earlier one, and the scores of groups, where given."""
    templates = _templates()
    kinds = {"kinds": ERROR_KINDS, "drawn": DRAWN, "statuses": STATUSES, "labels": labels}
    view = viewed(report)
    style = Markup(templates.get_template("page.css").render(kinds, fields=view.fields))
    script = Markup(templates.get_template("page.js").render())
    return templates.get_template("page.html").render(
        kinds,
        view=view,
        changes=changes,
        groups=groups,
        mention_labels=LABELS,
        sides=(*LABELS, None),
        outcomes=OUTCOMES,
        version=__version__,
        style=style,
        script=script,
        policy=f"default-src 'none'; style-src {_hashed(style)}; script-src {_hashed(script)}",
    )


def _templates() -> Environment:
    """Give the templates of this folder: values are escaped, a name that is not there is an error."""
    found = Environment(
        loader=PackageLoader("extractor.evaluate", "page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters |= {"ratio": labels.ratio, "figure": labels.figure, "shown": printable}
    return found


def _hashed(code: str) -> str:
    """Name code by its hash, as a content security policy does."""
    return f"'sha256-{b64encode(sha256(code.encode()).digest()).decode()}'"
