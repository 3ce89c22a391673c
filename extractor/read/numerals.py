"""The numbers of lists as they are shown: figures, letters, Roman numerals."""

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip

LARGEST_ROMAN = 4_000
"""A larger number is shown in figures."""


def roman(number: int) -> str:
    """Spell a number: ``i``, ``ii``, …; in figures where the Romans had none.

    >>> roman(4), roman(19), roman(0)
    ('iv', 'xix', '0')
    """
    if not 0 < number < LARGEST_ROMAN:
        return str(number)
    spelt = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        spelt += letters * count
    return spelt


def letter(number: int) -> str:
    """Spell a number as Word and browsers do: ``a`` to ``z``, then ``aa``; in figures past ``zz``.

    >>> letter(1), letter(5), letter(28)
    ('a', 'e', 'bb')
    """
    if not 0 < number <= 52:
        return str(number)
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
