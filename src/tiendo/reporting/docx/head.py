"""The blocks around the text: heading, kind and summary, signature and recipients."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from tiendo.reporting.docx.xml import bare_table, looks, paragraph, rule, run
from tiendo.reporting.draft import Draft
from tiendo.reporting.layout import layout

Rows = Mapping[str, Mapping[str, Any]]
LEFT = 0.42  # of the width between the margins: the issuer's half
SIGNED = 4  # empty lines for the signature and the seal


def width_of(rows: Rows) -> float:
    """Between the margins, in millimetres."""
    page = rows["page"]
    return float(page["width"] - page["writes"]["left"] - page["writes"]["right"])


def line(rows: Rows, id: str, words: str, **more: int) -> str:
    """A centred line as the row of its role says."""
    row = rows[id]
    look = looks(
        size=row["writes"]["size"],
        bold=row.get("bold", False),
        italic=row.get("italic", False),
        underline=row.get("underline", False),
    )
    words = words.upper() if row.get("capitals") else words
    return paragraph(run(words, look), style="Head", align="centre", **more)


def heading(draft: Draft) -> str:
    """Issuer and number on the left; nation, motto, place and date on the right."""
    rows = layout(draft.head.system)
    width = width_of(rows)
    left, right = width * LEFT, width * (1 - LEFT)
    return bare_table(
        [(left, issuer_side(draft, rows, left)), (right, nation_side(draft, rows, right))]
    )


def issuer_side(draft: Draft, rows: Rows, inside: float) -> str:
    head = draft.head
    *above, own = head.issuer or ("",)
    out = "".join(line(rows, "parent", one) for one in above) + line(rows, "issuer", own)
    if rows["issuer"]["line"] == "star":
        out += line(rows, "parent", "*")
    else:
        out += rule(rows["issuer"]["line_width"], inside)
    opens = rows["number"]["opens"]
    number = f"{opens} {head.number}" if head.number else rows["number"]["open"]
    return out + line(rows, "number", number, before=4)


def nation_side(draft: Draft, rows: Rows, inside: float) -> str:
    out = ""
    for id in ("nation", "motto"):
        if id in rows:
            out += line(rows, id, rows[id]["text"])
            out += rule(rows[id]["line_width"], inside) if rows[id].get("line") else ""
    return out + line(rows, "place-date", dated(draft.head.place, draft.head.day), before=4)


def dated(place: str, day: date | None) -> str:
    """Days below ten and the first two months have a leading zero (DOMAIN.md, B1).

    >>> dated("Mai Thành", date(2023, 7, 5)), dated("", date(2024, 1, 15))
    ('Mai Thành, ngày 05 tháng 7 năm 2023', 'ngày 15 tháng 01 năm 2024')
    """
    lead = f"{place}, " if place else ""
    if day is None:
        return f"{lead}ngày … tháng … năm …"
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"{lead}ngày {day.day:02} tháng {month} năm {day.year}"


def title(draft: Draft) -> str:
    rows = layout(draft.head.system)
    return (
        line(rows, "kind", draft.kind, before=14)
        + line(rows, "summary", draft.title)
        + rule(rows["summary"]["line_width"], width_of(rows))
        + paragraph("", style="Head")
    )


def signature(draft: Draft) -> str:
    """Recipients on the left, who signs on the right."""
    rows, head = layout(draft.head.system), draft.head
    width = width_of(rows)
    signed = [line(rows, "signature", one) for one in (head.power, head.post) if one]
    signed += [paragraph("", style="Head")] * SIGNED
    signed += [line(rows, "signature", head.signer)]
    row = rows["recipients"]
    look = looks(
        size=row["writes"]["size"],
        bold=row.get("bold", False),
        italic=row.get("italic", False),
        underline=row.get("underline", False),
    )
    listed = [paragraph(run(row["opens"], look), style="Head")]
    small = looks(size=row["writes"]["list"])
    listed += [
        paragraph(run(f"- {one}", small), style="Head") for one in head.recipients or row["default"]
    ]
    left = width / 2
    return paragraph("", style="Head") + bare_table(
        [(left, "".join(listed)), (width - left, "".join(signed))]
    )
