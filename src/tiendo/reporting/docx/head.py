"""The blocks around the text: heading, kind and summary, signature and recipients."""

from __future__ import annotations

from datetime import date

from tiendo.reporting.docx.xml import bare_table, looks, paragraph, rule, run
from tiendo.reporting.draft import Draft
from tiendo.reporting.layout import Role, has, layout, page_of, role

LEFT = 0.42  # of the width between the margins: the issuer's half
SIGNED = 4  # empty lines for the signature and the seal


def look_of(one: Role) -> str:
    return looks(size=one.size, bold=one.bold, italic=one.italic, underline=one.underline)


def line(draft: Draft, id: str, words: str, *, before: int = -1) -> str:
    """A centred line in the form of its role."""
    one = role(draft.head.system, id)
    words = words.upper() if one.capital else words
    return paragraph(run(words, look_of(one)), style="Head", align="centre", before=before)


def under(draft: Draft, id: str, inside: float) -> str:
    """What stands below a role: a drawn line, or a sign."""
    one = role(draft.head.system, id)
    if one.line:
        return rule(one.line, inside)
    if not one.below:
        return ""
    return paragraph(run(one.below, looks(size=one.size)), style="Head", align="centre")


def heading(draft: Draft) -> str:
    """Issuer and number on the left; nation or Party, motto, place and date on the right."""
    width = page_of(draft.head.system).inside
    left, right = width * LEFT, width * (1 - LEFT)
    return bare_table([(left, issuer_side(draft, left)), (right, nation_side(draft, right))])


def issuer_side(draft: Draft, inside: float) -> str:
    head = draft.head
    *above, own = head.issuer or ("",)
    out = "".join(line(draft, "parent", one) for one in above) + line(draft, "issuer", own)
    lead = role(head.system, "number").lead
    number = f"{lead} {head.number}" if head.number else opened_number(draft)
    return out + under(draft, "issuer", inside) + line(draft, "number", number, before=4)


def opened_number(draft: Draft) -> str:
    """The number with room for its figures, as a draft has it before it is signed."""
    head = draft.head
    return str(layout(head.system)["number"]["open"]).format(code=head.code).rstrip("-/")


def nation_side(draft: Draft, inside: float) -> str:
    system, out = draft.head.system, ""
    for id in ("national-name", "party-name", "motto"):
        if has(system, id):
            out += line(draft, id, role(system, id).words) + under(draft, id, inside)
    return out + line(draft, "dateline", dated(draft.head.place, draft.head.day), before=4)


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
    kind = line(draft, "kind", draft.kind, before=14) if draft.kind else ""
    return (
        kind
        + line(draft, "summary", draft.title)
        + under(draft, "summary", page_of(draft.head.system).inside)
        + paragraph("", style="Head")
    )


def signature(draft: Draft) -> str:
    """Recipients on the left, who signs on the right."""
    head = draft.head
    width = page_of(head.system).inside
    named = (("powers", head.power), ("position", head.post))
    signed = [line(draft, id, words) for id, words in named if words]
    signed += [paragraph("", style="Head")] * SIGNED
    signed += [line(draft, "signatory", head.signer)]
    opens, small = role(head.system, "recipients"), look_of(role(head.system, "recipient"))
    listed = [paragraph(run(opens.words, look_of(opens)), style="Head")]
    given = head.recipients or layout(head.system)["recipient"]["listed"]
    listed += [paragraph(run(f"- {one}", small), style="Head") for one in given]
    left = width / 2
    return paragraph("", style="Head", more="<w:keepNext/>") + bare_table(
        [(left, "".join(listed)), (width - left, "".join(signed))]
    )
