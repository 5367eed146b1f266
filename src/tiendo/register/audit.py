"""One entry an act, in a chain. Acts are registered by name; one that is not known is refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from django.db import transaction
from django.utils import timezone

from tiendo.register.access import LEVELS, document_of
from tiendo.register.chain import FIRST, seal
from tiendo.register.errors import ActUnknown
from tiendo.register.models import AuditEvent, AuditHead, Secrecy

ACTS: dict[str, str] = {}


class Named(Protocol):
    """What can be acted upon: anything with a public id."""

    @property
    def slug(self) -> Any: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """Something of another kind than the register's records: an account, a session, a draft."""

    kind: str
    slug: str
    secrecy: str = Secrecy.OPEN.value


def register(act: str, title: str) -> str:
    """Make an act known, with its name for people; once."""
    if act in ACTS:
        raise ActUnknown(f"Hành vi “{act}” đã có")
    ACTS[act] = title
    return act


def record(
    *,
    act: str,
    on: Named,
    by: str,
    note: str = "",
    data: Mapping[str, Any] | None = None,
    before: Any = None,
    after: Any = None,
) -> AuditEvent:
    """Write the entry for ``act`` on an object, inside the act's own transaction.

    ``before`` and ``after`` are what changed, as plain values; exact ones only. Until
    the transaction ends no other writer adds an entry, so that the chain has no fork.
    """
    if act not in ACTS:
        raise ActUnknown(f"Không có hành vi “{act}”", do="Khai báo hành vi trước khi ghi")
    changes = {"before": before, "after": after} if (before, after) != (None, None) else {}
    with transaction.atomic():
        return append(
            act=act, by=by, note=note, data={**(data or {}), **changes}, **identity(on)
        )  # fmt: skip


def append(**fields: Any) -> AuditEvent:
    """Seal an entry to the last one; other writers wait at the head until this one is done.

    It goes on from the head also where somebody cut the trail: acts must not stop, and
    the walk along the chain finds the place.
    """
    heads = AuditHead.objects.select_for_update()
    head = heads.filter(pk=1).first() or heads.get_or_create(pk=1, defaults=beginning())[0]
    last = AuditEvent.objects.order_by("-id").values_list("id", flat=True).first() or 0
    fields |= {"id": last + 1, "at": timezone.now(), "previous": head.hash}
    entry = AuditEvent(**fields, hash=seal(fields))
    entry.save(force_insert=True)
    head.entries, head.hash = head.entries + 1, entry.hash
    head.save(update_fields=["entries", "hash"])
    return entry


def beginning() -> dict[str, Any]:
    """The head of a trail that has none: at its last entry, if somebody removed the head."""
    last = AuditEvent.objects.order_by("-id").values_list("hash", flat=True).first()
    return {"hash": last or FIRST}


def identity(on: Named) -> dict[str, str]:
    """What an entry says of its object: kind, public id, and the document that it came from."""
    kind = on.kind if isinstance(on, Thing) else type(on).__name__.lower()
    named = {"kind": kind, "slug": str(on.slug), "document": "", "secrecy": Secrecy.OPEN.value}
    if isinstance(on, Thing):
        named["secrecy"] = on.secrecy
    if kind in FROM_DOCUMENTS:
        document = document_of(on)
        named |= {"document": document.slug, "secrecy": document.secrecy}
    return named


# Kinds of records that are drawn from a document.
FROM_DOCUMENTS = frozenset(
    {"document", "plan", "target", "amendment", "observation", "task", "proposal", "override"}
)


def most_secret(*records: Any) -> Any:
    """Of records that an act is about, the one whose document is the most secret; the first
    of equals. Its entry then says nothing to those who may not see one of them."""
    return max(records, key=lambda one: LEVELS.index(document_of(one).secrecy))


LOAD_BODIES = register("body.load", "Nạp danh mục cơ quan")
REGISTER_DOCUMENT = register("document.register", "Vào sổ văn bản")
CLASSIFY_DOCUMENT = register("document.classify", "Định mức mật")
ACCEPT_PROPOSAL = register("proposal.accept", "Nhận đề xuất")
APPLY_IMPORT = register("import.apply", "Nhập từ tệp")
MERGE_INDICATORS = register("indicator.merge", "Gộp chỉ tiêu")
SPLIT_INDICATOR = register("indicator.split", "Tách chỉ tiêu")
WORD_INDICATOR = register("indicator.word", "Thêm cách gọi chỉ tiêu")
DESCRIBE_INDICATOR = register("indicator.describe", "Sửa mô tả chỉ tiêu")
UNDO_CATALOGUE = register("indicator.undo", "Hoàn tác gộp, tách chỉ tiêu")
REJECT_PROPOSAL = register("proposal.reject", "Bỏ đề xuất")
ACCEPT_PROPOSALS = register("proposal.accept-many", "Nhận nhiều đề xuất")
CORRECT_PROPOSAL = register("proposal.correct", "Sửa đề xuất")
SPLIT_PROPOSAL = register("proposal.split", "Tách đề xuất")
MERGE_PROPOSALS = register("proposal.merge", "Gộp đề xuất")
ADD_PROPOSAL = register("proposal.add", "Đánh dấu chỗ còn sót")
REOPEN_PROPOSAL = register("proposal.reopen", "Xét lại đề xuất")
SETTLE = register("contradiction.settle", "Xử lý mâu thuẫn")
REOPEN_SETTLED = register("contradiction.reopen", "Mở lại mâu thuẫn")
UNDO = register("proposal.undo", "Hoàn tác")
READ_AGAIN = register("document.read-again", "Đọc lại văn bản")
AMEND_TARGET = register("target.amend", "Điều chỉnh chỉ tiêu")
WITHDRAW_AMENDMENT = register("target.amend-withdraw", "Rút điều chỉnh chỉ tiêu")
HAND_DOWN_TARGET = register("target.hand-down", "Giao chỉ tiêu cho đơn vị")
TAKE_BACK_TARGET = register("target.take-back", "Thôi giao chỉ tiêu cho đơn vị")
END_PLAN = register("plan.end", "Kết thúc kế hoạch bị thay thế")
RESUME_PLAN = register("plan.resume", "Mở lại kế hoạch")
ADD_LINK = register("link.add", "Thêm liên kết văn bản")
CORRECT_LINK = register("link.correct", "Sửa liên kết văn bản")
