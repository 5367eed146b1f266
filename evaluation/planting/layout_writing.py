"""A laid out draft as a DOCX file, written part by part as Word does."""

from __future__ import annotations

import io
from itertools import zip_longest
from typing import Any

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from evaluation.planting.layout_draft import Draft
from evaluation.planting.layout_words import ARTICLES

ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT, "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "center": WD_ALIGN_PARAGRAPH.CENTER, "both": WD_ALIGN_PARAGRAPH.JUSTIFY,
}  # fmt: skip


def written(draft: Draft) -> bytes:
    """The document as the bytes of a DOCX file."""
    writer = Writer(draft)
    writer.page()
    writer.head()
    writer.text()
    writer.sign()
    if draft.annex and draft.page["width"] == 210:
        writer.last_page()
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
        lines = [(words["parent"], "parent"), *((line, "issuer") for line in words["issuer"])]
        if not state:
            lines.append(("*", "issuer"))
        lines.append((words["number"], "number"))
        if not words["kind"]:
            lines += ((line, "letter-summary") for line in words["about"])
        lines.append((words["urgency"], "urgency"))
        name = "national-name" if state else "party-name"
        others = [(words["name"], name), (words["motto"], "motto"), (words["dateline"], "dateline")]
        if self.draft.tabs:
            self.beside(lines, others)
        else:
            left, right = self.document.add_table(rows=1, cols=2).rows[0].cells
            self.fill(left, lines)
            self.fill(right, others)
        self.document.add_paragraph()
        if words["kind"]:
            self.put(self.document, words["kind"], "kind")
            self.put(self.document, words["summary"], "summary")

    def beside(self, left: list[tuple[str, str]], right: list[tuple[str, str]]) -> None:
        """The two sides of the head, parted by tabs."""
        said = [[one for one in side if one[0]] for side in (left, right)]
        for ours, theirs in zip_longest(*said):
            paragraph = self.document.add_paragraph()
            if ours:
                self.run(paragraph, ours[1], ours[0])
            if theirs:
                self.run(paragraph, theirs[1], "\t")
                self.run(paragraph, theirs[1], theirs[0])

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
        if self.draft.table:
            self.grid(4)

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

    def grid(self, columns: int) -> None:
        """A table with lines, its letters smaller than the text."""
        table = self.document.add_table(rows=3, cols=columns, style="Table Grid")
        for at, cell in enumerate(table.rows[0].cells):
            cell.text = f"Cột {at + 1}"
        for row in table.rows:
            for cell in row.cells:
                for run in cell.paragraphs[0].runs:
                    run.font.name, run.font.size = "Times New Roman", Pt(12)

    def last_page(self) -> None:
        """An annex behind the signature, lying down."""
        section = self.document.add_section(WD_SECTION.NEW_PAGE)
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
        self.put(self.document, "PHỤ LỤC", "kind")
        self.grid(8)

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
        tabbed = self.draft.tabbed and look.get("first", 0) > 9
        if tabbed:
            paragraph.add_run("\t")
        if "first" in look and not tabbed:
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
