"""Acts on the register: one function, one transaction, one audit entry each."""

from tiendo.register.services.adding import (
    add_proposal,
    find_words,
    merge_proposals,
    split_proposal,
)
from tiendo.register.services.bodies import Loaded, load_bodies, load_list
from tiendo.register.services.body_lists import read_list
from tiendo.register.services.country import country, with_communes
from tiendo.register.services.many import accept_proposals
from tiendo.register.services.outcomes import Decision
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
from tiendo.register.services.settling import reopen_contradiction, settle_contradiction
from tiendo.register.services.undoing import undo

__all__ = [
    "Decision",
    "Loaded",
    "ReadAgain",
    "Registered",
    "accept_proposal",
    "accept_proposals",
    "add_proposal",
    "classify_document",
    "correct_proposal",
    "country",
    "find_words",
    "load_bodies",
    "load_list",
    "merge_proposals",
    "read_again",
    "read_list",
    "register_file",
    "register_reading",
    "register_readings",
    "reject_proposal",
    "reopen_contradiction",
    "reopen_proposal",
    "settle_contradiction",
    "split_proposal",
    "undo",
    "with_communes",
]
