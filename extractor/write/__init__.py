"""From an ``Extraction`` to the files people open: one writer a file."""
