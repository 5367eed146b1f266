"""From a sent form to the act that it names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext, ngettext

from tiendo.errors import TiendoError
from tiendo.register import services
from tiendo.register.access import Viewer, shown
from tiendo.register.audit import ACTS as NAMES
from tiendo.register.errors import CorrectionInvalid, NotFound
from tiendo.register.models import Indicator, Proposal
from tiendo.register.services.proposals import NEW_INDICATOR
from tiendo.web.pages.desk_fields import typed_fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What to say, and which proposal to show: that one, or the next behind ``after``.

    ``redraw``: the marks in the text are no longer the same.
    """

    told: str
    show: int = 0
    after: int = 0
    redraw: bool = False


def act(slug: str, posted: QueryDict, by: Viewer) -> Done:
    """Carry out what the form asks. Raises TiendoError."""
    wanted = ACTS.get(posted.get("act", ""))
    if wanted is None:
        raise TiendoError(
            gettext("Yêu cầu không đọc được"), do=gettext("Tải lại trang rồi thử lại")
        )
    return wanted(slug, posted, by)


def whole(written: str | None) -> int:
    """A key or version from a form; 0 for none."""
    plain = (written or "").strip()
    return int(plain) if plain.isascii() and plain.isdigit() and len(plain) < 16 else 0


def target_of(slug: str, posted: QueryDict, by: Viewer) -> dict[str, Any]:
    """Which proposal a form is about, and the version that the person saw."""
    pk = whole(posted.get("muc"))
    seen = shown(Proposal.objects.filter(pk=pk, document__slug=slug), to=by)
    if not seen.exists():
        raise NotFound(gettext("Không có đề xuất này"), where=slug)
    return {"proposal_id": pk, "version": whole(posted.get("version")), "by": by}


def fields_of(slug: str, posted: QueryDict) -> dict[str, Any]:
    one = Proposal.objects.filter(pk=whole(posted.get("muc")), document__slug=slug).first()
    flat: Mapping[str, str] = {name: str(value) for name, value in posted.items()}
    return {} if one is None else typed_fields(one.kind, one.item, flat)


def accept(slug: str, posted: QueryDict, by: Viewer) -> Done:
    about = target_of(slug, posted, by)
    done = services.accept_proposal(
        **about,
        note=posted.get("note", ""),
        indicator=indicator_of(posted),
        fields=fields_of(slug, posted),
    )
    told = gettext("Đã sửa và nhận.") if done.correction else gettext("Đã nhận.")
    return Done(told=told, after=done.pk)


def indicator_of(posted: QueryDict) -> str | None:
    """The slug of the indicator that was chosen by name; None where nothing was chosen."""
    if posted.get("new-indicator"):
        return NEW_INDICATOR
    typed = " ".join(posted.get("indicator", "").split())
    if not typed or typed == posted.get("w-chosen", ""):
        return None
    found = Indicator.objects.filter(name=typed).order_by("slug").first()
    if found is None:
        raise CorrectionInvalid(
            gettext("Sổ không có chỉ tiêu “%s”") % typed,
            do=gettext("Chọn trong danh sách gợi ý, hoặc đánh dấu lập chỉ tiêu mới"),
        )
    return found.slug


def correct(slug: str, posted: QueryDict, by: Viewer) -> Done:
    about = target_of(slug, posted, by)
    done = services.correct_proposal(**about, fields=fields_of(slug, posted))
    return Done(told=gettext("Đã lưu sửa, mục vẫn chờ nhận."), show=done.pk)


def reject(slug: str, posted: QueryDict, by: Viewer) -> Done:
    done = services.reject_proposal(**target_of(slug, posted, by), note=posted.get("why", ""))
    return Done(told=gettext("Đã bỏ."), after=done.pk)


def reopen(slug: str, posted: QueryDict, by: Viewer) -> Done:
    done = services.reopen_proposal(**target_of(slug, posted, by), note=posted.get("why", ""))
    return Done(told=gettext("Mục chờ xem xét lại."), show=done.pk)


def split(slug: str, posted: QueryDict, by: Viewer) -> Done:
    parts = posted.get("parts", "").splitlines()
    made = services.split_proposal(**target_of(slug, posted, by), parts=parts)
    return Done(told=gettext("Đã tách thành %s mục.") % len(made), show=made[0].pk, redraw=True)


def merge(slug: str, posted: QueryDict, by: Viewer) -> Done:
    made = services.merge_proposals(
        **target_of(slug, posted, by),
        other_id=whole(posted.get("other")),
        other_version=whole(posted.get("other-version")),
    )
    return Done(told=gettext("Đã gộp hai mục."), show=made.pk, redraw=True)


def add(slug: str, posted: QueryDict, by: Viewer) -> Done:
    start, end = place_of(slug, posted, by)
    made = services.add_proposal(
        document=slug, kind=posted.get("kind", ""), start=start, end=end, by=by
    )
    return Done(told=gettext("Đã thêm mục còn sót, chờ nhận."), show=made.pk, redraw=True)


def place_of(slug: str, posted: QueryDict, by: Viewer) -> tuple[int, int]:
    """Where the marked words stand: as the script says, else where the words are found."""
    start, end = posted.get("start", ""), posted.get("end", "")
    if start.isascii() and start.isdigit() and end.isascii() and end.isdigit():
        return int(start), int(end)
    return services.find_words(document=slug, words=posted.get("words", ""), by=by)


def many(slug: str, posted: QueryDict, by: Viewer) -> Done:
    pairs = [one.partition(":") for one in posted.getlist("seen")]
    seen = {whole(pk): whole(version) for pk, _, version in pairs}
    taken, left = services.accept_proposals(document=slug, seen=seen, by=by)
    told = ngettext("Đã nhận %s mục.", "Đã nhận %s mục.", len(taken)) % len(taken)
    if left:
        told += " " + gettext("%s mục để lại vì đã thay đổi hoặc cần anh chị xem.") % len(left)
    return Done(told=told)


def undo(slug: str, _posted: QueryDict, by: Viewer) -> Done:
    done = services.undo(document=slug, by=by)
    told = gettext("Đã hoàn tác: %s.") % NAMES[done.act].lower()
    first = next(iter(done.proposals), 0)
    there = Proposal.objects.filter(pk__in=done.proposals).values_list("pk", flat=True)
    return Done(told=told, show=first if first in set(there) else 0, redraw=True)


ACTS: dict[str, Callable[[str, QueryDict, Viewer], Done]] = {
    "accept": accept,
    "correct": correct,
    "reject": reject,
    "reopen": reopen,
    "split": split,
    "merge": merge,
    "add": add,
    "many": many,
    "undo": undo,
}
