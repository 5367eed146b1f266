"""Plans: a document's targets, in its groups and its order."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from tiendo.register.models.body import Body
from tiendo.register.models.document import Document
from tiendo.register.models.evidence import Evidence
from tiendo.register.models.indicator import Indicator
from tiendo.register.models.record import Record
from tiendo.register.models.stated import Stated


class Plan(Record):
    """What one document set for one body. ``declared_*`` is what it says of itself.

    A plan that another document replaced ends the day before ``ended_on``: it stays in the
    register, and ``successor`` is that document. ``version`` grows with every such change.
    """

    slug = models.SlugField(max_length=120, unique=True)
    name = models.TextField()
    # PROTECT: targets are accepted; their document cannot leave under them.
    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="plan")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="plans")
    period = models.CharField(max_length=21, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    declared_targets = models.PositiveIntegerField(null=True, blank=True)
    declared_groups = models.PositiveIntegerField(null=True, blank=True)
    remark = models.TextField(blank=True)
    # PROTECT: what took a plan's place stays known.
    successor = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="plans_ended"
    )
    ended_on = models.DateField(null=True, blank=True)  # the first day of the successor
    ended_why = models.TextField(blank=True)
    ended_by = models.CharField(max_length=150, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar[list[str]] = ["-document__dated", "slug"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="register_plan_ended_by_a_document",
                condition=models.Q(
                    successor__isnull=True, ended_on__isnull=True, ended_why="", ended_by=""
                )
                | (
                    models.Q(successor__isnull=False, ended_on__isnull=False)
                    & ~models.Q(ended_why="")
                    & ~models.Q(ended_by="")
                ),
            ),
            models.CheckConstraint(
                name="register_plan_not_ended_by_itself",
                condition=models.Q(successor__isnull=True)
                | ~models.Q(successor=models.F("document")),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class TargetGroup(Record):
    """A heading of the plan; ordinal 0 gathers targets that stand under none."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="groups")
    ordinal = models.PositiveIntegerField()
    title = models.TextField(blank=True)
    responsible = models.ForeignKey(
        Body, on_delete=models.PROTECT, null=True, blank=True, related_name="target_groups"
    )
    responsible_text = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["plan", "ordinal"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="register_targetgroup_once", fields=["plan", "ordinal"])
        ]

    def __str__(self) -> str:
        return self.title


class Target(Stated):
    """A quantity due by a period. ``words`` as in the document; ``key`` as in keys.py.

    Its value is the one first set; amendment.py holds the later ones. ``version`` grows with
    each of them, so that nobody changes what they have not seen.
    """

    slug = models.SlugField(max_length=140, unique=True)
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="targets")
    group = models.ForeignKey(TargetGroup, on_delete=models.CASCADE, related_name="targets")
    ordinal = models.PositiveIntegerField()
    words = models.TextField()
    name = models.CharField(max_length=300)  # the words of the text that say what is measured
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="targets")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="targets")
    subject = models.CharField(max_length=200, blank=True)
    subject_key = models.CharField(max_length=200, blank=True)
    responsible = models.ForeignKey(
        Body, on_delete=models.PROTECT, null=True, blank=True, related_name="responsible_for"
    )
    key = models.CharField(max_length=64, db_index=True)
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="targets")
    accepted_by = models.CharField(max_length=150)
    accepted_at = models.DateTimeField()
    search = models.TextField(blank=True, editable=False)
    version = models.PositiveIntegerField(default=1)

    class Meta(Stated.Meta):
        abstract = False
        ordering: ClassVar[list[str]] = ["plan", "ordinal"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *Stated.Meta.constraints,
            models.UniqueConstraint(name="register_target_once", fields=["plan", "ordinal"]),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["body", "ends_on"]),
            models.Index(fields=["indicator", "body", "subject_key"]),
        ]

    def __str__(self) -> str:
        return self.words
