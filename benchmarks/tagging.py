"""How the time of codes and dates grows with the text: a 1 MB text should cost about 100 times a 10 kB one.

    python benchmarks/tagging.py

Each kind of text is made long by repetition, so that only the length changes; the best of three runs counts. The
kinds are the article as it is, in capitals, on one line, and runs of digits, of code pieces and of one word.
"""

import time

from extractor.resolve import calendar
from extractor.tag import codes, dates
from extractor.tag.mentions import merge

SHORT, LONG = 10_000, 1_000_000  # characters
RUNS = 3

ARTICLE = (
    "Ngày 30/11, UBND tỉnh ban hành Kế hoạch số 306/KH-UBND thực hiện Chương trình số 16-CTr/TU ngày 26/8/2022.\n"
    "Sở Y tế chủ trì, phối hợp với Sở Nội vụ rà soát, báo cáo định kỳ 6 tháng, hằng năm; hoàn thành trước 15/6/2025.\n"
    "Giai đoạn 2021-2025, đạt 2/3 số xã, tăng 5,7% so với cùng kỳ năm ngoái; từ 1/7 đến 30/9, quý I, II/2025.\n"
)
KINDS = {
    "article": ARTICLE,
    "capitals": ARTICLE.upper(),
    "one line": ARTICLE.replace("\n", " "),
    "digits": "0123456789",
    "fractions": "12/5",
    "days of one month": "ngày 5, 6, ",
    "code pieces": "12/QĐ-",
    "joint issuers": "12/TTLT-BCA-",
    "one word": "năm ",
    "law without end": "Luật ",
    "months": "tháng 5 và 6, ",
}


def seconds(text: str) -> float:
    """Give the time that tagging a text takes, the best of some runs."""
    best = float("inf")
    for _ in range(RUNS):
        start = time.perf_counter()
        calendar.fill(text, merge(codes.find(text), dates.find(text)), "2024-05-20")
        best = min(best, time.perf_counter() - start)
    return best


def main() -> None:
    seconds(ARTICLE)  # the patterns are built once
    print(f"{'text':<20}{'10 kB':>12}{'1 MB':>12}{'ratio':>8}{'MB/s':>8}")
    for name, piece in KINDS.items():
        short, long = (seconds((piece * (size // len(piece) + 1))[:size]) for size in (SHORT, LONG))
        print(
            f"{name:<20}{short * 1000:>9.1f} ms{long * 1000:>9.0f} ms{long / short:>8.0f}{LONG / 1e6 / long:>8.1f}"
        )


if __name__ == "__main__":
    main()
