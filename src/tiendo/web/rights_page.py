"""The page of rights (docs/quyen.md), from the tables that the site itself obeys.

Each cell of the last table is compared with the running site by tests/web/test_rights.py.
"""

from __future__ import annotations

from collections.abc import Iterator

from tiendo.register.rights import has, needs_factor, rights, roles
from tiendo.web.rights import EVERYBODY, views

YES, FACTOR, NO = "✓", "✓ mã", "–"
HEAD = """\
# Ai được làm gì

Trang này được tạo từ các bảng mà chính chương trình tuân theo (`make docs`):
`register/tables/roles.yaml`, `register/tables/rights.yaml` và `web/tables/views.yaml`. Ô nào cũng
được kiểm thử trên trang web đang chạy; thêm một trang mà không thêm dòng thì bản dựng hỏng.

Ký hiệu: **✓** được; **✓ mã** được khi đã nhập mã xác thực; **–** không. Vai trò có hiệu lực ở cơ
quan được cấp và các cơ quan cấp dưới, trong thời gian được cấp. Cơ quan đặt `TIENDO_PUBLIC=0` thì
khách không có quyền nào: mọi trang ghi ✓ ở cột Khách, trừ trang đăng nhập và chọn ngôn ngữ, dẫn tới
đăng nhập.
"""


def rights_page() -> str:
    parts = [
        HEAD.rstrip(),
        "## Vai trò\n\n" + table(["Vai trò", "Mã", "Mã xác thực", "Vì sao"], role_rows()),
        "## Quyền\n\n" + table(["Quyền", *names(), "Vì sao"], right_rows()),
        "## Trang và điểm cuối\n\n"
        + table(["Trang", "Địa chỉ", "Cách", *names(), "Vì sao"], view_rows()),
    ]
    return "\n\n".join(parts) + "\n"


def names() -> list[str]:
    return [row["name"] for row in roles().values()]


def role_rows() -> Iterator[list[str]]:
    for role, row in roles().items():
        yield [row["name"], f"`{role}`", "cần" if row["second_factor"] else "", row["why"]]


def right_rows() -> Iterator[list[str]]:
    for right, row in rights().items():
        yield [row["name"], *(cell(role, right) for role in roles()), row["why"]]


def view_rows() -> Iterator[list[str]]:
    where = addresses()
    for name, row in views().items():
        cells = [YES if row["right"] == EVERYBODY else cell(role, row["right"]) for role in roles()]
        ways = ", ".join(row["methods"])
        yield [row["name"], f"`/{where[name]}`", ways, *cells, row["why"]]


def cell(role: str, right: str) -> str:
    if not has(role, right):
        return NO
    return FACTOR if needs_factor(role) else YES


def addresses() -> dict[str, str]:
    """Every address of the site by its name."""
    from tiendo.web.urls import urlpatterns  # the views import half of the room

    return {str(one.name): str(one.pattern) for one in urlpatterns}


def table(head: list[str], rows: Iterator[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)
