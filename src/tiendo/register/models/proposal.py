"""Proposals: what was read, item by item, beside what was made of it."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from tiendo.register.models.document import Document
from tiendo.register.models.evidence import Evidence
from tiendo.register.models.indicator import Indicator
from tiendo.register.models.observation import Observation
from tiendo.register.models.plan import Target
from tiendo.register.models.record import Record


class Kind(models.TextChoices):
    FIGURE = "figure", "Số liệu"
    DOCUMENT = "document", "Văn bản"
    MEETING = "meeting", "Cuộc họp"
    TASK = "task", "Nhiệm vụ"
    SHORTCOMING = "shortcoming", "Hạn chế"
    COMMENDATION = "commendation", "Khen thưởng"
    PERSON = "person", "Người"


class State(models.TextChoices):
    PROPOSED = "proposed", "Chờ xem xét"
    ACCEPTED = "accepted", "Đã nhận"
    REJECTED = "rejected", "Đã bỏ"
    REPLACED = "replaced", "Đã tách, gộp"


class Match(models.TextChoices):
    """What the register has on the same thing, or why the proposal waits."""

    NEW = "new", "Mới"
    SAME = "same", "Trùng với sổ"
    REVISION = "revision", "Số mới thay số cũ"
    CONTRADICTION = "contradiction", "Khác với sổ"
    UNKNOWN_INDICATOR = "unknown_indicator", "Chưa rõ thuộc chỉ tiêu nào"
    UNKNOWN_PERIOD = "unknown_period", "Chưa rõ kỳ"
    UNKNOWN_BODY = "unknown_body", "Chưa rõ của cơ quan, địa bàn nào"
    UNKNOWN_DATE = "unknown_date", "Văn bản không có ngày"
    UNKNOWN_SOURCE = "unknown_source", "Nguồn chưa phải cơ quan có thẩm quyền"
    NO_SUCH_TARGET = "no_such_target", "Sổ chưa có chỉ tiêu này"
    UNLIKE_UNIT = "unlike_unit", "Đơn vị không hợp với chỉ tiêu"
    NOT_EXACT = "not_exact", "Giá trị không ghi chính xác được"
    TALLY = "tally", "Số tổng hợp, để đối chiếu"
    AMENDMENT = "amendment", "Điều chỉnh một chỉ tiêu"
    UNKNOWN_AMENDED = "unknown_amended", "Chưa có văn bản được điều chỉnh"


class Proposal(Record):
    """One item of a reading, as read (``payload``, the item of READING.md).

    ``key`` is what it is said of, once that is known; ``wording`` the folded words
    that name what is measured. ``target`` or ``observation`` is the record that it
    became or stands beside: for a contradiction, the record that it contradicts.

    ``correction`` holds the fields that a person changed, over those of the payload; no
    reader touches them. ``added_by`` is who marked an item that no reader saw. ``version``
    grows with every change, so that nobody overwrites what they have not seen.
    """

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="proposals")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    ordinal = models.PositiveIntegerField()
    payload = models.JSONField()
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="proposals")
    state = models.CharField(max_length=8, choices=State.choices, default=State.PROPOSED)
    match = models.CharField(max_length=20, choices=Match.choices, blank=True)
    note = models.TextField(blank=True)
    wording = models.CharField(max_length=300, blank=True)
    key = models.CharField(max_length=64, blank=True)
    indicator = models.ForeignKey(
        Indicator, on_delete=models.SET_NULL, null=True, blank=True, related_name="proposals"
    )
    target = models.ForeignKey(
        Target, on_delete=models.SET_NULL, null=True, blank=True, related_name="proposals"
    )
    # PROTECT: observations are never removed.
    observation = models.ForeignKey(
        Observation, on_delete=models.PROTECT, null=True, blank=True, related_name="proposals"
    )
    decided_by = models.CharField(max_length=150, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    correction = models.JSONField(null=True, blank=True)
    corrected_by = models.CharField(max_length=150, blank=True)
    added_by = models.CharField(max_length=150, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar[list[str]] = ["document", "kind", "ordinal"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                name="register_proposal_once", fields=["document", "kind", "ordinal"]
            ),
            models.CheckConstraint(
                name="register_proposal_decided_by_somebody",
                condition=models.Q(state=State.PROPOSED, decided_by="", decided_at__isnull=True)
                | (
                    ~models.Q(state=State.PROPOSED)
                    & ~models.Q(decided_by="")
                    & models.Q(decided_at__isnull=False)
                ),
            ),
            models.CheckConstraint(
                name="register_proposal_corrected_by_somebody",
                condition=models.Q(correction__isnull=True) | ~models.Q(corrected_by=""),
            ),
            models.CheckConstraint(
                name="register_proposal_kind_is_known",
                condition=models.Q(kind__in=Kind.values),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["key", "state"]),
            models.Index(fields=["wording", "state"]),
            models.Index(fields=["state", "match"]),
            models.Index(fields=["document", "state"]),
            # What speaks against a target or an observation, and nobody settled: few of many.
            *(
                models.Index(
                    name=f"register_proposal_against_{what[:3]}",
                    fields=[what],
                    condition=models.Q(state="proposed", match="contradiction"),
                )
                for what in ("observation", "target")
            ),
            # What says otherwise than the register, settled or not, by what it speaks of.
            models.Index(
                name="register_proposal_against_key",
                fields=["key"],
                condition=models.Q(match="contradiction"),
            ),
            # Words that name no indicator, as the catalogue's keeper looks at them.
            models.Index(
                name="register_proposal_unnamed",
                fields=["wording", "document"],
                condition=models.Q(state="proposed", match="unknown_indicator"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document}: {self.kind} {self.ordinal}"

    @property
    def slug(self) -> str:
        """What the trail calls it."""
        return f"{self.document.slug}/{self.kind}-{self.ordinal}"

    @property
    def item(self) -> dict[str, Any]:
        """The item as it counts: as read, with what a person corrected."""
        return {**self.payload, **(self.correction or {})}

    @property
    def is_persons(self) -> bool:
        """Whether a person wrote any of it: then no rule and no later reading decides on it."""
        return bool(self.corrected_by or self.added_by)
