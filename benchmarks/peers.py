"""How fast the nearest kin take the same news, in one run with the reader and the digit scan.

    python -m benchmarks.peers

No peer reads figures with what they are said of. sea-g2p's normaliser finds Vietnamese
numbers, dates and units, to speak them; dateparser finds dates. Both do less.
"""

from __future__ import annotations

from collections.abc import Callable

from dateparser.search import search_dates
from sea_g2p import Normalizer

from benchmarks.measuring import interleaved
from benchmarks.run import DIGITS
from benchmarks.text import news
from tiendo.reading import read_text

CHARACTERS, PAGE, ROUNDS = 24_000, 4_000, 5


def main() -> None:
    text = news(CHARACTERS)
    pages = [text[at : at + PAGE] for at in range(0, len(text), PAGE)]
    size = sum(len(page.encode()) for page in pages)
    spoken = Normalizer(lang="vi")

    def each(work: Callable[[str], object]) -> Callable[[], object]:
        return lambda: [work(page) for page in pages]

    took = interleaved(
        {
            "digit scan": each(lambda page: sum(1 for _ in DIGITS.finditer(page))),
            "full reading": each(read_text),
            "sea-g2p Normalizer": each(spoken.normalize),
            "dateparser search_dates": each(lambda page: search_dates(page, languages=["vi"])),
        },
        ROUNDS,
    )
    print(f"the same news beside peers, warm, {len(pages)} pages of {PAGE:,} characters, one core")
    for name, taken in took.items():
        ratio = took["digit scan"] / taken
        print(f"  {name:24} {size / taken / 1e6:8.2f} MB/s   ratio to the digit scan {ratio:.4f}")


if __name__ == "__main__":
    main()
