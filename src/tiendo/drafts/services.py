"""The acts on drafts: check one, take a suggestion, let a slip stand, take that back, remove."""

from __future__ import annotations

import secrets
from collections.abc import Sequence

from django.utils import timezone

from tiendo.checking import Report
from tiendo.checking.word import mended
from tiendo.drafts import access, acts
from tiendo.drafts.following import follow
from tiendo.drafts.judging import mends, report_on
from tiendo.drafts.models import Draft, Slip, State, Version
from tiendo.drafts.origins import done_to, key_of, origin_in
from tiendo.errors import TiendoError
from tiendo.register import audit
from tiendo.register.access import Viewer
from tiendo.register.errors import ChangedMeanwhile, NotFound, WrongState
from tiendo.register.locks import writing


class ReasonMissing(TiendoError):
    """A slip that was to be let stand without a reason."""

    code = "reason-missing"


def check_draft(
    *, data: bytes, name: str, by: Viewer, body: str = "", secrecy: str = "open", into: str = ""
) -> Draft:
    """Check a file as a new draft of a body, or as the next version of draft ``into``.

    Raises NotFound, NotAllowed, DocumentUnreadable. Leaves one audit entry.
    """
    at = (
        access.draft_of(into, to=by).body
        if into
        else access.body_to_check(body, by=by, secrecy=secrecy)
    )
    report, origin = report_on(data, name, at), origin_in(data)
    able = mends(data, report)
    with writing():
        draft = access.draft_of(into, to=by, lock=True) if into else Draft.objects.create(
            slug=secrets.token_urlsafe(12).replace("_", "-"), name=name[:255], body=at,
            secrecy=secrecy, created_by=by.name, created_at=timezone.now(),
            origin=None if origin is None else key_of(origin),
        )  # fmt: skip
        version = keep(draft, data, name, report, able, by=by)
        audit.record(
            act=acts.CHECK_DRAFT, on=acts.thing(draft), by=by.name,
            data={"version": version.number, "errors": report.errors,
                  "warnings": report.warnings, "sha256": report.source.sha256},
        )  # fmt: skip
    return draft


def keep(
    draft: Draft,
    data: bytes,
    name: str,
    report: Report,
    able: Sequence[bool],
    *,
    by: Viewer,
    suggested: bool = False,
) -> Version:
    """The next version of a draft, its slips followed from the last one."""
    last = draft.versions.order_by("-number").values_list("number", flat=True).first() or 0
    version = Version(
        draft=draft, number=last + 1, name=name[:255], data=data, report={},
        suggested=suggested, by=by.name, at=timezone.now(), returned=done_to(data),
    )  # fmt: skip
    slips, said = follow(draft, version, report), report.as_json()
    for finding, slip, mend in zip(said["findings"], slips, able, strict=True):
        finding |= {"row": slip.pk, "mends": mend}
    version.report = said | {"headings": list(report.headings)}
    version.save()
    return version


def accept_suggestion(*, draft: str, slip: int, version: int, by: Viewer) -> Version:
    """Write the suggestion for a slip into the Word file: the next version of the draft.

    ``version`` is the one that the person saw. Raises NotFound, ChangedMeanwhile, WrongState
    where the suggestion has no sure place. Leaves one audit entry.
    """
    found = access.draft_of(draft, to=by)
    seen, row = latest(found, version), slip_of(found, slip)
    data = mended_by(found, seen, row)
    report = report_on(data, seen.name, found.body)
    able = mends(data, report)
    with writing():
        found = access.draft_of(draft, to=by, lock=True)
        latest(found, version)
        made = keep(found, data, seen.name, report, able, by=by, suggested=True)
        audit.record(
            act=acts.ACCEPT_SUGGESTION, on=acts.thing(found), by=by.name,
            data={"check": row.rule, "version": made.number},
        )  # fmt: skip
    return made


def mended_by(draft: Draft, version: Version, slip: Slip) -> bytes:
    """A version's file with the suggestion for a slip written in. Raises WrongState."""
    data = bytes(version.data)
    report = report_on(data, version.name, draft.body)
    places = [one for one in version.report["findings"] if one["row"] == slip.pk]
    where = {(one["check"], one["start"], one["end"]) for one in places}
    wanted = [one for one in report.findings if (one.check, one.start, one.end) in where]
    done = mended(data, report, wanted)
    if not done.placed:
        why = done.unplaced[0].why if done.unplaced else "chỗ này không còn trong bản mới nhất"
        raise WrongState("Không sửa được theo gợi ý", where=why, do="Sửa trong tệp gốc")
    return done.data


def dismiss_finding(*, draft: str, slip: int, reason: str, by: Viewer) -> Slip:
    """Let a slip stand, in this version and those to come, for a reason.

    Raises NotFound, ReasonMissing, WrongState where it is not open. Leaves one audit entry.
    """
    if not reason.strip():
        raise ReasonMissing("Để nguyên thì phải có lý do", do="Viết lý do bằng một câu")
    with writing():
        found = access.draft_of(draft, to=by, lock=True)
        row = slip_of(found, slip)
        if row.state != State.OPEN:
            raise WrongState(f"Chỗ này đang ở trạng thái “{row.get_state_display()}”",
                             do="Tải lại trang")  # fmt: skip
        row.state, row.reason = State.DISMISSED, reason.strip()
        row.by, row.at = by.name, timezone.now()
        row.save(update_fields=["state", "reason", "by", "at"])
        audit.record(
            act=acts.DISMISS_FINDING, on=acts.thing(found), by=by.name, note=row.reason,
            data={"check": row.rule, "quote": row.quote},
        )  # fmt: skip
    return row


def restore_finding(*, draft: str, slip: int, by: Viewer) -> Slip:
    """Take a dismissal back: the slip is open again, or mended where it is gone.

    Raises NotFound, WrongState. Leaves one audit entry.
    """
    with writing():
        found = access.draft_of(draft, to=by, lock=True)
        row = slip_of(found, slip)
        if row.state != State.DISMISSED:
            raise WrongState("Chỗ này chưa được để nguyên", do="Tải lại trang")
        reason, row.reason = row.reason, ""
        there = row.last == found.versions.order_by("-number").values_list("number", flat=True)[0]
        row.state = State.OPEN if there else State.MENDED
        row.by, row.at = ("", None) if there else (by.name, timezone.now())
        row.save(update_fields=["state", "reason", "by", "at"])
        audit.record(
            act=acts.RESTORE_FINDING, on=acts.thing(found), by=by.name,
            data={"check": row.rule, "quote": row.quote}, before=reason,
        )  # fmt: skip
    return row


def remove_draft(*, draft: str, by: Viewer) -> None:
    """Remove a draft with all its versions: it is a working paper, no record.

    Raises NotFound. Leaves one audit entry.
    """
    with writing():
        found = access.draft_of(draft, to=by, lock=True)
        audit.record(
            act=acts.REMOVE_DRAFT, on=acts.thing(found), by=by.name,
            data={"versions": found.versions.count()},
        )  # fmt: skip
        found.delete()


def slip_of(draft: Draft, slip: int) -> Slip:
    """Raises NotFound, also for that of another draft."""
    found = draft.slips.filter(pk=slip).first()
    if found is None:
        raise NotFound("Không có chỗ này trong dự thảo", where=str(slip), do="Tải lại trang")
    return found


def latest(draft: Draft, seen: int) -> Version:
    """The newest version, which must be the one that the person saw. Raises ChangedMeanwhile."""
    found = draft.versions.order_by("-number")[0]
    if found.number != seen:
        raise ChangedMeanwhile(
            f"{found.by} đã gửi bản {found.number} trong lúc này", proposal=0, by=found.by,
            do="Xem bản mới rồi làm lại",
        )  # fmt: skip
    return found
