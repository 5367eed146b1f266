"""The acts on drafts, by the names that the trail has for them; the rights they need."""

from __future__ import annotations

from tiendo.drafts.models import Draft
from tiendo.register import audit

CHECK, CHOOSE = "draft.check", "checks.choose"  # the rights
SCHEDULE = "reports.schedule"

CHECK_DRAFT = audit.register("draft.check", "Soát dự thảo")
ACCEPT_SUGGESTION = audit.register("draft.accept", "Nhận gợi ý sửa dự thảo")
DISMISS_FINDING = audit.register("draft.dismiss", "Để nguyên chỗ đã soát")
RESTORE_FINDING = audit.register("draft.restore", "Xem lại chỗ đã để nguyên")
REMOVE_DRAFT = audit.register("draft.remove", "Xóa dự thảo")
SET_SCHEDULE = audit.register("schedule.set", "Đặt lịch báo cáo")
END_SCHEDULE = audit.register("schedule.end", "Thôi lịch báo cáo")
DRAFT_SCHEDULED = audit.register("schedule.draft", "Lập báo cáo theo lịch")
TAKE_SCHEDULED = audit.register("schedule.take", "Nhận báo cáo lập theo lịch")
CHOOSE_CHECKS = audit.register("checks.choose", "Chọn phép soát của cơ quan")


def thing(draft: Draft) -> audit.Thing:
    """A draft as the trail names it: as secret as the draft, by its code and not its title."""
    return audit.Thing(kind="draft", slug=draft.slug, secrecy=draft.secrecy)
