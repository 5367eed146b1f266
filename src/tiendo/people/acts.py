"""The acts on people and sessions, as the trail knows them."""

from __future__ import annotations

from django.contrib.auth.models import User

from tiendo.register import audit
from tiendo.register.audit import Thing

ADD_ACCOUNT = audit.register("account.add", "Lập tài khoản")
CLOSE_ACCOUNT = audit.register("account.close", "Đóng tài khoản")
REOPEN_ACCOUNT = audit.register("account.reopen", "Mở lại tài khoản")
UNLOCK_ACCOUNT = audit.register("account.unlock", "Mở khóa đăng nhập")
SET_PASSWORD = audit.register("password.set", "Đặt mật khẩu cho người khác")
CHANGE_PASSWORD = audit.register("password.change", "Đổi mật khẩu của mình")
LINK_IDENTITY = audit.register("account.link", "Nối tài khoản với nơi xác thực")
CONFIRM_FACTOR = audit.register("factor.confirm", "Bật mã xác thực")
REMOVE_FACTOR = audit.register("factor.remove", "Bỏ mã xác thực")
NEW_CODES = audit.register("factor.codes", "Tạo mã dự phòng mới")
USE_CODE = audit.register("factor.recover", "Dùng mã dự phòng")
GIVE_ROLE = audit.register("role.give", "Cấp vai trò")
END_ROLE = audit.register("role.end", "Thu vai trò")
SIGN_IN = audit.register("session.open", "Đăng nhập")
SIGN_OUT = audit.register("session.close", "Đăng xuất")
EXPIRE = audit.register("session.expire", "Hết phiên")
FAIL = audit.register("session.fail", "Đăng nhập không thành")
LOCK = audit.register("session.lock", "Khóa đăng nhập vì sai nhiều lần")
EXPORT_TRAIL = audit.register("trail.export", "Tải nhật ký")


def account(user: User) -> Thing:
    """The account as an object of the trail."""
    return Thing(kind="account", slug=user.get_username())
