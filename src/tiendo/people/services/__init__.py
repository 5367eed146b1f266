"""Acts on people: one function, one transaction, one audit entry each."""

from tiendo.people.services.accounts import (
    add_account,
    change_password,
    close_account,
    reopen_account,
    set_password,
    unlock_account,
)
from tiendo.people.services.factors import (
    begin_factor,
    check_code,
    confirm_factor,
    new_recovery_codes,
    remove_factor,
)
from tiendo.people.services.identities import account_for
from tiendo.people.services.roles import end_role, give_role

__all__ = [
    "account_for",
    "add_account",
    "begin_factor",
    "change_password",
    "check_code",
    "close_account",
    "confirm_factor",
    "end_role",
    "give_role",
    "new_recovery_codes",
    "remove_factor",
    "reopen_account",
    "set_password",
    "unlock_account",
]
