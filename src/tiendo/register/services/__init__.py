"""Acts on the register: one function, one transaction, one audit entry each."""

from tiendo.register.services.adding import (
    add_proposal,
    find_words,
    merge_proposals,
    split_proposal,
)
from tiendo.register.services.bodies import load_bodies
from tiendo.register.services.many import accept_proposals
from tiendo.register.services.proposals import (
    accept_proposal,
    correct_proposal,
    reject_proposal,
)
from tiendo.register.services.registering import (
    Registered,
    register_file,
    register_reading,
    register_readings,
)
from tiendo.register.services.reopening import reopen_proposal
from tiendo.register.services.rereading import ReadAgain, read_again
from tiendo.register.services.secrecy import classify_document
from tiendo.register.services.undoing import undo

__all__ = [
    "ReadAgain",
    "Registered",
    "accept_proposal",
    "accept_proposals",
    "add_proposal",
    "classify_document",
    "correct_proposal",
    "find_words",
    "load_bodies",
    "merge_proposals",
    "read_again",
    "register_file",
    "register_reading",
    "register_readings",
    "reject_proposal",
    "reopen_proposal",
    "split_proposal",
    "undo",
]
