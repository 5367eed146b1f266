"""The report that a schedule asks for: of the body's own plan, else as a unit of another's."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tiendo.register import selectors as register
from tiendo.register.models import Body, Plan
from tiendo.reporting.asked import Asked
from tiendo.reporting.compose import report
from tiendo.reporting.docx.write import as_docx
from tiendo.reporting.errors import NothingToReport
from tiendo.reporting.facts import Facts
from tiendo.reporting.gathering import gather
from tiendo.reporting.heads import head_of
from tiendo.reporting.origin import Origin
from tiendo.vocabulary.periods import Period


def file_for(body: Body, period: Period, as_of: date) -> bytes:
    """The DOCX of a body's report on a period, of what is open and known on a day.

    Raises NothingToReport where no plan of the register covers the period for the body.
    """
    facts, unit = facts_for(body, period, as_of)
    asked = Asked(kind="unit" if unit else "periodic", responsible=unit, head=head_of(facts, unit))
    origin = Origin(plan=facts.plan, period=str(period), as_of=as_of, responsible=unit)
    return as_docx(report(facts, asked), origin)


def facts_for(body: Body, period: Period, as_of: date) -> tuple[Facts, str]:
    """The facts, and the name of the unit where it reports on its share of a plan only.

    A plan is a body's own where it is for it or issued by it; else a body that is responsible
    for some targets reports on those, and one that speaks for the plan's body on all.
    """
    plans = covering(period, as_of)
    for plan in plans:
        if body.pk in (plan.body_id, plan.document.issuer_id):
            return gather(plan, period=period, as_of=as_of), ""
    for plan in plans:
        facts = gather(plan, period=period, as_of=as_of)
        if any(line.responsible == body.name for line in facts.lines):
            return facts, body.name
        if plan.body_id == body.spoken_for.pk:
            return facts, ""
    raise NothingToReport(
        f"Sổ chưa có kế hoạch nào của kỳ {period} cho cơ quan này", where=body.name,
        do="Đưa nghị quyết, kế hoạch của kỳ vào sổ rồi chạy lại",
    )  # fmt: skip


def covering(period: Period, as_of: date) -> Sequence[Plan]:
    """Open plans that the period lies in, the one with the most targets first."""
    found = register.plans(on=as_of).filter(
        starts_on__lte=period.start, ends_on__gte=period.end
    )  # fmt: skip
    return sorted(found, key=lambda plan: -register.size_of(plan))
