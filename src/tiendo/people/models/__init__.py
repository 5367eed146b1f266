"""The nouns of people, one file each; the account itself is Django's user."""

from tiendo.people.models.identity import Identity
from tiendo.people.models.membership import Membership
from tiendo.people.models.second_factor import RecoveryCode, SecondFactor

__all__ = ["Identity", "Membership", "RecoveryCode", "SecondFactor"]
