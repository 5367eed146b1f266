"""Drafts and what became of them; the schedules by which some are made."""

from tiendo.drafts.models.draft import BodyCheck, Draft, Mode, Slip, State, Version
from tiendo.drafts.models.schedule import ReportSchedule, ScheduledReport

__all__ = [
    "BodyCheck", "Draft", "Mode", "ReportSchedule", "ScheduledReport", "Slip", "State", "Version",
]  # fmt: skip
