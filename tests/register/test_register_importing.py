"""Importing a sheet: every row says what it is; all rows enter or none does."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.utils import timezone
from made import figure, report, snapshot

from tiendo.register.access import NOBODY, Grant, Viewer, keeper
from tiendo.register.chain import verify
from tiendo.register.errors import ImportRefused, NotAllowed, NotFound
from tiendo.register.models import (
    AuditEvent,
    Body,
    Document,
    Match,
    Observation,
    Plan,
    Proposal,
    Secrecy,
    State,
    Target,
    Task,
    Upload,
)
from tiendo.register.services import accept_proposal, register_reading
from tiendo.register.services.importing import (
    Options,
    Preview,
    apply_import,
    keep_upload,
    preview_import,
    upload_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bodies")]
ME = keeper("người giữ sổ")
VERIFIER = Viewer(name="người thẩm tra", grants=(Grant(role="verifier"),))
HEAD = (
    "Chỉ tiêu;Đơn vị tính;Cơ quan, địa bàn;Phân tổ;Kỳ;Kế hoạch;Thực hiện;"
    "Trạng thái số liệu;Ngày số liệu"
)
REVENUE = "Thu ngân sách nhà nước trên địa bàn;tỷ đồng;;;2023"
TASKS = "Mã nhiệm vụ;Nhiệm vụ;Chủ trì;Thời hạn"


def options(**given) -> Options:
    return Options(**{"issuer": "tinh-uy", "dated": date(2023, 10, 5)} | given)


def sheet(*rows: str, head: str = HEAD) -> bytes:
    return "\n".join((head, *rows)).encode()


def preview(*rows: str, head: str = HEAD, by: Viewer = ME, **given) -> Preview:
    return preview_import(sheet(*rows, head=head), "a.csv", options=options(**given), by=by)


def apply(*rows: str, head: str = HEAD, by: Viewer = ME, name: str = "a.csv", **given):
    return apply_import(sheet(*rows, head=head), name, options=options(**given), by=by)


def kinds(found: Preview) -> list[str]:
    return [row.kind.value for row in found.rows]


def test_a_preview_writes_nothing() -> None:
    before = snapshot()
    found = preview(f"{REVENUE};2350;2412;ước;", "Trồng cây;cây;;;2023;5;4;;", new_indicators=True)
    assert kinds(found) == ["new", "new"]
    assert snapshot() == before


def test_rows_become_observations_and_targets_with_their_cells() -> None:
    done = apply(f"{REVENUE};từ 2.350 trở lên;2.412,5;ước;", number="15/KH-UBND")
    document = Document.objects.get(slug=done.document)
    observation, target = Observation.objects.get(), Target.objects.get()
    assert (observation.value, observation.status) == (2412500000000, "estimated")
    assert observation.known_on == date(2023, 10, 5)
    assert (observation.evidence.quote, observation.evidence.place) == ("2.412,5", "ô G2")
    assert (target.op, target.value) == ("ge", 2350000000000)
    assert target.plan == Plan.objects.get(document=document)
    assert {one.state for one in Proposal.objects.all()} == {State.ACCEPTED}
    assert document.text[observation.evidence.start :].startswith("2.412,5")


def test_an_import_is_one_entry_of_the_trail() -> None:
    entries = AuditEvent.objects.count()
    apply(f"{REVENUE};;2412;ước;", note="số tháng")
    apply(f"{REVENUE};;2500;chính thức;01/02/2024", name="b.csv")
    assert AuditEvent.objects.count() == entries + 2
    last = AuditEvent.objects.order_by("-id")[0]
    assert last.act == "import.apply"
    (change,) = last.data["changes"]
    assert change["before"] == {"G2": "2.412 tỷ đồng (ước)"}
    assert change["after"] == {"G2": "2.500 tỷ đồng (chính thức)"}
    assert not verify().why


def test_the_same_again_changes_nothing_whatever_its_bytes() -> None:
    rows = (f"{REVENUE};2350;2412;ước;", f"{REVENUE[:-1]}4;2700;;;")
    done = apply(*rows)
    before = snapshot()
    assert apply(*rows).document == done.document
    again = apply(*rows, "", name="khac.csv")
    assert (again.document, again.counts["unchanged"]) == ("", 2)
    assert snapshot() == before


def test_a_firmer_value_supersedes_and_the_old_one_stays() -> None:
    apply(f"{REVENUE};;2412;ước;")
    found = preview(f"{REVENUE};;2436,8;chính thức;10/01/2024")
    (row,) = found.rows
    assert (row.kind.value, row.values[0].before) == ("changed", "2.412 tỷ đồng (ước)")
    apply(f"{REVENUE};;2436,8;chính thức;10/01/2024", name="b.csv")
    old, new = Observation.objects.order_by("known_on")
    assert new.supersedes == old


def test_an_older_value_enters_the_history_or_is_wrong() -> None:
    apply(f"{REVENUE};;2436,8;chính thức;10/01/2024")
    late = preview(f"{REVENUE};;2400;ước;05/02/2024")
    early = preview(f"{REVENUE};;2400;ước;05/10/2023")
    assert kinds(late) == ["wrong"]
    assert "không thay được" in str(late.rows[0].wrong[0])
    assert kinds(early) == ["new"]
    assert "vào lịch sử" in early.rows[0].notes[0]


def test_against_an_official_value_a_reason_is_needed() -> None:
    apply(f"{REVENUE};;2436,8;chính thức;10/01/2024")
    row = f"{REVENUE};;2500;chính thức;05/03/2024"
    assert preview(row).needs_reason
    with pytest.raises(ImportRefused, match="lý do"):
        apply(row, name="b.csv")
    apply(row, name="b.csv", note="Cục Thống kê đính chính")
    assert Observation.objects.order_by("known_on").last().supersedes is not None


def test_one_wrong_row_keeps_all_out() -> None:
    before = snapshot()
    with pytest.raises(ImportRefused, match="Ô G3: “abc” không phải số") as refused:
        apply(f"{REVENUE};;2412;ước;", f"{REVENUE[:-1]}4;;abc;;")
    assert refused.value.do
    assert snapshot() == before


WRONG = {
    "unknown indicator": ("Chỉ số hạnh phúc;%;;;2023;;5;;", "Ô A2: danh mục chưa có chỉ tiêu"),
    "another unit": ("Thu ngân sách;ha;;;2023;;5;;", "Ô A2|Ô G2: đơn vị “ha” không hợp"),
    "unknown body": ("Thu ngân sách;tỷ đồng;Sở Trên Trời;;2023;;5;;", "Ô C2: sổ không có cơ quan"),
    "no period": ("Thu ngân sách;tỷ đồng;;;;;5;;", "Ô G2: không rõ kỳ"),
    "too exact": ("Tỷ lệ hộ nghèo;%;;;2023;;5,12345678;;", "Ô G2: Sổ không ghi chính xác"),
}  # fmt: skip


@pytest.mark.parametrize(("row", "said"), WRONG.values(), ids=WRONG)
def test_what_the_register_cannot_take_is_named(row: str, said: str) -> None:
    (found,) = preview(row).rows
    assert re.match(said, str(found.wrong[0])), str(found.wrong[0])


def test_two_rows_may_not_say_two_things_of_one() -> None:
    found = preview(f"{REVENUE};;2412;ước;", f"{REVENUE};;2413;ước;", f"{REVENUE};;2412;ước;")
    assert kinds(found) == ["new", "wrong", "unchanged"]
    assert str(found.rows[1].wrong[0]).startswith("Ô G3: khác với dòng 2: 2.412 tỷ đồng")


def test_the_history_of_a_period_may_come_in_one_file() -> None:
    apply(f"{REVENUE};;2400;ước;05/10/2023", f"{REVENUE};;2436,8;chính thức;10/01/2024")
    old, new = Observation.objects.order_by("known_on")
    assert new.supersedes == old


def test_a_code_names_the_indicator_and_must_be_one() -> None:
    head = "Mã chỉ tiêu;Chỉ tiêu;Đơn vị tính;Kỳ;Thực hiện"
    good = preview("budget-revenue;Thu;tỷ đồng;2023;5", head=head)
    bad = preview("khong-co;Thu;tỷ đồng;2023;5", head=head)
    other = preview("budget-revenue;Tỷ lệ hộ nghèo;tỷ đồng;2023;5", head=head)
    assert kinds(good) == ["new"]
    assert "danh mục không có mã" in str(bad.rows[0].wrong[0])
    assert str(other.rows[0].wrong[0]).startswith("Ô A2: mã là của “Thu ngân sách")


def test_parts_and_places_have_series_of_their_own() -> None:
    parts = [("", ""), ("", "nữ"), ("huyện Nà Lặng", ""), ("", "phụ nữ")]
    rows = [f"Tỷ lệ hộ nghèo;%;{b};{part};2023;;{n};;" for n, (b, part) in enumerate(parts, 4)]
    found = preview(*rows[:3])
    assert kinds(found) == ["new", "new", "new"]
    apply(*rows[:3])
    keys = set(Observation.objects.values_list("body__slug", "subject_key"))
    assert keys == {("lam-khe", ""), ("lam-khe", "nu"), ("na-lang", "")}
    assert "sổ đã có" in str(preview(rows[3]).rows[0].wrong[0])  # the same part, another word


def test_a_changed_register_asks_for_a_new_preview() -> None:
    row = f"{REVENUE};;2412;ước;"
    seen = preview(row)
    apply(f"{REVENUE};;2300;ước;01/09/2023", name="truoc.csv")
    with pytest.raises(ImportRefused, match="đã thay đổi từ lúc xem trước"):
        apply_import(sheet(row), "a.csv", options=options(), by=ME, digest=seen.digest)
    again = preview(row)
    apply_import(sheet(row), "a.csv", options=options(), by=ME, digest=again.digest)


def clerk(role: str, *bodies: str) -> Viewer:
    keys = frozenset(Body.objects.filter(slug__in=bodies).values_list("pk", flat=True))
    return Viewer(name="cán bộ", grants=(Grant(role=role, bodies=keys),))


def test_who_may_not_report_for_a_body_imports_nothing() -> None:
    row = f"{REVENUE};;2412;ước;"
    for who in (NOBODY, clerk("reader", "tinh-uy"), clerk("editor", "so-y-te")):
        with pytest.raises(NotAllowed):
            preview(row, by=who)
    with pytest.raises(NotFound):
        preview(row, issuer="khong-co")
    row = "Thu ngân sách;tỷ đồng;huyện Nà Lặng;;2023;;5;;"
    kept_out = preview(row, by=clerk("editor", "tinh-uy"))
    assert "vai trò của anh chị không gồm" in str(kept_out.rows[0].wrong[0])


def test_what_a_contributor_sends_waits_with_its_status_and_day() -> None:
    who = clerk("contributor", "tinh-uy")
    assert preview(f"{REVENUE};;2412;sơ bộ;01/02/2024", by=who).waits
    apply(f"{REVENUE};2.300;2412;sơ bộ;01/02/2024", by=who)
    assert (Observation.objects.count(), Target.objects.count()) == (0, 0)
    waiting = {p.payload["role"]: p for p in Proposal.objects.filter(state=State.PROPOSED)}
    accept_proposal(proposal_id=waiting["result"].pk, by=VERIFIER)
    accept_proposal(proposal_id=waiting["target"].pk, by=VERIFIER)
    one = Observation.objects.get()
    assert (one.status, one.known_on) == ("preliminary", date(2024, 2, 1))
    assert Target.objects.get().value == 2300000000000


def test_a_secret_series_is_not_told_and_not_changed() -> None:
    done = apply(f"{REVENUE};;2436,8;chính thức;10/01/2024")
    Document.objects.filter(slug=done.document).update(secrecy=Secrecy.SECRET)
    (row,) = preview(f"{REVENUE};;2500;chính thức;05/03/2024").rows
    assert row.kind.value == "wrong"
    assert "2.436" not in str([*row.wrong, *row.notes, *(v.before for v in row.values)])


def test_what_waited_for_an_indicator_is_decided_when_it_comes() -> None:
    said = figure("Trồng cây phân tán 80 cây", "80", "count", unit_text="cây",
                  indicator="trồng cây phân tán")  # fmt: skip
    register_reading(report(said), by="x")
    assert Proposal.objects.get().match == Match.UNKNOWN_INDICATOR
    apply("Trồng cây phân tán;cây;;;2023;100;;;", new_indicators=True, dated=date(2023, 1, 5))
    assert Proposal.objects.get(document__name__startswith="bao-cao").state == State.ACCEPTED


def test_tasks_are_new_changed_or_known() -> None:
    apply(";Tham mưu phương án thu;Sở Y tế;15/01/2023", ";Rà soát;;", head=TASKS)
    task = Task.objects.get(action="Tham mưu phương án thu")
    assert [body.slug for body in task.owners.all()] == ["so-y-te"]
    rows = (f"{task.slug};Tham mưu phương án thu;Sở Y tế;31/01/2023", ";Rà soát;;", ";Mới;;")
    found = preview(*rows, head=TASKS)
    assert kinds(found) == ["changed", "unchanged", "new"]
    assert [(c.name, c.before, c.after) for c in found.rows[0].changes] == [
        ("Thời hạn", "15/01/2023", "31/01/2023")
    ]
    apply(*rows, head=TASKS, name="b.csv")
    task.refresh_from_db()
    assert (task.due, task.document.name) == (date(2023, 1, 31), "b.csv")
    assert Task.objects.count() == 3


def test_a_task_stands_once_in_a_file_and_its_code_must_be_known() -> None:
    apply(";Rà soát;;", head=TASKS)
    slug = Task.objects.get().slug
    found = preview(f"{slug};Rà soát;;01/01/2024", f"{slug};Rà soát;;", "la;B;;", head=TASKS)
    assert kinds(found) == ["changed", "wrong", "wrong"]


def test_a_contributor_sends_new_tasks_but_changes_none() -> None:
    apply(";Rà soát;;", head=TASKS)
    who = clerk("contributor", "tinh-uy")
    with pytest.raises(ImportRefused, match="người được nhận đề xuất"):
        apply(";Rà soát;;01/01/2024", head=TASKS, by=who, name="b.csv")
    apply(";Việc khác;;", head=TASKS, by=who, name="c.csv")
    assert Task.objects.count() == 1
    assert Proposal.objects.filter(state=State.PROPOSED).count() == 1


def test_an_upload_is_its_senders_and_goes_after_a_day() -> None:
    made = keep_upload(b"x", "a.csv", options=options(), by=ME)
    assert upload_of(made.slug, by=ME).name == "a.csv"
    for other in (keeper("người khác"), NOBODY):
        with pytest.raises(NotFound):
            upload_of(made.slug, by=other)
    Upload.objects.update(uploaded_at=timezone.now() - timedelta(days=2))
    keep_upload(b"y", "b.csv", options=options(), by=ME)
    assert [one.name for one in Upload.objects.all()] == ["b.csv"]


def test_the_register_is_asked_the_same_number_of_times_whatever_the_rows(
    django_assert_max_num_queries,
) -> None:
    rows = [f"{REVENUE[:-4]}{year};;{year};;" for year in range(1990, 2023)]
    with django_assert_max_num_queries(14):
        preview(*rows)
