"""Article text is data: what of it a terminal or a spreadsheet would obey is made visible instead."""

import re

_CONTROLS = {
    **{code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n"},
    0x7F: "\u2421",
    **dict.fromkeys(range(0x80, 0xA0), "\ufffd"),
    # The marks that turn the direction of writing can make a line read as something else.
    **dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)], "\ufffd"),
    **dict.fromkeys(
        [*range(0xD800, 0xE000), 0xFFFE, 0xFFFF], "\ufffd"
    ),  # no characters, and XML refuses them
}
_CONTROL = re.compile(f"[{''.join(map(re.escape, map(chr, _CONTROLS)))}]")
_FORMULA = re.compile(r"[=+\-@\t\r＝＋－＠]")


def printable(text: str) -> str:
    r"""Give text that a terminal only prints: ``ESC`` becomes ``␛``; tabs and line ends stay.

    >>> printable("\x1b[2J Sở Y tế")
    '␛[2J Sở Y tế'
    """
    return _CONTROL.sub(lambda found: _CONTROLS[ord(found[0])], text)


def one_line(text: str) -> str:
    """Give printable text on one line, with single spaces."""
    return printable(" ".join(text.split()))


def is_formula(text: str) -> bool:
    """Tell whether a spreadsheet would run a text that somebody types into it: ``=1+1``, ``@SUM(A1)``."""
    return bool(_FORMULA.match(text))


def cell(text: str) -> str:
    """Give one line that a spreadsheet takes for text: ``=1+1`` becomes ``'=1+1``."""
    line = one_line(text)
    return f"'{line}" if is_formula(line) else line
