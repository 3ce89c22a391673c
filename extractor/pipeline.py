"""The parts put together: a spaCy pipeline, and the extraction that is read off its ``Doc``.

Each stage is a component of its own, so a user can take one alone or put theirs between ours::

    nlp = load()
    nlp.add_pipe("my_bodies", before="vn_mentions")
    nlp("Sở Y tế chủ trì …")._.assignments
"""

from contextlib import nullcontext
from functools import cache
from importlib import import_module

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extractor import layers
from extractor.read.articles import normalised
from extractor.records import Article, Extraction, Mention, stable_ids
from extractor.segment.words import segment

COMPONENTS = {
    "vn_chain": "extractor.segment.chain",
    "vn_codes": "extractor.tag.codes",
    "vn_dates": "extractor.tag.dates",
    "vn_bodies": "extractor.tag.bodies",
    "vn_mentions": "extractor.tag.mentions",
    "vn_calendar": "extractor.resolve.calendar",
    "vn_entities": "extractor.resolve.bodies",
    "vn_documents": "extractor.resolve.documents",
    "vn_targets": "extractor.extract.targets",
    "vn_directives": "extractor.extract.directives",
}
"""The components in their order (each reads what those before it wrote) and the modules registering them."""


def load() -> Language:
    """Build the pipeline; each call gives a new one, for its user to change."""
    layers.register()
    nlp = spacy.blank("vi", config={"nlp": {"tokenizer": {"@tokenizers": "extractor.words.v1"}}})
    for name, module in COMPONENTS.items():
        import_module(module)
        nlp.add_pipe(name)
    return nlp


def extract(
    text: str, published: str | None = None, title: str | None = None, id: str = "text"
) -> Extraction:
    r"""Read the records of one text.

    Args:
        text: The article. Offsets index it in NFC with ``\n`` line ends, as in ``result.article.text``.
        published: The ISO day, month or year of publication, from which dates without a year are filled.
        title: The headline; where it equals the first line, that line yields no records.
        id: What the ids of the records are made from, beside their text.

    Raises:
        pydantic.ValidationError: ``published`` is no ISO date, or ``id`` is empty.
    """
    return extract_article(
        _pipeline(), Article(id=id, title=title, published=published, text=normalised(text))
    )


def extract_article(nlp: Language, article: Article) -> Extraction:
    """Run a pipeline over an article; what it learnt of the article's words is forgotten, so that memory stays flat."""
    inside: bool = nlp.vocab.in_memory_zone  # type: ignore[attr-defined]  # spaCy's stub does not know it
    with nullcontext() if inside else nlp.memory_zone():
        return read_doc(nlp(segment(nlp.vocab, article)))


def read_doc(doc: Doc) -> Extraction:
    """Read the extraction off a ``Doc`` that has been through the pipeline."""
    return Extraction(
        article=layers.article_of(doc),
        mentions=mentions(doc),
        entities=doc._.entities or [],
        documents=doc._.documents or [],
        tasks=doc._.tasks or [],
        targets=doc._.targets or [],
        assignments=doc._.assignments or [],
    )


def mentions(doc: Doc) -> list[Mention]:
    """Make records of the mentions of a ``Doc``, in text order."""
    spans = list(doc.spans["mentions"]) if "mentions" in doc.spans else []
    ids = stable_ids(layers.article_of(doc).id, "mention", (span.text for span in spans))
    return [
        Mention(
            id=id,
            label=span.label_,
            start=span.start_char,
            end=span.end_char,
            text=span.text,
            value=span._.value,
            entity=span._.entity,
            source=span._.source,
        )
        for id, span in zip(ids, spans, strict=True)
    ]


@cache
def _pipeline() -> Language:
    """Build the pipeline that ``extract`` uses, once; nobody else holds it, so nobody changes it."""
    return load()
