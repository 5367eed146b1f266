"""Which checks a body runs, and which of their findings keep a report from being sent."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils import timezone

from tiendo.checking.finding import Severity
from tiendo.checking.registry import Check, checks
from tiendo.drafts import acts
from tiendo.drafts.access import body_to_choose
from tiendo.drafts.models import BodyCheck, Mode, Slip
from tiendo.errors import TiendoError
from tiendo.register import audit
from tiendo.register.access import Viewer
from tiendo.register.locks import writing
from tiendo.register.models import Body


class ChoiceInvalid(TiendoError):
    """A choice for a check that there is none of."""

    code = "choice-invalid"


def modes_of(body: Body) -> dict[str, Mode]:
    """Each check's mode at a body; one that nobody chose is told."""
    chosen = dict(BodyCheck.objects.filter(body=body).values_list("rule", "mode"))
    return {check.id: Mode(chosen.get(check.id, Mode.TELL)) for check in checks()}


def checks_of(body: Body) -> tuple[Check, ...]:
    """The checks that run for a body's drafts."""
    modes = modes_of(body)
    return tuple(check for check in checks() if modes[check.id] is not Mode.OFF)


def blocks(slip: Slip, modes: Mapping[str, Mode]) -> bool:
    """Whether a slip keeps the draft from being sent: an open error of a check that blocks."""
    return slip.severity == Severity.ERROR and modes.get(slip.rule) is Mode.BLOCK


def choose_checks(*, body: str, modes: Mapping[str, str], by: Viewer) -> None:
    """Choose for each named check of a body whether it runs, tells or blocks.

    Raises NotFound, NotAllowed, ChoiceInvalid. Leaves one audit entry, none where nothing changes.
    """
    known = {check.id for check in checks()}
    for rule, mode in modes.items():
        if rule not in known or mode not in Mode.values:
            raise ChoiceInvalid(
                f"Không chọn được “{mode}” cho phép soát “{rule}”", do="Tải lại trang rồi chọn lại"
            )
    with writing():
        at = body_to_choose(body, by=by)
        before = modes_of(at)
        changed = {rule: mode for rule, mode in modes.items() if before[rule].value != mode}
        for rule, mode in changed.items():
            BodyCheck.objects.update_or_create(
                body=at, rule=rule,
                defaults={"mode": mode, "by": by.name, "at": timezone.now()},
            )  # fmt: skip
        if changed:
            audit.record(
                act=acts.CHOOSE_CHECKS, on=at, by=by.name,
                before={rule: before[rule].value for rule in changed}, after=changed,
            )  # fmt: skip
