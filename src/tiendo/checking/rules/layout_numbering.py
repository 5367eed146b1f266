"""The numbering of the parts of a document: parts, chapters, articles, Roman sections."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tiendo.checking.layouts.fault import Fault, layout_check
from tiendo.checking.layouts.judging import switched
from tiendo.checking.layouts.layout import Layout
from tiendo.reading.layout import Line, Paragraph, Run
from tiendo.vocabulary.layouts import Style
from tiendo.vocabulary.ordinals import parse_ordinal
from tiendo.vocabulary.regexes import regex

CHAPTER = regex(r"^(?P<label>(?P<word>Phần|Chương)\s+(?P<number>[IVXLC]+|\d+)\b)")
ARTICLE = regex(r"^(?P<label>Điều\s+(?P<number>\d+)[a-zđ]?)(?P<after>\s?[.:\-–/)])")
SECTION = regex(r"^(?P<label>(?P<number>[IVX]+))\s?(?P<after>[.\-–/):])\s?\S")


@layout_check(id="layout-numbering", says="Phần, chương, điều, mục đánh số đúng kiểu, liền nhau.")
def layout_numbering(layout: Layout) -> Iterator[Fault]:
    """Parts and chapters, articles, Roman sections are numbered in their form, without gaps.

    A gap is a warning: an article may be quoted. The label of an article is bold.

    Sai:  Điều: “Điều 1:”
    Đúng: Điều: “Điều 1.”
    """
    parts = [paragraph for paragraph in layout.roles.body if paragraph.runs]
    articles = [(p, int(m["number"])) for p in parts if (m := ARTICLE.match(p.text))]
    if articles and articles[0][1] != 1:  # articles of another document are spoken of
        articles = []
    for paragraph in parts:
        yield from chapter(layout, paragraph)
        yield from section(layout, paragraph)
    for paragraph, _ in articles:
        yield from article(layout, paragraph)
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
    if found["after"].strip() != style.after:
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
