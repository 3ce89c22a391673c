"""Tasks, targets and assignments from official Vietnamese articles, each traceable to its text.

>>> import extractor
>>> found = extractor.extract("UBND tỉnh giao Sở Y tế kiểm tra các bệnh viện trước 15/6.", published="2025")
>>> found.tasks[0].deadline
'2025-06-15'

``load()`` gives the spaCy pipeline, ``extract(text, published=…)`` an ``Extraction``, ``to_frames(extractions)``
the tables of many as pandas DataFrames. Importing the package
is quick: spaCy and the models come with the first use.
"""

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from extractor.version import __version__

if TYPE_CHECKING:
    from extractor.pipeline import extract, load
    from extractor.records import Extraction
    from extractor.write.frames import to_frames
else:
    from extractor import extract

__all__ = ["Extraction", "__version__", "extract", "load", "to_frames"]

_HOMES = {
    "Extraction": "extractor.records",
    "load": "extractor.pipeline",
    "to_frames": "extractor.write.frames",
}


class _Extract(ModuleType):
    """The folder ``extract/`` and the function ``extract()`` in one.

    Python binds a subpackage to its parent's attribute when it is first imported, which would put the folder
    in the function's place as soon as a stage in it is loaded. So the name is the folder from the start, and
    can be called.
    """

    def __call__(
        self, text: str, published: str | None = None, title: str | None = None, id: str = "text"
    ) -> "Extraction":
        """Read the records of one text; see ``extractor.pipeline.extract``."""
        from extractor.pipeline import extract

        return extract(text, published=published, title=title, id=id)


import_module("extractor.extract").__class__ = _Extract


def __getattr__(name: str) -> object:
    """Import a public name on its first use."""
    if name in _HOMES:
        public: object = getattr(import_module(_HOMES[name]), name)
        return public
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """List the public names."""
    return sorted(__all__)
