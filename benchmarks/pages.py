"""How fast saved pages become articles, beside the bare parse of the same pages.

    python -m benchmarks.pages

The floor is selectolax building the tree and nothing more. Rounds are interleaved and
medians taken, so that the ratio holds on a busy machine; absolute speeds do not. The
pages are the test templates of eight portals, filled with bulk news of our own.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from string import Template

from selectolax.lexbor import LexborHTMLParser

from benchmarks.measuring import interleaved
from benchmarks.text import news
from tiendo.reading.formats import open_bytes

TEMPLATES = Path(__file__).resolve().parent.parent / "tests" / "reading" / "formats" / "pages"
ROUNDS, COPIES, CHARACTERS = 9, 10, 3_500


def pages() -> list[bytes]:
    """Every template, ``COPIES`` times, each with other news of ordinary length."""
    made = []
    for number, template in enumerate(sorted(TEMPLATES.glob("*.html")) * COPIES):
        first, *rest = news(CHARACTERS, seed=number).split("\n")
        body = "\n".join(f"<p>{paragraph}</p>" for paragraph in rest)
        filled = Template(template.read_text("utf-8")).substitute(
            title=f"Tin hoạt động số {number} của các địa phương trong tỉnh",
            lead=first, body=body, byline="Tin, ảnh: Hà Vy", iso="2024-05-20",
            dmy_slash="20/05/2024", dmy_dash="20-05-2024", time="08:15:00",
        )  # fmt: skip
        made.append(filled.encode())
    return made


def main() -> None:
    made = pages()
    works: dict[str, Callable[[], object]] = {
        "bare parse": lambda: [LexborHTMLParser(page.decode()).body for page in made],
        "article": lambda: [open_bytes(page, "tin.html") for page in made],
    }
    medians = interleaved(works, ROUNDS)
    size = sum(map(len, made)) / len(made) / 1000
    print(f"saved pages, warm, {len(made)} pages of {size:.1f} KB, one core")
    for name, taken in medians.items():
        print(f"  {name:12} {len(made) / taken:9,.0f} pages/s")
    print(f"  ratio to the bare parse: {medians['bare parse'] / medians['article']:.4f}")


if __name__ == "__main__":
    main()
