"""A trajectory laid down by a person: one act, one entry; used by verdicts and forecasts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db.models import ProtectedError
from registered import Register

from tiendo.errors import TiendoError
from tiendo.register.access import NOBODY, Grant, Viewer
from tiendo.register.errors import ChangedMeanwhile, NotAllowed, NotFound, ReasonMissing, WrongState
from tiendo.register.models import AuditEvent, Target
from tiendo.scoring import Verdict
from tiendo.scoring.errors import TrajectoryInvalid
from tiendo.scoring.forecasts import forecasts_of
from tiendo.scoring.laying import lay_trajectory, withdraw_trajectory
from tiendo.scoring.selectors import scoreboard, trajectories_of

pytestmark = pytest.mark.django_db
AUTUMN = date(2023, 10, 20)
EDITOR = Viewer(name="giu-so", grants=(Grant(role="editor"),))
POINTS = "6 tháng 2023: 300\n9 tháng 2023: 60%\n2023: 1.000"
ACT = {"points": POINTS, "reason": "Vụ chính rơi vào quý IV", "by": EDITOR, "since": AUTUMN}


@pytest.fixture
def planted(db: None) -> Target:
    """1,000 for the year, 610 after nine months: behind on a line, on course by the trajectory."""
    register = Register()
    target = register.target("trong-rung", "1000")
    register.observe(target, "610", date(2023, 10, 1), period="2023-9M")
    return target


def test_verdicts_are_by_the_trajectory_from_its_day_on(planted: Target) -> None:
    lay_trajectory(target=planted.slug, **ACT)
    (now,) = scoreboard(planted.plan, AUTUMN).targets
    (before,) = scoreboard(planted.plan, AUTUMN - timedelta(days=1)).targets
    assert (now.verdict, now.score.profile) == (Verdict.ON_COURSE, "trajectory")
    assert (before.verdict, before.score.profile) == (Verdict.BEHIND, "straight_line")


def test_a_forecast_goes_by_it_where_nothing_else_is_known(planted: Target) -> None:
    lay_trajectory(target=planted.slug, **ACT)
    (judged,) = scoreboard(planted.plan, AUTUMN).targets
    (found,) = forecasts_of([judged], AUTUMN)
    assert found.method == "trajectory"
    assert round(found.point or 0) == 1020  # 1.000 × 610/600 = 1.016,7, in tens as 610 is written


def test_one_act_leaves_one_entry_with_the_points(planted: Target) -> None:
    lay_trajectory(target=planted.slug, **ACT)
    entry = AuditEvent.objects.get()
    assert (entry.act, entry.slug, entry.by) == ("trajectory.lay", planted.slug, "giu-so")
    assert "9 tháng đầu năm 2023: 60% chỉ tiêu" in entry.data["after"]
    planted.refresh_from_db()
    assert planted.version == 2


def test_a_new_one_replaces_the_one_before_and_keeps_it(planted: Target) -> None:
    lay_trajectory(target=planted.slug, **ACT)
    lay_trajectory(target=planted.slug, **ACT | {"points": "9 tháng 2023: 650"})
    latest, first = trajectories_of(planted)
    assert (latest.withdrawn_at, first.withdrawn_why) == (None, "Đã có quỹ đạo mới")
    assert AuditEvent.objects.count() == 2


def test_withdrawn_it_counts_no_more(planted: Target) -> None:
    lay_trajectory(target=planted.slug, **ACT)
    withdraw_trajectory(target=planted.slug, why="Ghi nhầm", by=EDITOR)
    today = date(2023, 12, 1)
    (judged,) = scoreboard(planted.plan, today).targets
    assert judged.score.profile != "trajectory"
    with pytest.raises(WrongState):
        withdraw_trajectory(target=planted.slug, why="Ghi nhầm", by=EDITOR)


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"points": ""}, TrajectoryInvalid),
        ({"points": "9 tháng 2023"}, TrajectoryInvalid),
        ({"points": "9 tháng 2023: nhiều"}, TrajectoryInvalid),
        ({"points": "bao giờ đó: 600"}, TrajectoryInvalid),
        ({"points": "9 tháng 2023: trên 600"}, TrajectoryInvalid),
        ({"points": "9 tháng 2022: 600"}, TrajectoryInvalid),
        ({"points": "2023: 900"}, TrajectoryInvalid),
        ({"points": "9 tháng 2023: 600 ha"}, TrajectoryInvalid),
        ({"points": "9 tháng 2023: 1\n9 tháng 2023: 2"}, TrajectoryInvalid),
        ({"reason": " "}, ReasonMissing),
        ({"version": 7}, ChangedMeanwhile),
        ({"target": "khong-co"}, NotFound),
        ({"by": NOBODY}, NotAllowed),
        ({"by": Viewer(name="doc", grants=(Grant(role="reader"),))}, NotAllowed),
    ],
)
def test_refused_it_leaves_nothing(
    planted: Target, change: dict[str, object], error: type[TiendoError]
) -> None:
    with pytest.raises(error) as told:
        lay_trajectory(**{"target": planted.slug, **ACT, **change})
    assert str(told.value)
    assert trajectories_of(planted) == []
    assert AuditEvent.objects.count() == 0


def test_a_target_with_a_trajectory_is_not_deleted(planted: Target) -> None:
    lay_trajectory(target=planted.slug, **ACT)
    with pytest.raises(ProtectedError):
        planted.delete()
