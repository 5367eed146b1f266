"""A draft is checked, its slips followed from version to version; one audit entry an act."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from wordfile import NEVER, OTHER, SLIP, word

from tiendo.checking import check_bytes
from tiendo.drafts import services
from tiendo.drafts.access import drafts_of
from tiendo.drafts.choosing import ChoiceInvalid, blocks, choose_checks, modes_of
from tiendo.drafts.models import Draft, Mode, Slip, State, Version
from tiendo.errors import DocumentUnreadable, TiendoError
from tiendo.register.access import Viewer
from tiendo.register.errors import ChangedMeanwhile, NotAllowed, NotFound, WrongState
from tiendo.register.models import AuditEvent, Body
from tiendo.web.pages.draft_list import row

pytestmark = pytest.mark.django_db
Person = Callable[..., Viewer]
NAME = "du-thao.docx"


@pytest.fixture
def draft(someone: Person, home: str) -> Draft:
    return services.check_draft(data=word(SLIP, OTHER, NEVER), name=NAME, body=home, by=someone())


def slips(draft: Draft) -> dict[str, str]:
    return {slip.rule: slip.state for slip in draft.slips.all()}


def slip(draft: Draft, rule: str) -> Slip:
    return draft.slips.get(rule=rule)


def again(draft: Draft, *paragraphs: str, by: object) -> None:
    services.check_draft(data=word(*paragraphs), name=NAME, into=draft.slug, by=by)  # type: ignore[arg-type]


def test_a_draft_keeps_what_was_found_and_by_whom(draft: Draft) -> None:
    assert slips(draft) == dict.fromkeys(
        ("ratio-percent", "weekday-date", "impossible-value"), "open"
    )
    version = draft.versions.get()
    assert [one["mends"] for one in version.report["findings"]] == [True, True, False]
    assert {one.found_by for one in draft.slips.all()} == {"an"}
    entry = AuditEvent.objects.get()
    assert (entry.act, entry.kind, entry.slug, entry.by) == (
        "draft.check",
        "draft",
        draft.slug,
        "an",
    )
    assert (entry.data["errors"], entry.data["version"]) == (3, 1)


def test_the_next_version_says_what_was_mended_by_whom(draft: Draft, someone: Person) -> None:
    again(draft, SLIP, OTHER.replace("thứ Bảy", "Chủ nhật"), NEVER, by=someone("binh"))
    done = slip(draft, "weekday-date")
    assert (done.state, done.by, done.last) == (State.MENDED, "binh", 1)
    again(draft, SLIP, OTHER, NEVER, by=someone("chi"))
    back = slip(draft, "weekday-date")
    assert (back.pk, back.state, back.by, back.last) == (done.pk, State.OPEN, "", 3)
    assert draft.slips.count() == 3


def test_a_suggestion_makes_the_next_version(draft: Draft, someone: Person) -> None:
    row = slip(draft, "ratio-percent")
    made = services.accept_suggestion(draft=draft.slug, slip=row.pk, version=1, by=someone("binh"))
    assert (made.number, made.suggested) == (2, True)
    assert "(đạt 102,7%)" in check_bytes(bytes(made.data), NAME).text
    row.refresh_from_db()
    assert (row.state, row.by) == (State.MENDED, "binh")
    assert AuditEvent.objects.filter(act="draft.accept").count() == 1


@pytest.mark.parametrize(
    ("rule", "version", "error"),
    [("impossible-value", 1, WrongState), ("ratio-percent", 7, ChangedMeanwhile)],
)
def test_a_suggestion_without_a_sure_place_writes_nothing(
    rule: str, version: int, error: type[TiendoError], draft: Draft, someone: Person
) -> None:
    with pytest.raises(error):
        services.accept_suggestion(
            draft=draft.slug, slip=slip(draft, rule).pk, version=version, by=someone()
        )
    assert Version.objects.count() == 1
    assert AuditEvent.objects.count() == 1


def test_what_is_let_stand_stays_so_until_it_is_taken_back(draft: Draft, someone: Person) -> None:
    by, row = someone("binh"), slip(draft, "ratio-percent")
    services.dismiss_finding(draft=draft.slug, slip=row.pk, reason=" Giao lại ", by=by)
    again(draft, "Đoạn mới.", SLIP, by=someone())
    row.refresh_from_db()
    assert (row.state, row.reason, row.by, row.last) == (State.DISMISSED, "Giao lại", "binh", 2)
    again(draft, "Không còn gì.", by=someone())
    row.refresh_from_db()
    assert (row.state, row.last) == (State.DISMISSED, 2)
    services.restore_finding(draft=draft.slug, slip=row.pk, by=by)
    row.refresh_from_db()
    assert (row.state, row.reason) == (State.MENDED, "")
    acts = AuditEvent.objects.order_by("pk").values_list("act", flat=True)
    assert list(acts) == [
        "draft.check",
        "draft.dismiss",
        "draft.check",
        "draft.check",
        "draft.restore",
    ]


def test_a_dismissal_taken_back_while_it_is_there_is_open(draft: Draft, someone: Person) -> None:
    row = slip(draft, "ratio-percent")
    services.dismiss_finding(draft=draft.slug, slip=row.pk, reason="x", by=someone())
    services.restore_finding(draft=draft.slug, slip=row.pk, by=someone())
    assert slips(draft)["ratio-percent"] == State.OPEN


Act = Callable[[Draft, Person], object]
REFUSED: list[tuple[str, Act, type[TiendoError]]] = [
    ("without a reason", lambda d, p: services.dismiss_finding(
        draft=d.slug, slip=slip(d, "ratio-percent").pk, reason=" ", by=p()),
     services.ReasonMissing),
    ("of another body", lambda d, p: services.remove_draft(draft=d.slug, by=p(at=1)), NotFound),
    ("of a reader", lambda d, p: services.remove_draft(
        draft=d.slug, by=p(role="reader")), NotFound),
    ("not dismissed", lambda d, p: services.restore_finding(
        draft=d.slug, slip=slip(d, "ratio-percent").pk, by=p()), WrongState),
    ("no slip of it", lambda d, p: services.restore_finding(
        draft=d.slug, slip=0, by=p()), NotFound),
    ("for another body", lambda d, p: services.check_draft(
        data=word(SLIP), name=NAME, body=d.body.slug, by=p(at=1)), NotAllowed),
    ("above the clearance", lambda d, p: services.check_draft(
        data=word(SLIP), name=NAME, body=d.body.slug, secrecy="secret", by=p()), NotFound),
    ("broken", lambda d, p: services.check_draft(
        data=word(SLIP)[:99], name=NAME, body=d.body.slug, by=p()), DocumentUnreadable),
    ("choosing as a contributor", lambda d, p: choose_checks(
        body=d.body.slug, modes={"ratio-percent": "off"}, by=p()), NotAllowed),
    ("no such check", lambda d, p: choose_checks(
        body=d.body.slug, modes={"la": "off"}, by=p(role="editor")), ChoiceInvalid),
    ("no such mode", lambda d, p: choose_checks(
        body=d.body.slug, modes={"ratio-percent": "la"}, by=p(role="editor")), ChoiceInvalid),
]  # fmt: skip


@pytest.mark.parametrize(("why", "act", "error"), REFUSED, ids=[one[0] for one in REFUSED])
def test_a_refused_act_writes_nothing(
    why: str, act: Act, error: type[TiendoError], draft: Draft, someone: Person
) -> None:
    with pytest.raises(error):
        act(draft, someone)
    assert AuditEvent.objects.count() == 1
    assert Version.objects.count() == 1
    assert set(slips(draft).values()) == {"open"}


def test_a_secret_draft_is_not_there_for_those_without_clearance(
    someone: Person, home: str
) -> None:
    cleared = someone("kim", clearance="secret")
    draft = services.check_draft(
        data=word(SLIP), name=NAME, body=home, secrecy="secret", by=cleared
    )
    assert list(drafts_of(cleared)) == [draft]
    assert not drafts_of(someone())
    assert not drafts_of(someone(clearance="secret", at=1))
    assert AuditEvent.objects.get().secrecy == "secret"


def test_a_body_chooses_what_runs_and_what_blocks(someone: Person, home: str) -> None:
    editor = someone("hoa", "editor")
    choose_checks(body=home, modes={"ratio-percent": "off", "weekday-date": "block"}, by=editor)
    choose_checks(body=home, modes={"ratio-percent": "off"}, by=editor)  # as it is
    draft = services.check_draft(data=word(SLIP, OTHER, NEVER), name=NAME, body=home, by=someone())
    assert set(slips(draft)) == {"weekday-date", "impossible-value"}
    modes = modes_of(draft.body)
    assert modes["ratio-percent"] is Mode.OFF
    assert modes["range-order"] is Mode.TELL
    assert [one.rule for one in draft.slips.all() if blocks(one, modes)] == ["weekday-date"]
    entry = AuditEvent.objects.get(act="checks.choose")
    assert entry.data["after"] == {"ratio-percent": "off", "weekday-date": "block"}


def test_a_removed_draft_leaves_only_its_entries(draft: Draft, someone: Person) -> None:
    services.remove_draft(draft=draft.slug, by=someone("binh"))
    assert not Draft.objects.exists()
    assert not Version.objects.exists()
    assert Body.objects.exists()
    assert AuditEvent.objects.filter(act="draft.remove", by="binh").count() == 1


def test_what_was_dismissed_before_seven_in_the_morning_bears_that_day() -> None:
    """Half past midnight here is yesterday evening by the clock of the database."""
    at = datetime(2026, 11, 26, 17, 30, tzinfo=UTC)
    slip = Slip(rule="ratio-percent", kept="107,2%", reason="theo quyết toán", by="An", at=at)
    assert slip.dismissal.day == date(2026, 11, 27)


def test_the_list_of_drafts_shows_the_day_of_the_office(draft: Draft) -> None:
    draft.created_at = datetime(2026, 11, 26, 17, 30, tzinfo=UTC)
    assert "27/11/2026" in row(draft, 0).meta
