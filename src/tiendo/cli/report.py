"""Lập báo cáo về một kế hoạch từ sổ đăng ký: mỗi số trong báo cáo mang mã nguồn của nó.

Không câu nào thiếu căn cứ trong sổ; phần nào không có căn cứ thì bỏ và nói rõ. Cùng sổ, cùng ngày
thì ra cùng một tệp. Chỉ dùng phần không mật.
"""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tiendo.cli import report_options
from tiendo.cli.exporting import write
from tiendo.cli.score import find_plan
from tiendo.errors import TiendoError

if TYPE_CHECKING:
    from tiendo.reporting.asked import Asked
    from tiendo.reporting.draft import Draft
    from tiendo.reporting.facts import Facts
    from tiendo.reporting.origin import Origin

EPILOG = """\
ví dụ:
  tiendo report --period 2023-9M --as-of 2023-10-20 -o bao-cao.docx
  tiendo report --period 2023 --format pdf -o bao-cao-nam.pdf
  tiendo report --period 2023-Q3 --parts overview,tasks --tone brief -o tom-tat.docx
  tiendo report --period 2023-9M --responsible "Sở Y tế" -o so-y-te.docx
  tiendo report --period 2023-9M --target 27-nq-tu-2022-17 --format text

các phần: overview, fields, comparison, shortcomings, causes, tasks, annex, chart
"""


def configure(parser: argparse.ArgumentParser) -> None:
    parser.epilog = EPILOG
    report_options.configure(parser)


def run(options: argparse.Namespace) -> int:
    from tiendo.cli.django import setup

    setup()
    from tiendo.reporting.compose import report

    facts = gathered(options.plan, options.period, options.as_of)
    draft = report(facts, asked(options, facts))
    for note in draft.notes:
        print(f"tiendo: {note}", file=sys.stderr)
    form = options.format or form_by(options.output)
    write(made(draft, origin(options, facts), form, options.template), options.output)
    return 0


def gathered(slug: str | None, period: str, as_of: date | None) -> Facts:
    """The facts asked for. Raises NotFound, PeriodUnreadable, PeriodAhead."""
    from django.utils import timezone

    from tiendo.reporting.gathering import gather
    from tiendo.vocabulary.periods import parse_period

    known = as_of or timezone.localdate()
    return gather(find_plan(slug, as_of), period=parse_period(period), as_of=known)


def asked(options: argparse.Namespace, facts: Facts) -> Asked:
    from tiendo.reporting.asked import Asked, Head

    head = Head(
        system=options.layout or facts.system,
        issuer=tuple(options.issuer) or (facts.issuer,),
        number=options.number, code=facts.code,
        place=options.place or facts.place,
        day=options.date,
        power=options.power, post=options.post, signer=options.signer,
        recipients=tuple(options.recipient), title=options.title,
    )  # fmt: skip
    kind = "unit" if options.responsible and options.kind == "periodic" else options.kind
    return Asked(
        kind=kind, parts=words(options.parts), tone=options.tone, head=head,
        groups=tuple(map(number, words(options.groups))),
        responsible=options.responsible, target=options.target,
    )  # fmt: skip


def words(written: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in written.split(",") if one.strip())


def number(written: str) -> int:
    if not written.isdecimal():
        raise TiendoError(f"“{written}” không phải số thứ tự nhóm", do="Viết như --groups 3,5")
    return int(written)


def form_by(output: str | None) -> str:
    suffix = Path(output or "").suffix.lower().removeprefix(".")
    return {"htm": "html", "txt": "text"}.get(
        suffix, suffix if suffix in report_options.FORMATS else "docx"
    )


def origin(options: argparse.Namespace, facts: Facts) -> Origin:
    from tiendo.reporting.origin import Origin

    return Origin(
        plan=facts.plan,
        period=str(facts.period),
        as_of=facts.as_of,
        groups=tuple(map(number, words(options.groups))),
        responsible=options.responsible,
        target=options.target,
    )


def made(draft: Draft, origin: Origin, form: str, template: str = "") -> bytes:
    """The draft as a file. Raises OfficeMissing for a PDF without LibreOffice, TemplateLacks."""
    if not template or form not in ("docx", "pdf"):
        from tiendo.reporting.files import as_file

        return as_file(draft, origin, form)
    from tiendo.cli.read import load
    from tiendo.reporting.docx.template import in_template
    from tiendo.reporting.paper import as_pdf

    docx = in_template(draft, origin, load(template))
    return docx if form == "docx" else as_pdf(docx, draft.head.day or draft.as_of)
