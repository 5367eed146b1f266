"""The layout of pages: paper, margins, page numbers."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from tiendo.checking.layouts.fault import Fault, Mend, layout_check
from tiendo.checking.layouts.judging import SIDES, spanned
from tiendo.checking.layouts.layout import Layout
from tiendo.reading.layout import PageNumber, Section
from tiendo.vocabulary.layouts import Style
from tiendo.vocabulary.numbers import format_number

MARGINS = {
    "top": ("trên", "top"), "bottom": ("dưới", "bottom"), "left": ("trái", "left"),
    "right": ("phải", "right"),
}  # fmt: skip
# More text than fits on one page of the smallest letters and margins that a rule allows.
ONE_PAGE = 5000


@layout_check(id="layout-paper", says="Giấy khổ A4, để dọc; chỉ trang có bảng rộng mới để ngang.")
def layout_paper(layout: Layout) -> Iterator[Fault]:
    """The paper is A4, upright; it lies down only for wide tables.

    Party papers may be A5. A millimetre more or less is no other paper.

    Sai:  Khổ giấy: 215,9 x 279,4 mm
    Đúng: Khổ giấy: 210 x 297 mm
    """
    page, style = layout.rules.page, layout.rules["paper"]
    for section in layout.sheet.sections:
        lies = section.landscape
        size = sorted((section.width, section.height))
        known = any(
            all(abs(a - b) <= page.paper_tolerance for a, b in zip(size, paper, strict=True))
            for paper in (page.paper, *page.also)
        )
        if known and (not lies or section.tables):
            continue
        stated = f"{whole(section.width)} x {whole(section.height)} mm"
        must = page.paper if not section.tables or not lies else page.paper[::-1]
        wanted = " x ".join(whole(side) for side in must) + " mm"
        turned = ", để ngang mà không có bảng rộng" if lies and not section.tables else ""
        yield Fault(
            style=style, stated=stated + turned, wanted=wanted, certain=style.certain("paper"),
            stated_en=stated, wanted_en=wanted,
            mend=Mend("paper", "lying" if must != page.paper else "upright", section.number),
        )  # fmt: skip


@layout_check(id="layout-margins", says="Lề trang nằm trong khoảng quy định.")
def layout_margins(layout: Layout) -> Iterator[Fault]:
    """The margins of upright pages lie between the least and the most that the rule gives.

    Half a millimetre is the rounding of programs. The gutter counts to the left margin.

    Sai:  Lề trang: lề trái 25 mm
    Đúng: Lề trang: lề trái 30 mm
    """
    page, style = layout.rules.page, layout.rules["margins"]
    for section in layout.sheet.sections:
        for side, (low, high) in () if section.landscape else page.margins.items():
            away: Decimal = getattr(section, side)
            if low - page.margin_tolerance <= away <= high + page.margin_tolerance:
                continue
            said, said_en = MARGINS[side]
            yield Fault(
                style=style, certain=style.certain(side),
                stated=f"lề {said} {whole(away)} mm", stated_en=f"{said_en} {whole(away)} mm",
                wanted=f"{spanned(low, high)} mm", wanted_en=f"{spanned(low, high, en=True)} mm",
                mend=Mend(f"margin-{side}", min(max(away, low), high), section.number),
            )  # fmt: skip


@layout_check(
    id="layout-pages",
    says="Số trang bằng chữ số Ả Rập, canh giữa trong lề trên, không hiển thị ở trang thứ nhất.",
)
def layout_pages(layout: Layout) -> Iterator[Fault]:
    """Pages are numbered from 1 in Arabic, in the middle of the top margin, not on page one.

    Numbers may be missing where the text may fit on one page. A number in a box or behind
    tabs has no place that can be known.

    Sai:  Số trang: canh phải
    Đúng: Số trang: canh giữa
    """
    style, sections = layout.rules["page-number"], layout.sheet.sections
    numbers = list(dict.fromkeys(one for section in sections for one in section.numbers))
    if not numbers:
        if layout.sheet.letters > ONE_PAGE:
            yield fault(
                style, "không có", "missing", "số ở giữa lề trên", "in the top margin",
                None if any(s.headed or s.worded for s in sections) else Mend("number", True),
            )  # fmt: skip
        return
    for number in numbers:
        yield from looked(style, number, move=not any(s.headed or s.worded for s in sections))
    yield from counted(style, sections)


def looked(style: Style, number: PageNumber, *, move: bool) -> Iterator[Fault]:
    """Where a number stands on the page, and in what letters; ``move``: the header is free."""
    if number.where == "footer":
        mend = Mend(f"move-{number.part}", True) if move and number.alone else None
        yield fault(style, "ở lề dưới", "in the footer", "ở lề trên", "in the header", mend)
        return
    if number.align is not None and number.align != style.align:
        stands = SIDES.get(number.align, SIDES["left"])
        yield fault(style, *stands, *SIDES["center"], Mend(f"align-{number.part}", "center"))
    assert style.size is not None
    low, high = style.size
    if not low <= number.size <= high:
        yield fault(
            style, f"cỡ chữ {format_number(number.size)}", f"size {number.size}",
            f"cỡ chữ {spanned(low, high)}", f"size {spanned(low, high, en=True)}",
            Mend(f"size-{number.part}", min(max(number.size, low), high)),
        )  # fmt: skip
    if number.bold or number.italic:
        yield fault(
            style, "chữ đậm hoặc nghiêng", "bold or italic", "chữ đứng, không đậm",
            "upright, not bold", Mend(f"plain-{number.part}", True),
        )  # fmt: skip


def counted(style: Style, sections: tuple[Section, ...]) -> Iterator[Fault]:
    """How pages are counted, and whether the first shows its number."""
    first = sections[0]
    shown = [
        one for one in first.numbers if one.kind == ("first" if first.title_page else "default")
    ]
    if shown:
        mend = None if first.title_page or first.worded else Mend("title-page", True)
        yield fault(
            style, "hiển thị cả ở trang thứ nhất", "shown on page one",
            "không hiển thị ở trang thứ nhất", "hidden on page one", mend,
        )  # fmt: skip
    if first.numerals != "decimal" and first.numbers:
        yield fault(
            style, "không phải chữ số Ả Rập", "not Arabic numerals", "chữ số Ả Rập", "Arabic",
            Mend("numerals", "decimal"),
        )  # fmt: skip


def fault(
    style: Style, stated: str, stated_en: str, wanted: str, wanted_en: str, mend: Mend | None
) -> Fault:
    return Fault(
        style=style, stated=stated, stated_en=stated_en, wanted=wanted, wanted_en=wanted_en,
        certain=style.seen, mend=mend,
    )  # fmt: skip


def whole(length: Decimal) -> str:
    """A length to the millimetre where it is one, else to a tenth.

    >>> whole(Decimal("24.99")), whole(Decimal("12.70"))
    ('25', '12,7')
    """
    tenth = length.quantize(Decimal("0.1"))
    return format_number(tenth.quantize(Decimal(1)) if tenth % 1 == 0 else tenth)
