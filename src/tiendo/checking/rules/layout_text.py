"""The layout of the text: font, size, paragraphs, the numbering of its parts."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from tiendo.checking.layouts.fault import Fault, Mend, layout_check
from tiendo.checking.layouts.judging import SIDES, sized, spanned
from tiendo.checking.layouts.layout import Layout
from tiendo.checking.rules.layout_page import whole
from tiendo.reading.formats.legacy import kind_of_font
from tiendo.reading.layout import Line, Paragraph, Run
from tiendo.vocabulary.layouts import Style
from tiendo.vocabulary.numbers import format_number

# Fonts of signs, not of letters.
SIGNS = ("symbol", "wingdings", "webdings", "marlett")
BLACK = ("auto", "000000")
DARK = 0x33  # a colour with no more of red, green and blue prints as black
LINK = ("http", "www.", "@")


@layout_check(id="layout-font", says="Chữ dùng phông Times New Roman, màu đen.")
def layout_font(layout: Layout) -> Iterator[Fault]:
    """All letters are of the font that the rule names, and black.

    The letters of addresses in the web are left out, and fonts of signs.

    Sai:  Phông chữ: Arial
    Đúng: Phông chữ: Times New Roman
    """
    page, style = layout.rules.page, layout.rules["font"]
    for paragraph in layout.sheet.paragraphs:
        for run in paragraph.whole.said:
            line = Line(paragraph=paragraph.number, runs=(run,))
            for font in used(run):
                if plain(font).startswith((plain(page.font), *SIGNS)):
                    continue
                yield Fault(
                    style=style, lines=(line,), certain=style.certain("font"), stated=font,
                    stated_en=font, wanted=page.font, wanted_en=page.font,
                    mend=None if kind_of_font(font) else Mend("font", page.font),
                )  # fmt: skip
            if not dark(run.colour) and not any(sign in run.text for sign in LINK):
                yield Fault(
                    style=style, lines=(line,), certain=style.certain("font"),
                    stated=f"màu chữ {run.colour}", stated_en=f"colour {run.colour}",
                    wanted="màu đen", wanted_en="black", mend=Mend("colour", page.colour),
                )  # fmt: skip


def plain(font: str) -> str:
    """The letters of a font's name: programs write one font in several ways.

    >>> plain("Times New Roman"), plain("TimesNewRomanPS-BoldMT,Bold")
    ('timesnewroman', 'timesnewromanpsboldmtbold')
    """
    return "".join(letter for letter in font.lower() if letter.isalpha())


def used(run: Run) -> tuple[str, ...]:
    """The fonts that its letters are printed in: plain Latin ones have one of their own."""
    plain = any(letter.isascii() and letter.isalnum() for letter in run.text)
    marked = any(not letter.isascii() and letter.isalnum() for letter in run.text)
    if plain == marked:
        return run.fonts
    return run.fonts[:1] if plain else run.fonts[-1:]


def dark(colour: str) -> bool:
    if colour in BLACK or len(colour) != 6:
        return True
    try:
        return all(int(colour[at : at + 2], 16) <= DARK for at in (0, 2, 4))
    except ValueError:  # no colour that Word knows: it prints black
        return True


@layout_check(id="layout-size", says="Nội dung văn bản đúng cỡ chữ quy định.")
def layout_size(layout: Layout) -> Iterator[Fault]:
    """Running text has the size that the rule gives.

    Tables, notes, items and headings are not running text.

    Sai:  Nội dung: cỡ chữ 12
    Đúng: Nội dung: cỡ chữ 14
    """
    style = layout.rules["body"]
    for paragraph in layout.text:
        yield from sized(style, paragraph.whole)


@layout_check(
    id="layout-paragraphs",
    says="Nội dung canh đều hai lề, đầu dòng lùi 1 hoặc 1,27 cm, đúng giãn đoạn và giãn dòng.",
)
def layout_paragraphs(layout: Layout) -> Iterator[Fault]:
    """Running text is justified, its first lines moved in, its lines and paragraphs apart.

    A tab may move the first line in; spaces, automatic numbers and heights in points are
    not judged.

    Sai:  Nội dung: canh trái
    Đúng: Nội dung: canh đều hai lề
    """
    style, text = layout.rules["body"], layout.text
    for paragraph in text:
        yield from sides(style, paragraph)
        yield from begins(style, paragraph)
        yield from line_spacing(style, paragraph)
    for above, below in pairwise(text):
        if below.number == above.number + 1:
            yield from between(style, above, below)


def sides(style: Style, paragraph: Paragraph) -> Iterator[Fault]:
    if style.align and paragraph.align != style.align:
        stands, must = SIDES[paragraph.align], SIDES[style.align]
        yield said(style, "align", paragraph, stands, must, style.align)


def begins(style: Style, paragraph: Paragraph) -> Iterator[Fault]:
    """Where the first line begins."""
    if style.first_line is None or paragraph.first is None or paragraph.numbered:
        return
    if any(abs(paragraph.first - right) <= style.tolerance for right in style.first_line):
        return
    stands = whole(paragraph.first)
    must = " hoặc ".join(format_number(one) for one in style.first_line)
    yield said(
        style, "first_line", paragraph,
        (f"đầu dòng lùi {stands} mm", f"first line moved in {paragraph.first} mm"),
        (f"lùi {must} mm", " or ".join(map(str, style.first_line)) + " mm"),
        style.first_line[0] if paragraph.first < style.first_line[0] else style.first_line[1],
    )  # fmt: skip


def line_spacing(style: Style, paragraph: Paragraph) -> Iterator[Fault]:
    if style.lines is None or paragraph.lines is None:
        return
    low, high = style.lines
    if low <= paragraph.lines <= high:
        return
    lines = paragraph.lines.quantize(Decimal("0.01"))
    yield said(
        style, "lines", paragraph, (f"giãn dòng {format_number(lines)}", f"{lines} lines"),
        (f"giãn dòng {spanned(low, high)}", f"{spanned(low, high, en=True)} lines"),
        min(max(paragraph.lines, low), high),
    )  # fmt: skip


def between(style: Style, above: Paragraph, below: Paragraph) -> Iterator[Fault]:
    """The space between two paragraphs of text that follow each other."""
    if style.between is None:
        return
    same = above.style == below.style
    after = Decimal(0) if same and above.contextual else above.after
    before = Decimal(0) if same and below.contextual else below.before
    if after + before >= style.between:
        return
    space = format_number((after + before).normalize() + 0)
    yield said(
        style, "between", above, (f"giãn đoạn {space} pt", f"{after + before} pt apart"),
        (f"tối thiểu {format_number(style.between)} pt", f"at least {style.between} pt"),
        style.between,
    )  # fmt: skip


def said(
    style: Style, name: str, paragraph: Paragraph, stands: tuple[str, str],
    must: tuple[str, str], value: Decimal | str,
) -> Fault:  # fmt: skip
    return Fault(
        style=style, lines=(paragraph.whole,), certain=style.certain(name), stated=stands[0],
        stated_en=stands[1], wanted=must[0], wanted_en=must[1], mend=Mend(name, value),
    )  # fmt: skip
