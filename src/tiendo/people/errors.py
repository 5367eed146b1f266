"""What can go wrong with people, each with its own permanent code."""

from __future__ import annotations

from tiendo.errors import TiendoError


class PasswordWeak(TiendoError):
    """A password that the rules refuse; each reason is a sentence."""

    code = "password-weak"


class AccountExists(TiendoError):
    code = "account-exists"


class AccountInvalid(TiendoError):
    """A name that cannot be an account's."""

    code = "account-invalid"


class RoleInvalid(TiendoError):
    """A role, a body or days that do not go together."""

    code = "role-invalid"


class FactorWrong(TiendoError):
    """A password or a code that is not the one, asked for once more before an act."""

    code = "factor-wrong"


class CodeWrong(TiendoError):
    """A code of the second factor that is not right now, or was used already."""

    code = "code-wrong"


class ProviderRefused(TiendoError):
    """The provider of identities gave no answer that can be trusted."""

    code = "provider-refused"


class SignInLocked(TiendoError):
    """Too many wrong passwords or codes; the door opens again by itself after a while."""

    code = "sign-in-locked"
