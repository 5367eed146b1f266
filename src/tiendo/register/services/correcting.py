"""What a person writes over what was read: checked, kept apart, never overwritten."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from tiendo.errors import InvalidFact, PeriodUnreadable
from tiendo.facts.reading import plain
from tiendo.register.errors import CorrectionInvalid
from tiendo.register.keys import wording
from tiendo.register.models import Kind, Proposal
from tiendo.register.payloads import figure_from, item_from
from tiendo.vocabulary.periods import parse_period

# Where an item stands and how sure its reader was are not a person's to write.
FIXED = frozenset({"start", "end", "quote", "place", "confidence", "rule"})
NOTHING: tuple[Any, ...] = (None, "", [])
# The field of each kind without which there is no item.
NEEDED = {
    Kind.FIGURE: "indicator",
    Kind.TASK: "action",
    Kind.MEETING: "name",
    Kind.SHORTCOMING: "text",
    Kind.COMMENDATION: "award",
    Kind.PERSON: "name",
}


def correct(proposal: Proposal, fields: Mapping[str, Any], *, by: str) -> None:
    """Put fields of an item over those that were read. Raises CorrectionInvalid."""
    changed = written(proposal, fields)
    wanted = {**(proposal.correction or {}), **changed}
    correction = {k: v for k, v in wanted.items() if differs(v, proposal.payload.get(k))}
    if correction == (proposal.correction or {}):
        raise CorrectionInvalid(
            "Chưa sửa gì", where=proposal.evidence.quote, do="Sửa ít nhất một ô rồi lưu"
        )
    check(proposal, {**proposal.payload, **correction})
    proposal.correction = correction
    proposal.corrected_by = by
    proposal.version += 1
    proposal.wording = wording(proposal.item.get("indicator") or "")
    proposal.save()


def written(proposal: Proposal, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Fields as JSON keeps them. Raises CorrectionInvalid for a number with too many digits."""
    try:
        return {name: plain(value) for name, value in fields.items() if name not in FIXED}
    except InvalidFact as error:
        raise CorrectionInvalid(
            error.what, where=proposal.evidence.quote, do="Ghi số với ít chữ số hơn"
        ) from error


def differs(one: Any, other: Any) -> bool:
    """Whether two values of a field say different things; 5 and 5.0 do not."""
    if isinstance(one, bool) or isinstance(other, bool):
        return bool(one) != bool(other)
    if isinstance(one, int | float) and isinstance(other, int | float):
        return Decimal(str(one)) != Decimal(str(other))
    return one != other and not (one in NOTHING and other in NOTHING)


def check(proposal: Proposal, item: Mapping[str, Any]) -> None:
    """Whether the fields make an item. Raises CorrectionInvalid, naming what is wrong."""
    where = proposal.evidence.quote
    needed = NEEDED.get(Kind(proposal.kind))
    if needed and not str(item.get(needed) or "").strip():
        raise CorrectionInvalid("Còn thiếu nội dung của mục", where=where, do="Điền ô đầu tiên")
    if proposal.kind == Kind.DOCUMENT and not (item.get("number") or item.get("title")):
        raise CorrectionInvalid("Văn bản phải có số hoặc tên", where=where, do="Điền một trong hai")
    try:
        item_from(proposal.kind, item)
        if proposal.kind == Kind.FIGURE:
            check_figure(item)
    except (InvalidFact, PeriodUnreadable) as error:
        raise CorrectionInvalid(error.what, where=where, do=error.do) from error
    except (ValueError, TypeError, InvalidOperation) as error:
        raise CorrectionInvalid(
            "Có ô ghi không đúng dạng", where=where, do="Kiểm tra số, kỳ và ngày"
        ) from error


def check_figure(item: Mapping[str, Any]) -> None:
    figure = figure_from(item)
    if figure.period:
        parse_period(figure.period)
