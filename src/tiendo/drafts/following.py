"""The slips of a draft from one version to the next: still there, mended, let stand, new."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.utils import timezone

from tiendo.checking import Report
from tiendo.checking.dismissing import quote_of, sort_out
from tiendo.checking.finding import Finding, Severity
from tiendo.drafts.models import Draft, Slip, State, Version

# Of several slips with the same words the open one goes on first.
ORDER = {State.OPEN: 0, State.MENDED: 1}


def follow(draft: Draft, version: Version, report: Report) -> list[Slip]:
    """The slip of each finding of a new version, in their order.

    What was open and is no longer there was mended by who sent the version; what comes back
    after it was mended is open again. Dismissals hold while their words are there.
    """
    known = list(Slip.objects.filter(draft=draft))
    dismissed = [slip for slip in known if slip.state == State.DISMISSED]
    kept = [slip.dismissal for slip in dismissed]
    rows = {id(one): slip for one, slip in zip(kept, dismissed, strict=True)}
    done = sort_out(report.text, report.findings, kept)
    stands = {id(finding): rows[id(by)] for finding, by in done.dismissed}
    waiting = by_words(slip for slip in known if slip.state != State.DISMISSED)
    found: list[Slip] = []
    for finding in report.findings:
        slip = stands.get(id(finding)) or taken(waiting, report, finding)
        found.append(seen(slip, draft, version, report, finding))
    gone = [one for slips in waiting.values() for one in slips if one.state == State.OPEN]
    for slip in gone:
        slip.state, slip.by, slip.at = State.MENDED, version.by, timezone.now()
        slip.save(update_fields=["state", "by", "at"])
    return found


def words_of(report: Report, finding: Finding) -> str:
    return " ".join(report.text[finding.start : finding.end].split())


def by_words(slips: Iterable[Slip]) -> dict[tuple[str, str], list[Slip]]:
    found: dict[tuple[str, str], list[Slip]] = defaultdict(list)
    for slip in sorted(slips, key=lambda one: (ORDER[State(one.state)], one.pk)):
        found[slip.rule, slip.quote].append(slip)
    return found


def taken(
    waiting: dict[tuple[str, str], list[Slip]], report: Report, finding: Finding
) -> Slip | None:
    held = waiting.get((finding.check, words_of(report, finding)))
    return held.pop(0) if held else None


def seen(
    slip: Slip | None, draft: Draft, version: Version, report: Report, finding: Finding
) -> Slip:
    """The slip with what this version says of it; a new one where there is none."""
    if slip is None:
        slip = Slip(draft=draft, first=version.number, found_by=version.by, rule=finding.check)
    if slip.state != State.DISMISSED:
        slip.state, slip.by, slip.at = State.OPEN, "", None
        slip.quote = words_of(report, finding)
        slip.kept = quote_of(report.text, finding)
    slip.severity = (finding.severity or Severity.WARNING).value
    slip.message, slip.message_en = finding.message, finding.message_en
    slip.suggestion, slip.last = finding.suggestion or "", version.number
    slip.save()
    return slip
