"""CoNLL: a word a line, with its offsets and a BIO tag; an empty line behind each sentence; mentions only.

::

    # newdoc id = 306-kh-ubnd
    TP	0	2	B-ORG
    giao	3	7	O

Words are those of the extractor's segmentation, cut where a mention begins or ends inside one; the syllables of a
word are joined by ``_``.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.annotate.files import Gold, save
from extractor.write.printable import one_line

if TYPE_CHECKING:
    from spacy.vocab import Vocab


def write(golds: Iterable[Gold], path: Path) -> None:
    """Write the articles into a file."""
    # imported here: the models behind the segmentation take seconds to load, and no other form needs them
    from spacy.vocab import Vocab

    vocab = Vocab()
    save(path, "".join(f"{line}\n" for gold in golds for line in _lines(gold, vocab)))


def _lines(gold: Gold, vocab: "Vocab") -> Iterator[str]:
    """Give the lines of an article."""
    from extractor.layers import cut_tokens
    from extractor.segment.words import segment

    e = gold.extraction
    doc = cut_tokens(segment(vocab, e.article), {edge for m in e.mentions for edge in (m.start, m.end)})
    tags: dict[int, str] = {}
    for mention in e.mentions:
        inside = doc.char_span(mention.start, mention.end) or ()
        tags |= {token.i: f"{'I' if n else 'B'}-{mention.label}" for n, token in enumerate(inside)}
    yield f"# newdoc id = {one_line(gold.id)}"
    for sentence in doc.sents:
        for token in sentence:
            if word := "_".join(token.text.split()):
                yield f"{word}\t{token.idx}\t{token.idx + len(token)}\t{tags.get(token.i, 'O')}"
        yield ""
