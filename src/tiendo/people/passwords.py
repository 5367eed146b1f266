"""Rules of passwords: Django's validators, and zxcvbn's estimate with words of our own."""

from __future__ import annotations

import math
from typing import Any

from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from tiendo.people.errors import PasswordWeak

# What a Vietnamese office tries first, beside the words that zxcvbn knows.
OUR_WORDS = (
    "matkhau", "mat khau", "tiendo", "tien do", "tinhuy", "tinh uy", "ubnd", "hdnd", "vanphong",
    "bimat", "vietnam", "anhyeuem", "emyeuanh", "quantri", "nguoidung", "hanoi", "saigon",
)  # fmt: skip
# 3 of 4: "safely unguessable" against a throttled door (zxcvbn's own scale).
LEAST_SCORE = 3
# zxcvbn looks no further.
LONGEST = 72


class StrengthValidator:
    """Refuses what an estimate of the guesses says is found soon."""

    def validate(self, password: str, user: Any = None) -> None:
        from zxcvbn import zxcvbn  # its lists of words are large: only when one is chosen

        known = [*OUR_WORDS, *own_words(user)]
        found = zxcvbn(password[:LONGEST], user_inputs=known)
        if found["score"] < LEAST_SCORE:
            power = int(math.log10(float(found["guesses"])))
            raise ValidationError(
                gettext("Mật khẩu dễ đoán: chừng 10^%s lần thử là ra. Ghép vài từ không liên quan.")
                % power,
                code="password_guessable",
            )

    def get_help_text(self) -> str:
        return gettext("Ghép vài từ không liên quan, thêm số hoặc dấu; tránh tên, ngày sinh.")


def own_words(user: Any) -> list[str]:
    """Words that belong to the person: in a password they are a guess away."""
    if user is None:
        return []
    said = f"{user.get_username()} {user.first_name} {user.last_name} {user.email}"
    return [word for word in said.replace("@", " ").split() if len(word) > 2]


def check(password: str, user: User) -> None:
    """Raises PasswordWeak with all that is wrong, in sentences."""
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise PasswordWeak(" ".join(error.messages), do="Chọn mật khẩu khác") from error
