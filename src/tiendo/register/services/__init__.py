"""Acts on the register: one function, one transaction, one audit entry each."""

from tiendo.register.services.bodies import Loaded, load_bodies, load_list
from tiendo.register.services.body_lists import read_list
from tiendo.register.services.country import country, with_communes
from tiendo.register.services.proposals import accept_proposal, reject_proposal
from tiendo.register.services.registering import (
    Registered,
    register_file,
    register_reading,
    register_readings,
)
from tiendo.register.services.secrecy import classify_document

__all__ = [
    "Loaded",
    "Registered",
    "accept_proposal",
    "classify_document",
    "country",
    "load_bodies",
    "load_list",
    "read_list",
    "register_file",
    "register_reading",
    "register_readings",
    "reject_proposal",
    "with_communes",
]
