"""Documents laid out as the rules want them, and the same with one slip of layout.

They are written from the same tables that the checks read (vocabulary/layouts); the words are
our own. ``python-docx`` writes them as Word does; the tests save them again with LibreOffice.
"""

from __future__ import annotations

import io
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import docx
import yaml
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from evaluation.planting.layout_words import ARTICLES, words
from tiendo.vocabulary.layouts import Rulebook, Style, rulebook

HERE = Path(__file__).resolve().parent
ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT, "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "center": WD_ALIGN_PARAGRAPH.CENTER, "both": WD_ALIGN_PARAGRAPH.JUSTIFY,
}  # fmt: skip
KINDS = {
    "state": ["QUYẾT ĐỊNH", "BÁO CÁO", "", "NGHỊ QUYẾT", "THÔNG BÁO", "TỜ TRÌNH"],
    "party": ["BÁO CÁO", "NGHỊ QUYẾT", "KẾ HOẠCH", ""],
}


@dataclass(kw_only=True)
class Draft:
    """What is to be written: words and looks by role, which a slip may change."""

    rules: Rulebook
    kind: str
    dice: random.Random
    looks: dict[str, dict[str, Any]] = field(default_factory=dict)
    words: dict[str, Any] = field(default_factory=dict)
    page: dict[str, Any] = field(default_factory=dict)
    direct: bool = True  # looks on the runs themselves; else as far as it goes in the usual style


@dataclass(frozen=True, slots=True)
class Made:
    """A document, and the check that must find what is wrong in it ("" for a right one)."""

    name: str
    data: bytes
    check: str
    slip: str


def slips() -> tuple[dict[str, Any], ...]:
    """The slips of layout, a row each (layouts.yaml)."""
    return tuple(yaml.safe_load((HERE / "layouts.yaml").read_text(encoding="utf-8")))


def documents(count: int, seed: int) -> Iterator[Made]:
    """``count`` right documents of every kind in turn; the same for the same seed."""
    dice = random.Random(seed)  # noqa: S311 - the same documents for the same seed
    every = [(system, kind) for system, kinds in KINDS.items() for kind in kinds]
    for number in range(count):
        system, kind = every[number % len(every)]
        yield Made(f"{number}-{system}.docx", written(drafted(system, kind, dice)), "", "")


def planted(count: int, seed: int) -> Iterator[Made]:
    """Each slip ``count`` times, in documents that can have it."""
    dice = random.Random(seed)  # noqa: S311 - the same documents for the same seed
    for row in slips():
        for number in range(count):
            system = dice.choice(row.get("systems", ["state", "party"]))
            kinds = [one for one in KINDS[system] if one in row.get("kinds", KINDS[system])]
            draft = drafted(system, dice.choice(kinds), dice)
            spoil(draft, row)
            name = f"{row['id']}-{number}.docx"
            yield Made(name, written(draft), row["check"], row["id"])


def spoil(draft: Draft, row: dict[str, Any]) -> None:
    """Change what the row says: the look of a role, words, the page."""
    for role, look in row.get("looks", {}).items():
        draft.looks[role] |= look
    draft.page |= row.get("page", {})
    draft.words |= row.get("set", {})
    for name, change in row.get("words", {}).items():
        old = draft.words[name]
        draft.words[name] = (
            [line.replace(*change) for line in old]
            if isinstance(old, list)
            else old.replace(*change)
        )


def drafted(system: str, kind: str, dice: random.Random) -> Draft:
    """A right document: sizes as an office may choose them, words of our own."""
    rules = rulebook(system)
    draft = Draft(rules=rules, kind=kind, dice=dice, direct=dice.random() < 0.6)
    for role, style in rules.styles.items():
        draft.looks[role] = look_of(style, dice)
    body = draft.looks["body"]
    for role in ("chapter", "article", "section", "basis", "addressee"):
        if role in draft.looks:
            draft.looks[role]["size"] = body["size"]
    body |= {"first": dice.choice((Decimal(10), Decimal("12.7"))), "after": 6, "lines": 1.15}
    draft.page = {side: float(dice.choice(span)) for side, span in rules.page.margins.items()} | {
        "width": 210,
        "height": 297,
        "number": "header",
    }
    draft.words = words(system, kind, dice)
    return draft


def look_of(style: Style, dice: random.Random) -> dict[str, Any]:
    """One of the looks that a rule allows."""
    size = dice.choice(style.size) if style.size else Decimal(14)
    return {
        "size": float(size), "bold": bool(style.bold), "italic": bool(style.italic),
        "underline": bool(style.underline), "align": style.align or "left",
        "font": "Times New Roman", "colour": "000000",
    }  # fmt: skip


def written(draft: Draft) -> bytes:
    """The document as the bytes of a DOCX file."""
    writer = Writer(draft)
    writer.page()
    writer.head()
    writer.text()
    writer.sign()
    buffer = io.BytesIO()
    writer.document.save(buffer)
    return buffer.getvalue()


class Writer:
    """Writes a draft part by part with python-docx."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.document = docx.Document()
        if not draft.direct:
            usual, body = self.document.styles["Normal"], draft.looks["body"]
            usual.font.name, usual.font.size = body["font"], Pt(body["size"])

    def page(self) -> None:
        section, page = self.document.sections[0], self.draft.page
        section.page_width, section.page_height = Mm(page["width"]), Mm(page["height"])
        section.top_margin, section.bottom_margin = Mm(page["top"]), Mm(page["bottom"])
        section.left_margin, section.right_margin = Mm(page["left"]), Mm(page["right"])
        section.different_first_page_header_footer = page.get("first_hidden", True)
        if page["number"]:
            where = section.header if page["number"] == "header" else section.footer
            paragraph = where.paragraphs[0]
            self.look(paragraph, "page-number")
            for kind, text in (
                ("begin", ""),
                ("", " PAGE "),
                ("separate", ""),
                (None, "2"),
                ("end", ""),
            ):
                self.field(
                    self.run(paragraph, "page-number", text if kind is None else ""), kind, text
                )

    def field(self, run: Any, kind: str | None, text: str) -> None:
        if kind is None:
            return
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._r.append(element)

    def head(self) -> None:
        words, state = self.draft.words, self.draft.rules.system == "state"
        table = self.document.add_table(rows=1, cols=2)
        left, right = table.rows[0].cells
        lines = [(words["parent"], "parent"), *((line, "issuer") for line in words["issuer"])]
        if not state:
            lines.append(("*", "issuer"))
        lines.append((words["number"], "number"))
        if not words["kind"]:
            lines += ((line, "letter-summary") for line in words["about"])
        lines.append((words["urgency"], "urgency"))
        self.fill(left, lines)
        name = "national-name" if state else "party-name"
        self.fill(
            right,
            [(words["name"], name), (words["motto"], "motto"), (words["dateline"], "dateline")],
        )
        self.document.add_paragraph()
        if words["kind"]:
            self.put(self.document, words["kind"], "kind")
            self.put(self.document, words["summary"], "summary")

    def fill(self, cell: Any, lines: list[tuple[str, str]]) -> None:
        for text, role in lines:
            if text:
                self.put(cell, text, role)
        first = cell.paragraphs[0]
        if not first.text:
            first._p.getparent().remove(first._p)

    def text(self) -> None:
        words, kind = self.draft.words, self.draft.kind
        if not kind or kind == "TỜ TRÌNH":
            self.put(self.document, words["address"], "addressee")
        if kind in ARTICLES and self.draft.rules.system == "state":
            self.articles(words)
            return
        for heading in words["sections"]:
            self.put(self.document, heading, "heading")
            for text in words["text"] * 5:
                self.put(self.document, text, "body")

    def articles(self, words: dict[str, Any]) -> None:
        for text in words["basis"]:
            self.put(self.document, text, "basis")
        for at, article in enumerate(words["articles"]):
            if at < len(words["chapters"]):
                self.put(self.document, words["chapters"][at], "chapter")
            paragraph = self.put(self.document, "", "body")
            self.run(paragraph, "article", article)
            self.run(paragraph, "body", " " + words["text"][at])
            for text in words["text"] * 3:
                self.put(self.document, text, "body")

    def sign(self) -> None:
        words = self.draft.words
        left, right = self.document.add_table(rows=1, cols=2).rows[0].cells
        items = [(line, "recipient") for line in words["recipient"]]
        self.fill(left, [(words["recipients"], "recipients"), *items])
        self.fill(
            right,
            [
                (words["powers"], "powers"),
                (words["position"], "position"),
                (words["signatory"], "signatory"),
            ],
        )

    def put(self, where: Any, text: str, role: str) -> Any:
        """A paragraph in the look of a role."""
        paragraph = where.add_paragraph()
        self.look(paragraph, role)
        if text:
            self.run(paragraph, role, text)
        return paragraph

    def look(self, paragraph: Any, role: str) -> None:
        look, form = self.of(role), paragraph.paragraph_format
        paragraph.alignment = ALIGN[look["align"]]
        form.space_before, form.space_after = Pt(0), Pt(look.get("after", 0))
        form.line_spacing = look.get("lines", 1.0)
        if "first" in look:
            form.first_line_indent = Mm(float(look["first"]))

    def run(self, paragraph: Any, role: str, text: str) -> Any:
        look, run = self.of(role), paragraph.add_run(text)
        usual = self.draft.looks["body"]
        run.bold, run.italic, run.underline = look["bold"], look["italic"], look["underline"]
        if self.draft.direct or look["size"] != usual["size"]:
            run.font.size = Pt(look["size"])
        if self.draft.direct or look["font"] != usual["font"]:
            run.font.name = look["font"]
        if look["colour"] != "000000":
            run.font.color.rgb = RGBColor.from_string(look["colour"])
        return run

    def of(self, role: str) -> dict[str, Any]:
        """The look of a role; a heading of a part is bold text."""
        if role == "heading":
            return self.draft.looks["body"] | {"bold": True}
        if role in ("basis", "article"):
            body = self.draft.looks["body"]
            flow = {name: body[name] for name in ("align", "first", "after", "lines")}
            return self.draft.looks[role] | flow
        return self.draft.looks[role]
