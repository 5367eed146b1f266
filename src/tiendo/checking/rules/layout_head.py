"""The layout of the head: heading, issuer, number, date, kind and summary, marks."""

from __future__ import annotations

from collections.abc import Iterator

from tiendo.checking.layouts.fault import Fault, layout_check
from tiendo.checking.layouts.judging import judged
from tiendo.checking.layouts.layout import Layout
from tiendo.reading.layout import Line
from tiendo.vocabulary.layouts import Style
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.text import new_tone

HEADINGS = {"state": ("national-name", "motto"), "party": ("party-name",)}
COLON = regex(r"^Số\s?:")
SMALL = regex(r"^(?P<lead>Số\s?:?\s?)(?P<number>\d)(?=\s?[-–/])")
SYMBOL = regex(r"^Số\s?:?\s?\d+[a-z]?(?P<symbol>\s?[-–/].+)$")
SPACED = regex(r"\s?([-–/])\s?")
# Place, then day and month; numbers that are left open in a draft are none.
DAY = regex(r"\bngày (?P<day>[1-9])(?= tháng\b)")
MONTH = regex(r"\btháng (?P<month>[12])(?= năm\b)")
COMMA = regex(r"^[^,]*[^,\s](?=\s+ngày\b)")


@layout_check(
    id="layout-heading",
    says="Quốc hiệu, Tiêu ngữ (hoặc tiêu đề “Đảng Cộng sản Việt Nam”) đúng chữ, cỡ và kiểu.",
)
def layout_heading(layout: Layout) -> Iterator[Fault]:
    """The heading stands there in its own words, size and letters.

    A State document has the country's name and motto, a Party document the Party's name.

    Sai:  Quốc hiệu: cỡ chữ 15
    Đúng: Quốc hiệu: cỡ chữ 13
    """
    for role in HEADINGS[layout.rules.system]:
        style = layout.rules[role]
        yield from judged(layout, role)
        lines = layout.roles.of(role)
        if not lines:
            anchor = layout.roles.of("national-name") or layout.roles.of("number")
            yield Fault(
                style=style, lines=anchor[:1], certain=style.seen and bool(anchor),
                stated="không có", stated_en="missing", wanted=f"“{style.words[0]}”",
                wanted_en=style.words[0],
            )  # fmt: skip
        for line in lines:
            if not style.capital and not worded(line.text, style):
                yield rewritten(style, line, f"“{line.text}”", style.words[0])


def worded(text: str, style: Style) -> bool:
    """Whether the words are those of the rule; either spelling of a tone and dash will do."""
    return new_tone(text.replace("–", "-")) in map(new_tone, style.words)


@layout_check(
    id="layout-issuer",
    says="Tên cơ quan ban hành in hoa, đậm, canh giữa; cơ quan chủ quản không đậm.",
)
def layout_issuer(layout: Layout) -> Iterator[Fault]:
    """The issuer's name is in bold capitals in the middle of its column; its parent's is not bold.

    A line in bold above the issuer counts as its name: long names take two lines.

    Sai:  Tên cơ quan ban hành: chữ không đậm
    Đúng: Tên cơ quan ban hành: chữ đậm
    """
    yield from judged(layout, "parent", letters=("italic",))
    yield from judged(layout, "issuer")


@layout_check(
    id="layout-symbol",
    says="Số, ký hiệu đúng dạng “Số: 05/BC-UBND” (nhà nước), “Số 05-BC/TU” (Đảng), đúng cỡ chữ.",
)
def layout_symbol(layout: Layout) -> Iterator[Fault]:
    """The number is written in the form of its system, numbers below ten with a nought.

    The State writes a colon after "Số", the Party none. A number left open is no slip.

    Sai:  Số, ký hiệu: cỡ chữ 16
    Đúng: Số, ký hiệu: cỡ chữ 13
    """
    style = layout.rules["number"]
    yield from judged(layout, "number")
    for line in layout.roles.of("number"):
        right = numbered(line.text, colon=style.lead.endswith(":"))
        if right != line.text:
            yield rewritten(style, line, f"“{line.text}”", right)


def numbered(text: str, *, colon: bool) -> str:
    """A number line in its right form.

    >>> numbered("Số 5/BC - UBND", colon=True), numbered("Số: 05-BC/TU", colon=False)
    ('Số: 05/BC-UBND', 'Số 05-BC/TU')
    >>> numbered("Số: /BC-UBND", colon=True)
    'Số: /BC-UBND'
    """
    if bool(COLON.match(text)) != colon:
        text = text.replace("Số", "Số:", 1) if colon else text.replace(":", "", 1)
    text = SMALL.sub(r"\g<lead>0\g<number>", text)
    found = SYMBOL.match(text)
    if found:
        text = text[: found.start("symbol")] + SPACED.sub(r"\1", found["symbol"])
    return text


@layout_check(
    id="layout-dateline",
    says="Địa danh, ngày tháng năm chữ nghiêng, có dấu phẩy; ngày dưới 10, tháng 1 và 2 có số 0.",
)
def layout_dateline(layout: Layout) -> Iterator[Fault]:
    """Place and date are slanted, a comma between; days below ten, months 1 and 2 with a nought.

    Sai:  Địa danh và thời gian ban hành: chữ đứng
    Đúng: Địa danh và thời gian ban hành: chữ nghiêng
    """
    style = layout.rules["dateline"]
    yield from judged(layout, "dateline")
    for line in layout.roles.of("dateline"):
        right = dated(line.text)
        if right != line.text:
            yield rewritten(style, line, f"“{line.text}”", right)


def dated(text: str) -> str:
    """A line of place and date in its right form.

    >>> dated("Sông Mai ngày 5 tháng 1 năm 2025")
    'Sông Mai, ngày 05 tháng 01 năm 2025'
    """
    text = DAY.sub(r"ngày 0\g<day>", text)
    text = MONTH.sub(r"tháng 0\g<month>", text)
    return COMMA.sub(lambda found: f"{found[0]},", text, count=1)


@layout_check(
    id="layout-title",
    says="Tên loại in hoa, đậm, canh giữa; trích yếu ngay dưới, đúng cỡ và kiểu chữ.",
)
def layout_title(layout: Layout) -> Iterator[Fault]:
    """The kind of document, its summary, a letter's summary and addressee have their look.

    Sai:  Tên loại văn bản: chữ không đậm
    Đúng: Tên loại văn bản: chữ đậm
    """
    for role in ("kind", "summary", "letter-summary"):
        yield from judged(layout, role)


@layout_check(
    id="layout-marks", says="Dấu chỉ mức độ khẩn, mật, phạm vi lưu hành in hoa, đậm, đúng cỡ chữ."
)
def layout_marks(layout: Layout) -> Iterator[Fault]:
    """Marks of urgency, secrecy and circulation are in capitals, bold, of their size.

    The frame around a mark is not looked at.

    Sai:  Dấu chỉ mức độ khẩn: chữ không đậm
    Đúng: Dấu chỉ mức độ khẩn: chữ đậm
    """
    for role in ("urgency", "secrecy", "circulation"):
        yield from judged(layout, role)


def rewritten(style: Style, line: Line, stated: str, right: str) -> Fault:
    """Words that must be others."""
    return Fault(
        style=style, lines=(line,), certain=style.seen, stated=stated, stated_en=stated,
        wanted=f"“{right}”", wanted_en=f"“{right}”", words=right,
    )  # fmt: skip
