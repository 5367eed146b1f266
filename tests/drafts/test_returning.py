"""An edited report comes back: a version of its draft, and no source of its own figures."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.reporting.conftest import gathered
from tests.reporting.test_returned import MINE, edited
from tiendo.cli.main import main
from tiendo.drafts.models import Draft
from tiendo.register.models import AuditEvent, Document, Observation
from tiendo.register.services import Registered
from tiendo.reporting.asked import Asked, Head
from tiendo.reporting.compose import report
from tiendo.reporting.docx.write import as_docx
from tiendo.reporting.origin import Origin

pytestmark = pytest.mark.django_db
AS_OF = date(2023, 10, 20)
ORIGIN = Origin(plan="27-nq-tu-2022", period="2023-9M", as_of=AS_OF)


@pytest.fixture
def made(sample_register: list[Registered]) -> bytes:
    head = Head(system="party", issuer=("Tỉnh ủy Sông Mai",), code="TU", place="Sông Mai")
    return as_docx(report(gathered(), Asked(head=head)), ORIGIN)


def registered(path: Path, data: bytes) -> int:
    path.write_bytes(data)
    return main(["register", str(path), "--by", "an"])


def test_what_comes_back_is_a_version_with_what_a_person_did(
    made: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    documents, values = Document.objects.count(), Observation.objects.count()
    assert registered(tmp_path / "bao-cao.docx", made) == 0
    back = edited(made)
    assert registered(tmp_path / "bao-cao.docx", back) == 0
    draft = Draft.objects.get()
    first, second = draft.versions.order_by("number")
    assert first.returned == {"written": [], "removed": 0, "typed": []}
    assert second.returned is not None
    assert MINE in second.returned["written"]
    assert second.returned["removed"] == 2
    assert [one["text"] for one in second.returned["typed"]] == ["đạt 4.999 ha"]
    assert MINE in second.report["text"]
    assert second.by == "an"
    said = capsys.readouterr()
    assert "bản 2 của báo cáo" in said.out
    assert "5 đoạn người viết, 2 đoạn bỏ, 1 số gõ tay" in said.out
    assert "chưa có số nên không vào sổ" in said.err
    assert (Document.objects.count(), Observation.objects.count()) == (documents, values)

    before = AuditEvent.objects.count()
    assert registered(tmp_path / "bao-cao.docx", back) == 0
    assert draft.versions.count() == 2
    assert AuditEvent.objects.count() == before


def test_a_signed_report_is_a_document_too(
    sample_register: list[Registered], tmp_path: Path
) -> None:
    head = Head(
        system="party", issuer=("Tỉnh ủy Sông Mai",), number="412-BC/TU", place="Sông Mai",
        day=AS_OF,
    )  # fmt: skip
    signed = as_docx(report(gathered(), Asked(head=head)), ORIGIN)
    assert registered(tmp_path / "412.docx", signed) == 0
    assert Document.objects.filter(number="412-BC/TU").count() == 1
    assert Draft.objects.get().versions.count() == 1


def test_a_report_of_another_register_is_a_document_like_others(
    sample_bodies: None, report_of_elsewhere: bytes, tmp_path: Path
) -> None:
    assert registered(tmp_path / "la.docx", report_of_elsewhere) == 0
    assert not Draft.objects.exists()
    assert Document.objects.count() == 1


@pytest.fixture
def report_of_elsewhere() -> bytes:
    from tests.reporting.test_refreshing import KEPT

    return KEPT.read_bytes()
