"""Who may change the catalogue, and fetching its indicators for an act."""

from __future__ import annotations

from tiendo.register.access import Viewer, everywhere
from tiendo.register.errors import NotAllowed, NotFound, ReasonMissing, WrongState
from tiendo.register.models import Indicator

EDIT = "indicators.edit"


def require_keeper(by: Viewer) -> None:
    """Raises NotAllowed: the catalogue is everybody's, so a role at one body is not enough."""
    if not everywhere(by, EDIT):
        raise NotAllowed(
            "Chưa có quyền giữ danh mục chỉ tiêu của toàn sổ",
            do="Đề nghị người quản trị cấp vai trò người giữ sổ cho toàn sổ",
        )


def require_reason(why: str, where: str) -> str:
    if not why.strip():
        raise ReasonMissing("Việc này phải có lý do", where=where, do="Viết một câu")
    return why.strip()


def in_use(slug: str) -> Indicator:
    """The indicator, locked. Raises NotFound; WrongState for one that was merged into another."""
    found = Indicator.objects.select_for_update(of=("self",)).filter(slug=slug).first()
    if found is None:
        raise NotFound(f"Không có chỉ tiêu “{slug}” trong danh mục", where=slug)
    if found.merged_into is not None:
        raise WrongState(
            f"Chỉ tiêu đã gộp vào “{found.merged_into.name}”", where=slug,
            do="Làm trên chỉ tiêu đã nhận, hoặc hoàn tác việc gộp",
        )  # fmt: skip
    return found
