"""Acts on the register: one function, one transaction, one audit entry each."""

from tiendo.register.services.bodies import load_bodies
from tiendo.register.services.proposals import accept_proposal, reject_proposal
from tiendo.register.services.registering import (
    Registered,
    register_file,
    register_reading,
    register_readings,
)
from tiendo.register.services.secrecy import classify_document

__all__ = [
    "Registered",
    "accept_proposal",
    "classify_document",
    "load_bodies",
    "register_file",
    "register_reading",
    "register_readings",
    "reject_proposal",
]
