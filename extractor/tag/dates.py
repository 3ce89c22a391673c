"""DATE mentions: calendar expressions and their TIMEX3 values, as far as the text itself gives them.

Forms accepted (a preposition and the part of the day stay outside):

==========================================================  ==================================================
``ngày 26/8/2022``, ``17-2-2017``, ``ngày 14.7``             day; ``24/42017``, ``17/02/ 2017`` are mended
``ngày 28 tháng 8 năm 2025``, ``mùng 3 tháng 6``             day in words
``chiều 7/6``, ``từ 1/7``, ``(22/12/2024)``                  day without ``ngày``: after a leading word
``trước 10-8``, ``từ 1.7``                                   the same with another sign: no ascending range, or as
                                                             other days of the text are spelt
``ngày 31/12 năm sau``                                       day of a year told by its distance
``28-30/11/2022``, ``1/7 - 30/9/2025``                       range of days, one mention
``ngày 11 và 12/5``, ``ngày 5, 6, 7/6``                      days that share a month, a mention each
``tháng 12/2025``, ``đầu tháng 6 này``, ``trước 12/2025``    month; ``tháng Mười Hai``
``tháng 7-9/2025``, ``tháng 5 và 6/2025``                    months
``quý III/2023``, ``quý 2 năm 2025``, ``quý I, II/2025``     quarter
``6 tháng đầu năm 2024``, ``nửa cuối năm``                   half, first or last months
``kết quả 8 tháng``, ``8 tháng qua``, ``9 tháng tăng …``     months from January on: by a word of reports, or
                                                             named in full elsewhere in the text
``năm 2030``, ``cuối năm 2025``, ``năm 2023, 2024``          year; bare in ``đến 2030``, ``Festival Huế 2026``
``giai đoạn 2021-2025``, ``kỳ 2019-2023``                    period
``năm nay``, ``ngày mai``, ``đầu tháng này``                 relative to the article's day
``vào cuối năm``, ``từ đầu tháng``                           the same, unsaid
``năm trước``, ``chiều cùng ngày``                           relative to what was told before
``hằng năm``, ``ngày 20 hằng tháng``, ``15 ngày/lần``        recurrence
``04 lần/năm``, ``mỗi quý 01 lần``, ``định kỳ 6 tháng``      recurrence, by rate
``trong vòng 20 ngày làm việc``, ``xong … trong 5 ngày``     duration that states a deadline
``Quốc khánh 2/9``, ``Tết Nguyên đán Ất Tỵ 2025``            holiday
``NSX: 060125``                                              six digits on a label
==========================================================  ==================================================

Not dates: digits in codes and names (``Nghị quyết 19``, ``đường 30/4``, ``30 Tháng 4``), fractions (``2/3 số
hộ``), scores, clock times, ``24/7``, the year that cites a law (``Luật Đất đai năm 2024``), vague times
(``thời gian tới``).

A missing year stays a gap, ``XXXX-11-30``; ``extractor.resolve.calendar`` fills it. A relative expression's
value is all gap, and its ``source`` says the unit and the distance: ``relative:year:-1`` for ``năm ngoái``.

Scores on real articles, and how they were come by: docs/dates.md.
"""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from extractor.layers import Found, place
from extractor.tag import days, periods, recurrences
from extractor.tag.mentions import without_overlap
from extractor.tag.timex import lowered

# Of two readings of the same characters the earlier rule's is kept.
_RULES = (*recurrences.RULES, *days.RULES, *periods.RULES)
_YEARS = ("date:year", "date:year after name")


def find(text: str) -> list[Found]:
    """Find the dates in a text, in order; of overlapping readings the earliest wins, then the longest."""
    low = lowered(text)
    dates = [f for rule in _RULES for f in rule(low)]
    dates += [*periods.years_after_names(text, low), *periods.months_in_words(text)]
    dates = [f for f in dates if not (f.source in _YEARS and periods.cites_law(text, f.start))]
    return without_overlap(dates)


class DateTagger:
    """The pipe ``vn_dates``: writes ``doc.spans["dates"]``."""

    def __call__(self, doc: Doc) -> Doc:
        """Tag the dates of a ``Doc``."""
        return place(doc, "dates", find(doc.text))


@Language.factory("vn_dates")
def create_dates(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Make the pipe for ``nlp.add_pipe("vn_dates")``."""
    return DateTagger()
