"""Drafts, their versions as they were sent, and each slip with what became of it."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils.timezone import localdate

from tiendo.checking.dismissing import Dismissal
from tiendo.register.models import Body, Secrecy


class Draft(models.Model):
    """A paper in the making of a body; it is no document of the register.

    Seen by those who may check drafts at its body, as far as their clearance goes. ``origin``
    is what a report of ours was made of, so that its edited file finds its way back.
    """

    slug = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=255)
    # PROTECT: the body decides who may see it.
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="drafts")
    secrecy = models.CharField(max_length=10, choices=Secrecy.choices, default=Secrecy.OPEN)
    origin: models.JSONField[dict[str, Any] | None, dict[str, Any] | None] = models.JSONField(
        null=True, blank=True
    )
    created_by = models.CharField(max_length=150)
    created_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-created_at", "slug"]

    def __str__(self) -> str:
        return self.name


class Version(models.Model):
    """A file as it was sent, or made by taking a suggestion; ``report`` is what was found.

    The report is that of the checking contract with, for each finding, its ``row`` in
    ``Slip`` and whether its suggestion can be written into the file (``mends``). ``returned``,
    of a report of ours: which figures were typed over, which paragraphs a person wrote.
    """

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=255)
    data = models.BinaryField()
    report: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField()
    returned: models.JSONField[dict[str, Any] | None, dict[str, Any] | None] = models.JSONField(
        null=True, blank=True
    )
    suggested = models.BooleanField(default=False)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["draft", "-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="drafts_version_once", fields=["draft", "number"]),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.number})"


class State(models.TextChoices):
    OPEN = "open", "Còn đó"
    MENDED = "mended", "Đã sửa"
    DISMISSED = "dismissed", "Để nguyên"


class Slip(models.Model):
    """A finding through the versions of a draft, known by its check and its words.

    ``first`` and ``last`` are the versions that it was seen in; ``by`` and ``at`` say who
    mended or dismissed it, ``kept`` under which words a dismissal holds.
    """

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="slips")
    rule = models.CharField(max_length=60)
    severity = models.CharField(max_length=10)
    quote = models.TextField()
    kept = models.TextField()
    message = models.TextField()
    message_en = models.TextField()
    suggestion = models.TextField(blank=True)
    first = models.PositiveIntegerField()
    last = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    reason = models.TextField(blank=True)
    found_by = models.CharField(max_length=150)
    by = models.CharField(max_length=150, blank=True)
    at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["draft", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="drafts_slip_dismissed_for_a_reason",
                condition=~models.Q(state="dismissed") | ~models.Q(reason=""),
            ),
            models.CheckConstraint(
                name="drafts_slip_closed_by_somebody",
                condition=models.Q(state="open", by="")
                | (~models.Q(state="open") & ~models.Q(by="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule}: {self.quote}"

    @property
    def dismissal(self) -> Dismissal:
        """The slip as the checking room knows one that was let stand."""
        day = localdate(self.at) if self.at else None
        return Dismissal(check=self.rule, quote=self.kept, reason=self.reason, by=self.by, day=day)


class Mode(models.TextChoices):
    """What a body does with a check."""

    OFF = "off", "Không chạy"
    TELL = "tell", "Báo"
    BLOCK = "block", "Báo, và chặn gửi"


class BodyCheck(models.Model):
    """A body's choice for a check; without one it tells."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="checks")
    rule = models.CharField(max_length=60)
    mode = models.CharField(max_length=10, choices=Mode.choices)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["body", "rule"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="drafts_body_check_once", fields=["body", "rule"]),
        ]

    def __str__(self) -> str:
        return f"{self.body_id}: {self.rule} {self.mode}"
