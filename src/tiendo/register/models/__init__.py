"""The nouns of the register, one file each."""

from tiendo.register.models.amendment import Amendment
from tiendo.register.models.audit_event import AuditEvent, AuditHead
from tiendo.register.models.body import Body, BodyLink
from tiendo.register.models.body_history import (
    BodyCode,
    BodyEvent,
    BodyEventPart,
    BodyName,
    CodeSystem,
    Side,
)
from tiendo.register.models.desk_act import DeskAct
from tiendo.register.models.document import Document, DocumentLink, Secrecy, Urgency
from tiendo.register.models.evidence import Evidence
from tiendo.register.models.indicator import Indicator, IndicatorName, OverBodies
from tiendo.register.models.kept import DeskCount, PlanSize
from tiendo.register.models.meeting import Meeting, MeetingMention
from tiendo.register.models.mention import Commendation, PersonMention, Shortcoming
from tiendo.register.models.observation import Observation
from tiendo.register.models.plan import Plan, Target, TargetGroup
from tiendo.register.models.proposal import Kind, Match, Proposal, State
from tiendo.register.models.search_word import SearchTerm, SearchWord
from tiendo.register.models.settlement import Outcome, Settlement
from tiendo.register.models.target_part import TargetPart
from tiendo.register.models.task import Task
from tiendo.register.models.upload import Upload

__all__ = [
    "Amendment",
    "AuditEvent",
    "AuditHead",
    "Body",
    "BodyCode",
    "BodyEvent",
    "BodyEventPart",
    "BodyLink",
    "BodyName",
    "CodeSystem",
    "Commendation",
    "DeskAct",
    "DeskCount",
    "Document",
    "DocumentLink",
    "Evidence",
    "Indicator",
    "IndicatorName",
    "Kind",
    "Match",
    "Meeting",
    "MeetingMention",
    "Observation",
    "Outcome",
    "OverBodies",
    "PersonMention",
    "Plan",
    "PlanSize",
    "Proposal",
    "SearchTerm",
    "SearchWord",
    "Secrecy",
    "Settlement",
    "Shortcoming",
    "Side",
    "State",
    "Target",
    "TargetGroup",
    "TargetPart",
    "Task",
    "Upload",
    "Urgency",
]
