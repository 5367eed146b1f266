"""The layout of the text: font, size, paragraphs, the numbering of its parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from tiendo.checking.layouts.fault import Fault, Mend, layout_check
from tiendo.checking.layouts.judging import SIDES, sized, spanned, switched
from tiendo.checking.layouts.layout import Layout
from tiendo.checking.rules.layout_page import whole
from tiendo.reading.formats.legacy import kind_of_font
from tiendo.reading.layout import Line, Paragraph, Run
from tiendo.vocabulary.layouts import Style
from tiendo.vocabulary.numbers import format_number
from tiendo.vocabulary.ordinals import parse_ordinal
from tiendo.vocabulary.regexes import regex

# Fonts of signs, not of letters.
SIGNS = ("symbol", "wingdings", "webdings", "marlett")
BLACK = ("auto", "000000")
DARK = 0x33  # a colour with no more of red, green and blue prints as black
LINK = ("http", "www.", "@")
CHAPTER = regex(r"^(?P<label>(?P<word>Phần|Chương)\s+(?P<number>[IVXLC]+|\d+)\b)")
ARTICLE = regex(r"^(?P<label>Điều\s+(?P<number>\d+)[a-zđ]?)(?P<after>\s?[.:;,\-–/)]?)")
SECTION = regex(r"^(?P<label>(?P<number>[IVX]+))\s?(?P<after>[.\-–/):])\s?\S")


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
                if font.lower() == page.font.lower() or font.lower().startswith(SIGNS):
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


@layout_check(id="layout-numbering", says="Phần, chương, điều, mục đánh số đúng kiểu, liền nhau.")
def layout_numbering(layout: Layout) -> Iterator[Fault]:
    """Parts and chapters, articles, Roman sections are numbered in their form, without gaps.

    A gap is a warning: an article may be quoted. The label of an article is bold.

    Sai:  Điều: “Điều 1:”
    Đúng: Điều: “Điều 1.”
    """
    parts = [paragraph for paragraph in layout.roles.body if paragraph.runs]
    for paragraph in parts:
        yield from chapter(layout, paragraph)
        yield from article(layout, paragraph)
        yield from section(layout, paragraph)
    articles = [(p, int(m["number"])) for p in parts if (m := ARTICLE.match(p.text))]
    yield from gaps(layout.rules["article"], articles, "Điều {}")
    romans = [(p, parse_ordinal(m["number"])) for p in parts if (m := SECTION.match(p.text))]
    style = layout.rules.get("section") or layout.rules["chapter"]
    yield from gaps(style, ((p, n) for p, n in romans if n), "mục {}", roman=True)


def chapter(layout: Layout, paragraph: Paragraph) -> Iterator[Fault]:
    found, style = CHAPTER.match(paragraph.text), layout.rules["chapter"]
    if found and style.numerals == "roman" and found["number"].isdigit():
        yield written(style, paragraph, found["label"], "chữ số La Mã", "Roman numerals")


def article(layout: Layout, paragraph: Paragraph) -> Iterator[Fault]:
    found, style = ARTICLE.match(paragraph.text), layout.rules["article"]
    if not found:
        return
    if found["after"].strip() not in ("", style.after):
        stands, right = found.group().strip(), found["label"] + style.after
        fault = written(style, paragraph, stands, f"“{right}”", right)
        yield replace(fault, certain=style.certain("after"), words=right)
    line = labelled(paragraph, len(found.group().rstrip()))
    if line.said:
        yield from switched(style, line)


def section(layout: Layout, paragraph: Paragraph) -> Iterator[Fault]:
    found, style = SECTION.match(paragraph.text), layout.rules.get("section")
    if found and style and found["after"] not in (style.after, "–"):
        right = found["label"] + style.after
        yield written(style, paragraph, found["label"] + found["after"], f"“{right}”", right)


def labelled(paragraph: Paragraph, length: int) -> Line:
    """The first letters of a paragraph as a line of their own."""
    runs: list[Run] = []
    skipped = False
    for run in paragraph.runs:
        text = run.text if skipped else run.text.lstrip()
        skipped = skipped or bool(text)
        if length > 0 and text:
            runs.append(replace(run, text=text[:length]))
            length -= len(text)
    return Line(paragraph=paragraph.number, runs=tuple(runs))


def gaps(
    style: Style, counted: Iterable[tuple[Paragraph, int]], called: str, *, roman: bool = False
) -> Iterator[Fault]:
    """Numbers that neither follow the one before nor begin anew."""
    following = {1}
    for paragraph, number in counted:
        if number in following or number == 1:
            following = {number + 1}
            continue
        right = called.format(_roman(min(following)) if roman else min(following))
        stated = called.format(_roman(number) if roman else number)
        fault = written(style, paragraph, stated.removeprefix("mục "), right, right)
        yield replace(fault, certain=False, stated=stated, stated_en=stated)
        # Either this number is wrong, or those before it are missing.
        following = {number + 1, min(following) + 1}


def _roman(number: int) -> str:
    """A small number in Roman numerals.

    >>> _roman(4), _roman(19)
    ('IV', 'XIX')
    """
    signs = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    out = ""
    for value, sign in signs:
        out += sign * (number // value)
        number %= value
    return out


def written(style: Style, paragraph: Paragraph, stands: str, wanted: str, wanted_en: str) -> Fault:
    return Fault(
        style=style, lines=(labelled(paragraph, len(stands)),), certain=style.seen,
        stated=f"“{stands}”", stated_en=f"“{stands}”", wanted=wanted, wanted_en=wanted_en,
    )  # fmt: skip
