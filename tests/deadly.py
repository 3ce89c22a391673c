"""A pipeline that does to its process what an article says; for workers, which import it by its name."""

import os
import signal
import time
from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from extractor.pipeline import load

ORDERS: dict[str, Callable[[], None]] = {
    "tự kết thúc": lambda: os._exit(3),
    "bị giết": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "treo mãi": lambda: time.sleep(3600),
}
"""What may stand in an article, and what then happens in the middle of it."""


@Language.component("obey")
def obey(doc: Doc) -> Doc:
    for words, order in ORDERS.items():
        if words in doc.text:
            order()
    if "hết bộ nhớ" in doc.text:
        raise MemoryError
    return doc


def deadly() -> Language:
    nlp = load()
    nlp.add_pipe("obey", after="vn_chain")
    return nlp


def missing() -> Language:
    raise OSError("the models are gone")
