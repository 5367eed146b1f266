"""Lập báo cáo về một kế hoạch từ sổ đăng ký: mỗi số trong báo cáo mang mã nguồn của nó.

Không câu nào thiếu căn cứ trong sổ; phần nào không có căn cứ thì bỏ và nói rõ. Cùng sổ, cùng ngày
thì ra cùng một tệp. Chỉ dùng phần không mật.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tiendo.cli import report_options
from tiendo.cli.putting import put, put_out
from tiendo.cli.read import load
from tiendo.cli.score import find_plan
from tiendo.errors import TiendoError

if TYPE_CHECKING:
    from tiendo.reporting.asked import Asked
    from tiendo.reporting.draft import Draft
    from tiendo.reporting.facts import Facts
    from tiendo.reporting.origin import Origin
    from tiendo.reporting.returned import Kept, Returned

EPILOG = """\
ví dụ:
  tiendo report --period 2023-9M --as-of 2023-10-20 -o bao-cao.docx
  tiendo report --period 2023 -o bao-cao-nam.docx -o bao-cao-nam.pdf
  tiendo report --period 2023-Q3 --parts overview,tasks --tone brief -o tom-tat.docx
  tiendo report --period 2023-9M --responsible "Sở Y tế" -o so-y-te.docx
  tiendo report --from bao-cao-da-sua.docx --as-of 2023-12-20 -o bao-cao-moi.docx
  tiendo report --period 2023-9M --target 27-nq-tu-2022-17 --format text

các phần: overview, fields, comparison, shortcomings, causes, tasks, annex, chart
"""


def configure(parser: argparse.ArgumentParser) -> None:
    parser.epilog = EPILOG
    report_options.configure(parser)


def run(options: argparse.Namespace) -> int:
    from tiendo.cli.django import setup

    back = edited(options)
    setup()
    from tiendo.reporting.compose import report
    from tiendo.reporting.origin import made_from

    template = template_of(options.template)
    half = options.kind == "half-term"
    facts = gathered(options.plan, options.period, options.as_of, half=half)
    wanted = asked(options, facts)
    draft = report(facts, wanted)
    for note in draft.notes:
        print(f"tiendo: {note}", file=sys.stderr)
    made_of = made_from(facts, wanted)
    if back is not None:
        from tiendo.reporting.returned import kept_in

        kept = kept_in(draft, back, facts)
        draft, made_of = kept.draft, replace(made_of, marks=kept.gone)
        told_kept(kept, back)
    forms = {name: options.format or form_by(name) for name in options.output}
    usual = options.format or "docx"
    found = made(draft, made_of, forms.values() or [usual], template)
    if forms:
        put({name: found[form] for name, form in forms.items()})
    else:
        put_out(found[usual], None)
    return 0


def template_of(name: str) -> bytes:
    """An office's template; empty where none is named. Raises TiendoError, TemplateLacks."""
    if not name:
        return b""
    from tiendo.reporting.docx.template import marked

    data = load(name)
    try:
        marked(data)
    except TiendoError as error:
        raise error.at(name) from error.__cause__
    return data


def edited(options: argparse.Namespace) -> Returned | None:
    """The report to go on from; what it was made of stands in for what was not asked.

    Raises NotOurReport for a file that does not say, ReportAskedWrongly without any period.
    """
    from tiendo.reporting.asked import ReportAskedWrongly

    if not options.edited:
        if not options.period:
            raise ReportAskedWrongly("Chưa nêu kỳ báo cáo", do="Thêm --period 2023-9M")
        return None
    from tiendo.cli.refresh import origin_in
    from tiendo.reporting.returned import returned

    data = load(options.edited)
    was = origin_in(data, options.edited)
    options.plan = options.plan or was.plan
    options.period = options.period or was.period
    options.groups = options.groups or ",".join(map(str, was.groups))
    options.responsible = options.responsible or was.responsible
    options.target = options.target or was.target
    options.parts = options.parts or ",".join(was.parts)
    options.tone = was.tone if was.tone and options.tone == "full" else options.tone
    options.kind = was.kind if was.kind and options.kind == "periodic" else options.kind
    return returned(data)


def told_kept(kept: Kept, back: Returned) -> None:
    said = [f"giữ {kept.paragraphs} đoạn, {kept.tables} bảng của người viết"]
    said += [f"{kept.figures} đoạn có số gõ tay"] if kept.figures else []
    said += [f"để nguyên {len(back.removed)} đoạn đã bỏ"] if back.removed else []
    if back.typed and not kept.figures:
        said += [f"{len(back.typed)} số gõ tay không mang sang"]
    print(f"tiendo: {'; '.join(said)}", file=sys.stderr)


def gathered(slug: str | None, period: str, as_of: date | None, *, half: bool = False) -> Facts:
    """The facts asked for. Raises NotFound, PeriodUnreadable, PeriodAhead."""
    from django.utils import timezone

    from tiendo.reporting.gathering import gather
    from tiendo.vocabulary.periods import parse_period

    known = as_of or timezone.localdate()
    return gather(find_plan(slug, as_of), period=parse_period(period), as_of=known, half=half)


def asked(options: argparse.Namespace, facts: Facts) -> Asked:
    from tiendo.reporting.asked import Asked, Head
    from tiendo.reporting.heads import head_of

    usual = head_of(facts, options.responsible)
    head = Head(
        system=options.layout or usual.system,
        issuer=tuple(options.issuer) or usual.issuer,
        number=options.number, code=usual.code,
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


def form_by(output: str) -> str:
    suffix = Path(output).suffix.lower().removeprefix(".")
    return {"htm": "html", "txt": "text"}.get(
        suffix, suffix if suffix in report_options.FORMATS else "docx"
    )


def made(
    draft: Draft, origin: Origin, forms: Iterable[str], template: bytes = b""
) -> dict[str, bytes]:
    """The draft in these forms.

    Raises OfficeMissing for a PDF without LibreOffice, TemplateLacks.
    """
    from tiendo.reporting.files import as_files

    if not template:
        return as_files(draft, origin, forms)
    wanted = set(forms)
    own = wanted & {"docx", "pdf"}
    found = as_files(draft, origin, wanted - own)
    if own:
        from tiendo.reporting.docx.template import in_template
        from tiendo.reporting.paper import as_pdf

        docx = in_template(draft, origin, template)
        found["docx"] = docx
        if "pdf" in own:
            found["pdf"] = as_pdf(docx, draft.head.day or draft.as_of)
    return found
