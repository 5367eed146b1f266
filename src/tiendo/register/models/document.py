"""Documents as received, and the links between them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from tiendo.facts.reading import RECOGNISED
from tiendo.register.models.body import Body
from tiendo.register.models.ordering import ListIndex
from tiendo.register.models.record import Record


class Secrecy(models.TextChoices):
    """Levels of the law on state secrets; only open documents are for everyone."""

    OPEN = "open", "Không mật"
    SECRET = "secret", "Mật"
    TOP = "top", "Tối mật"
    ABSOLUTE = "absolute", "Tuyệt mật"


class Urgency(models.TextChoices):
    """Marks of urgency (Nghị định 30/2020/NĐ-CP; DOMAIN.md B1)."""

    NORMAL = "", "Thường"
    URGENT = "urgent", "Khẩn"
    VERY = "very", "Thượng khẩn"
    FLASH = "flash", "Hỏa tốc"


class Document(Record):
    """One file, known by the hash of its bytes, with all that was read in it.

    ``reading`` is the object of READING.md without its text; ``text`` is what the
    offsets of every evidence count in. ``number_key`` is the number in one spelling.
    ``accepted_by`` is empty where a person asked for proposals only, and where the
    text was recognised in pictures.
    """

    slug = models.SlugField(max_length=120, unique=True)
    sha256 = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=255)
    media_type = models.CharField(max_length=100)
    number = models.CharField(max_length=60, blank=True)
    number_key = models.CharField(max_length=60, blank=True, db_index=True)
    kind = models.CharField(max_length=30, blank=True)
    title = models.TextField(blank=True)
    issued_on = models.DateField(null=True, blank=True)
    published_on = models.DateField(null=True, blank=True)
    dated = models.DateField(null=True, blank=True)  # issued, else published: what lists sort by
    # PROTECT: a body that has spoken stays in the register.
    issuer = models.ForeignKey(
        Body, on_delete=models.PROTECT, null=True, blank=True, related_name="documents"
    )
    issuer_text = models.CharField(max_length=300, blank=True)
    # Whose figures they are where nothing narrower is said.
    about = models.ForeignKey(
        Body, on_delete=models.PROTECT, null=True, blank=True, related_name="documents_about"
    )
    # As the header of an electronic document says (edXML).
    recipients = models.JSONField(default=list, blank=True)
    signer = models.CharField(max_length=200, blank=True)
    urgency = models.CharField(max_length=6, choices=Urgency.choices, blank=True)
    place = models.CharField(max_length=200, blank=True)
    text = models.TextField()
    language = models.CharField(max_length=8, default="vi")
    secrecy = models.CharField(max_length=10, choices=Secrecy.choices, default=Secrecy.OPEN)
    reading = models.JSONField()
    reader = models.CharField(max_length=40)
    registered_by = models.CharField(max_length=150)
    registered_at = models.DateTimeField()
    accepted_by = models.CharField(max_length=150, blank=True)
    search = models.TextField(blank=True, editable=False)

    class Meta:
        ordering: ClassVar[list[str]] = ["-dated", "slug"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="register_document_secrecy_is_known",
                condition=models.Q(secrecy__in=Secrecy.values),
            ),
            models.CheckConstraint(
                name="register_document_urgency_is_known",
                condition=models.Q(urgency__in=Urgency.values),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            # Without a day last, as lists have them: all, of a kind, of an issuer.
            ListIndex(
                models.F("dated").desc(nulls_last=True), "slug", name="register_document_newest"
            ),
            ListIndex(
                "kind",
                models.F("dated").desc(nulls_last=True),
                "slug",
                name="register_document_of_kind",
            ),
            ListIndex(
                "issuer",
                models.F("dated").desc(nulls_last=True),
                "slug",
                name="register_document_of_issuer",
            ),
            # The few that are not for everybody.
            models.Index(
                name="register_document_secret",
                fields=["secrecy"],
                condition=~models.Q(secrecy=Secrecy.OPEN.value),
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """How people call it: its number, else its title, else its file."""
        return self.number or self.title or self.name

    @property
    def recognised(self) -> bool:
        """Whether any of it was read from pictures, so that all of it waits for a person."""
        return any(one["rule"] == RECOGNISED for one in self.reading.get("warnings", ()))


class DocumentLink(Record):
    """``source`` names another document; ``target`` is that one, once the register has it.

    ``edited_by`` is who added or corrected it, with the reason; one without evidence was
    added by a person. What was read of it stays in its proposal.
    """

    source = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="links")
    # SET_NULL: the words stay, also where the document that they name leaves.
    target = models.ForeignKey(
        Document, on_delete=models.SET_NULL, null=True, blank=True, related_name="cited_by"
    )
    ordinal = models.PositiveIntegerField()
    number = models.CharField(max_length=60, blank=True)
    number_key = models.CharField(max_length=60, blank=True, db_index=True)
    kind = models.CharField(max_length=30, blank=True)
    title = models.TextField(blank=True)
    issued_on = models.DateField(null=True, blank=True)
    issuer_text = models.CharField(max_length=300, blank=True)
    relation = models.CharField(max_length=20, blank=True)
    evidence = models.ForeignKey(
        "register.Evidence", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    edited_by = models.CharField(max_length=150, blank=True)
    edited_why = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar[list[str]] = ["source", "ordinal"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                name="register_documentlink_once", fields=["source", "ordinal"]
            ),
            models.CheckConstraint(
                name="register_documentlink_not_to_itself",
                condition=models.Q(target__isnull=True) | ~models.Q(source=models.F("target")),
            ),
            models.CheckConstraint(
                name="register_documentlink_is_named",
                condition=~models.Q(number="") | ~models.Q(title=""),
            ),
            models.CheckConstraint(
                name="register_documentlink_read_or_added",
                condition=models.Q(evidence__isnull=False) | ~models.Q(edited_by=""),
            ),
            models.CheckConstraint(
                name="register_documentlink_edited_with_a_reason",
                condition=models.Q(edited_by="", edited_why="")
                | (~models.Q(edited_by="") & ~models.Q(edited_why="")),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["relation", "number_key"]),
        ]

    def __str__(self) -> str:
        return self.number or self.title
