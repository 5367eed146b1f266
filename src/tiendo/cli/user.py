"""Tài khoản và vai trò: lập, đóng, cấp và thu. Người ngồi tại máy chủ làm được việc này.

Vai trò: reader (đọc), contributor (nhập liệu), verifier (thẩm tra), approver (duyệt), editor
(giữ sổ), administrator (quản trị), auditor (kiểm tra). Vai trò có hiệu lực ở cơ quan được nêu và
các cơ quan cấp dưới; không nêu cơ quan là toàn sổ. Việc nào cũng vào nhật ký.
"""

from __future__ import annotations

import argparse
import getpass
import secrets
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from tiendo.cli.user_options import OPTIONS, SUMMARIES

if TYPE_CHECKING:
    from tiendo.register.access import Viewer

EPILOG = """\
ví dụ:
  tiendo user add nguyen.an --name "Nguyễn An" --role administrator   người quản trị đầu tiên
  tiendo user add tran.binh --name "Trần Bình" --random               in ra mật khẩu ban đầu
  tiendo user give tran.binh verifier --at so-tai-chinh --why "Phân công tháng 1"
  tiendo user give tran.binh reader --at so-tai-chinh --clearance secret --why "QĐ 12"
  tiendo user list
  tiendo user end 7 --why "Chuyển công tác"        thu vai trò số 7 (số ở cột đầu của list)
  tiendo user close tran.binh --why "Nghỉ hưu"
"""


def configure(parser: argparse.ArgumentParser) -> None:
    parser.epilog = EPILOG
    acts = parser.add_subparsers(dest="act", metavar="VIỆC", required=True)
    for name, summary in SUMMARIES.items():
        OPTIONS[name](acts.add_parser(name, help=summary, description=summary))


def run(options: argparse.Namespace) -> int:
    from tiendo.cli.django import person, setup

    setup()
    from tiendo.register.access import operator  # its models need Django set up

    # Said apart from accounts: nobody in the web can write under this name.
    print(ACTS[options.act](options, operator(f"{person()} (máy chủ)")))
    return 0


def add(options: argparse.Namespace, by: Viewer) -> str:
    from tiendo.people.services import add_account, give_role

    password = None if options.provider else chosen(options)
    made = add_account(username=options.username, full_name=options.name, password=password, by=by)
    said = [f"Đã lập tài khoản {made.get_username()}"]
    if options.role:
        give_role(
            username=made.get_username(),
            role=options.role,
            body=options.at,
            by=by,
            why="Cấp khi lập tài khoản",
        )
        said.append(f"Vai trò: {options.role}, {options.at or 'toàn sổ'}")
    return "\n".join(said + told(options, password))


def password(options: argparse.Namespace, by: Viewer) -> str:
    from tiendo.people.services import set_password

    new = chosen(options)
    set_password(username=options.username, password=new, by=by)
    return "\n".join([f"Đã đặt mật khẩu cho {options.username}", *told(options, new)])


def chosen(options: argparse.Namespace) -> str:
    """A password made here, typed unseen, or the first line of the standard input."""
    if options.random:
        return secrets.token_urlsafe(12)
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    return getpass.getpass("Mật khẩu: ")


def told(options: argparse.Namespace, password: str | None) -> list[str]:
    return [f"Mật khẩu: {password}"] if options.random and password else []


def give(options: argparse.Namespace, by: Viewer) -> str:
    from tiendo.people.services import give_role

    made = give_role(
        username=options.username,
        role=options.role,
        body=options.at,
        clearance=options.clearance,
        starts_on=options.first,
        ends_on=options.last,
        by=by,
        why=options.why,
    )
    return f"Đã cấp vai trò số {made.pk}: {options.role}, {made.body or 'toàn sổ'}"


def end(options: argparse.Namespace, by: Viewer) -> str:
    from tiendo.people.services import end_role

    ended = end_role(membership=options.membership, by=by, why=options.why)
    return f"Đã thu vai trò {ended.role} của {ended.user.get_username()}"


def close(options: argparse.Namespace, by: Viewer) -> str:
    from tiendo.people.services import close_account

    close_account(username=options.username, by=by, why=options.why)
    return f"Đã đóng tài khoản {options.username}"


def reopen(options: argparse.Namespace, by: Viewer) -> str:
    from tiendo.people.services import reopen_account

    reopen_account(username=options.username, by=by, why=options.why)
    return f"Đã mở lại tài khoản {options.username}"


def unlock(options: argparse.Namespace, by: Viewer) -> str:
    from tiendo.people.services import unlock_account

    unlock_account(username=options.username, by=by)
    return f"{options.username} đăng nhập lại được ngay"


def factor_off(options: argparse.Namespace, by: Viewer) -> str:
    from tiendo.people.services import remove_factor

    remove_factor(username=options.username, by=by, why=options.why)
    return f"Đã bỏ mã xác thực của {options.username}"


def listed(_options: argparse.Namespace, by: Viewer) -> str:
    from tiendo.people.selectors import accounts

    lines = []
    for user in accounts(to=by):
        closed = "" if user.is_active else " (đã đóng)"
        lines.append(f"{user.get_username()}{closed}  {user.get_full_name()}")
        for one in user.memberships.all():
            days = f"{one.starts_on:%d/%m/%Y} - " + (
                f"{one.ends_on:%d/%m/%Y}" if one.ends_on else ""
            )
            place = one.body.slug if one.body else "toàn sổ"
            lines.append(f"  {one.pk:>5}  {one.role}, {place}, {one.clearance}, {days}")
    return "\n".join(lines) or "Chưa có tài khoản nào"


ACTS: dict[str, Callable[[argparse.Namespace, Viewer], str]] = {
    "add": add,
    "list": listed,
    "give": give,
    "end": end,
    "close": close,
    "reopen": reopen,
    "unlock": unlock,
    "password": password,
    "factor-off": factor_off,
}
