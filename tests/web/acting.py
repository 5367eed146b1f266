"""Every act that may change a scoreboard, each on a small register: what comes before, and it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tiendo.facts.figure import Direction, Measure, Op
from tiendo.facts.items import CitedDocument, Shortcoming
from tiendo.register.access import Grant, Viewer
from tiendo.register.models import (
    AuditEvent,
    Document,
    DocumentLink,
    Indicator,
    Observation,
    Outcome,
    Plan,
    Proposal,
    Secrecy,
    Settlement,
    State,
    Target,
)
from tiendo.register.selectors.contradictions import contradictions
from tiendo.register.services import (
    Decision,
    accept_proposal,
    accept_proposals,
    add_proposal,
    classify_document,
    correct_proposal,
    load_bodies,
    load_list,
    merge_proposals,
    read_again,
    read_list,
    register_reading,
    reject_proposal,
    reopen_contradiction,
    reopen_proposal,
    settle_contradiction,
    split_proposal,
    undo,
)
from tiendo.register.services import catalogue as indicators
from tiendo.register.services.amending import amend_target, withdraw_amendment
from tiendo.register.services.ending import end_plan, resume_plan
from tiendo.register.services.handing import hand_down, take_back
from tiendo.register.services.importing import Options, apply_import
from tiendo.register.services.linking import add_link, correct_link
from tiendo.scoring import Verdict
from tiendo.scoring.laying import lay_trajectory, withdraw_trajectory
from tiendo.scoring.services import override_verdict, withdraw_override

REGISTER = Path(__file__).resolve().parents[1] / "register"
sys.path.append(str(REGISTER))
from made import figure, heading, item, reading, report, resolution, revenue, target  # noqa: E402

BY = Viewer(name="Bình", grants=(Grant(role="editor"), Grant(role="approver", clearance="secret")))
FOREST, REVENUE, POOR = (f"27-nq-tu-2022-0{number}" for number in (1, 2, 3))
HEAD = "Chỉ tiêu;Đơn vị tính;Cơ quan, địa bàn;Phân tổ;Kỳ;Kế hoạch;Thực hiện;Trạng thái số liệu"
FINAL = {"estimated": False}


def planted(value: str, **fields: Any) -> Any:
    return figure(f"Đã trồng {value} ha rừng", value, "ha", indicator="trồng rừng", **fields)


def poorer() -> Any:
    return figure(
        "Tỷ lệ hộ nghèo giảm 2,2%", "2.2", indicator="tỷ lệ hộ nghèo", indicator_id="poverty-rate",
        measure=Measure.CHANGE, direction=Direction.DOWN, **FINAL,
    )  # fmt: skip


def enter(made: Any, **options: Any) -> Document:
    done = register_reading(made, by=BY.name, **options)
    return Document.objects.get(slug=done.document)


def amending(**fields: Any) -> Any:
    """A resolution that amends the plan's first level."""
    said = {"number": "27-NQ/TU", "kind": "resolution", "relation": "amends"}
    level = {"indicator": "trồng rừng", "unit_text": "ha", "op": Op.GT}
    return reading(
        ("sửa đổi Nghị quyết số 27-NQ/TU", CitedDocument, said),
        target("Trồng mới rừng trên 4.000 ha.", "4000", "ha", **level),
        name="nghi-quyet-33.docx", kind="resolution", number="33-NQ/TU",
        title="Nghị quyết sửa đổi, bổ sung Nghị quyết số 27-NQ/TU",
        issued_on=date(2023, 7, 14), **fields,
    )  # fmt: skip


def small() -> None:
    """The bodies of the tests, and ``country``."""
    load_bodies(REGISTER / "bodies.yaml")
    country()


def country() -> None:
    """A plan of four targets, an official value of two of them, and what contradicts one."""
    enter(resolution())
    enter(report(revenue("2400", **FINAL), planted("4126"), day=date(2024, 1, 10)))
    enter(report(revenue("2300", **FINAL), day=date(2024, 2, 1)))
    enter(amending())


def waiting(words: str) -> Proposal:
    return Proposal.objects.get(evidence__quote__contains=words, state=State.PROPOSED)


def seen(words: str) -> dict[int, int]:
    one = waiting(words)
    return {one.pk: one.version}


def accepted(words: str) -> Proposal:
    return Proposal.objects.get(evidence__quote__contains=words, state=State.ACCEPTED)


def half_way() -> None:
    """A plan of many years, and what the first of them brought: less than its share."""
    enter(reading(
        heading("MỤC TIÊU"),
        target("Trồng mới từ 13.000 ha rừng trở lên.", "13000", "ha", op=Op.GE,
               indicator="trồng rừng", period="2023/2035"),
        name="ke-hoach-50.docx", kind="plan", number="50-KH/TU", issued_on=date(2023, 1, 20),
    ))  # fmt: skip


def laid(since: date | None = None) -> Any:
    """More in the first year than the straight line wants."""
    points = {"points": "2023: 5.000 ha\n2035: 13.000 ha", "reason": "giao", "by": BY}
    return lay_trajectory(target=laid_on(), since=since, **points)


def laid_on() -> str:
    return Target.objects.get(plan__document__number="50-KH/TU").slug


def sheet() -> None:
    row = "Tỷ lệ hộ nghèo;%;;;2023;;10,4;chính thức"
    options = Options(issuer="tinh-uy", dated=date(2024, 1, 15))
    apply_import(f"{HEAD}\n{row}".encode(), "a.csv", options=options, by=BY)


def settled(outcome: Outcome = Outcome.CHOSEN) -> Any:
    (one,) = contradictions(to=BY)
    proposal = one.against[0].pk if outcome is Outcome.CHOSEN else None
    decision = Decision(outcome=outcome, reason="Theo quyết toán", proposal=proposal)
    return settle_contradiction(key=one.key, decision=decision, version=one.version, by=BY)


def another_indicator() -> tuple[str, str]:
    """Planting of another name, with a value of its own; and the plan's indicator."""
    enter(report(figure("Trồng 9.000 ha cây", "9000", "ha", indicator="trồng cây", **FINAL),
                 day=date(2024, 3, 1)))  # fmt: skip
    accept_proposal(proposal_id=waiting("9.000").pk, by=BY, indicator="+")
    own = Observation.objects.get(evidence__quote__contains="4126").indicator
    other = Observation.objects.get(evidence__quote__contains="9.000").indicator
    return other.slug, own.slug


def split() -> Indicator:
    one = Observation.objects.get(evidence__quote__contains="4126")
    return indicators.split_indicator(
        source=one.indicator.slug, name="trồng rừng khác", by=BY, why="hai thứ",
        chosen_observations=[one.slug],
    )  # fmt: skip


def read_otherwise() -> None:
    """The waiting report again by a reader that sees another value."""
    first = report(revenue("2300", **FINAL), day=date(2024, 2, 1))
    other = report(revenue("2500", **FINAL), day=date(2024, 2, 1))
    quote = first.figures[0].evidence
    seen = (replace(other.figures[0], evidence=quote),)
    read_again(replace(first, figures=seen), by=BY.name)


@dataclass(frozen=True, slots=True)
class Act:
    """What comes before, the act, and whether a row of the board says something else after."""

    act: Callable[[], Any]
    before: Callable[[], Any] = lambda: None
    changes: bool = True


def renamed() -> None:
    """The list of bodies again, with another name for who is in charge of a group."""
    text = (REGISTER / "bodies.yaml").read_text("utf-8").replace("Sở Y tế", "Sở Sức khỏe")
    with TemporaryDirectory() as folder:
        file = Path(folder) / "bodies.yaml"
        file.write_text(text, "utf-8")
        load_list(read_list(file), by=BY)


def others() -> dict[str, str]:
    """The two indicators of ``another_indicator``."""
    return {
        name: Observation.objects.get(evidence__quote__contains=words).indicator.slug
        for name, words in (("source", "9.000"), ("into", "4126"))
    }


def plan() -> str:
    return Plan.objects.get(document__number="27-NQ/TU").slug


def share() -> str:
    return Target.objects.get(plan__document__number="41-KH/HU").slug


def linked() -> None:
    add_link(source=slug_of("4126"), named="27-NQ/TU", relation="reviews", why="thử", by=BY)


def level(value: str = "3.900 ha") -> Any:
    document = Document.objects.get(number="33-NQ/TU").slug
    return amend_target(target=FOREST, document=document, value=value, reason="hụt", by=BY)


def marked() -> Proposal:
    """What a person marks in a report in which nobody saw a figure."""
    made = enter(report(item("Thu ngân sách 2.200 tỷ đồng.", Shortcoming, text="x"),
                        day=date(2024, 3, 1)))  # fmt: skip
    start = made.text.index("2.200")
    return add_proposal(document=made.slug, kind="figure", start=start, end=start + 13, by=BY)


def two_in_one() -> None:
    words = "Thu ngân sách 2420 tỷ đồng, thu ngân sách 2430 tỷ đồng"
    fields = {"indicator": "thu ngân sách", "indicator_id": "budget-revenue", **FINAL}
    enter(report(figure(words, "2420000000000", "VND", **fields), day=date(2024, 3, 1)),
          accept=False)  # fmt: skip


def two_beside() -> None:
    values = (revenue("2420", **FINAL), revenue("2430", **FINAL))
    enter(report(*values, day=date(2024, 3, 1)), accept=False)


def slug_of(words: str) -> str:
    return Proposal.objects.filter(evidence__quote__contains=words)[0].document.slug


def unit_share() -> str:
    """The same target for a district below, in a plan of its own."""
    fields = {
        "indicator": "thu ngân sách",
        "indicator_id": "budget-revenue",
        "unit_text": "tỷ đồng",
    }
    enter(reading(
        heading("MỤC TIÊU"),
        target("Thu ngân sách từ 40 tỷ đồng trở lên.", "40000000000", "VND", op=Op.GE, **fields),
        name="ke-hoach-41.docx", kind="plan", number="41-KH/HU", issuer="Huyện ủy Nà Lặng",
        issued_on=date(2023, 2, 20),
    ))  # fmt: skip
    return Target.objects.get(plan__document__number="41-KH/HU").slug


ACTS: dict[str, Act] = {
    "document.register": Act(lambda: enter(report(planted("4300", **FINAL), day=date(2024, 3, 2)))),
    "document.classify": Act(
        lambda: classify_document(
            document=slug_of("4126"), secrecy=Secrecy.SECRET, why="mật", by=BY
        )
    ),
    "document.read-again": Act(read_otherwise),
    "proposal.accept": Act(lambda: accept_proposal(proposal_id=waiting("4.000").pk, by=BY)),
    "proposal.accept-many": Act(
        lambda: accept_proposals(document=slug_of("giảm 2,2"), seen=seen("giảm 2,2"), by=BY),
        lambda: enter(report(poorer(), day=date(2024, 3, 2)), accept=False),
    ),
    "proposal.reject": Act(
        lambda: reject_proposal(proposal_id=waiting("2300").pk, by=BY, note="Số tạm")
    ),
    "proposal.correct": Act(
        lambda: correct_proposal(
            proposal_id=waiting("2300").pk, fields={"value": Decimal(2500000000000)}, by=BY
        )
    ),
    "proposal.add": Act(marked, changes=False),
    "proposal.split": Act(
        lambda: split_proposal(
            proposal_id=waiting("2420").pk,
            parts=["Thu ngân sách 2420 tỷ đồng", "thu ngân sách 2430 tỷ đồng"], by=BY,
        ),
        two_in_one,
    ),
    "proposal.merge": Act(
        lambda: merge_proposals(
            proposal_id=waiting("2420").pk, other_id=waiting("2430").pk, by=BY
        ),
        two_beside,
    ),
    "proposal.reopen": Act(
        lambda: reopen_proposal(proposal_id=accepted("4126").pk, by=BY, note="Sai kỳ")
    ),
    "proposal.undo": Act(
        lambda: undo(document=slug_of("4126"), by=BY),
        lambda: reopen_proposal(proposal_id=accepted("4126").pk, by=BY, note="Sai kỳ"),
    ),
    "contradiction.settle": Act(settled),
    "contradiction.reopen": Act(
        lambda: reopen_contradiction(
            settlement=Settlement.objects.get().pk, version=Settlement.objects.get().version,
            reason="Có số mới", by=BY,
        ),
        settled,
    ),
    "import.apply": Act(sheet),
    "indicator.merge": Act(
        lambda: indicators.merge_indicators(**others(), by=BY, why="một"), another_indicator
    ),
    "indicator.split": Act(split),
    "indicator.undo": Act(
        lambda: indicators.undo_catalogue(
            entry=AuditEvent.objects.get(act="indicator.split").pk, by=BY, why="một thứ"
        ),
        split,
    ),
    "indicator.word": Act(
        lambda: indicators.add_wording(
            indicator="budget-revenue", words="thu vào két nhà nước", by=BY
        ),
        changes=False,
    ),
    "indicator.describe": Act(
        lambda: indicators.describe_indicator(
            indicator="budget-revenue", given={"better": "lower"}, by=BY, why="thử"
        )
    ),
    "target.amend": Act(level),
    "target.amend-withdraw": Act(
        lambda: withdraw_amendment(
            target=FOREST, document=slug_of("4.000"), why="nhầm", by=BY
        ),
        level,
    ),
    "target.hand-down": Act(
        lambda: hand_down(whole=REVENUE, part=share(), reason="giao", by=BY), unit_share,
        changes=False,
    ),
    "target.take-back": Act(
        lambda: take_back(whole=REVENUE, part=share(), why="thôi", by=BY),
        lambda: hand_down(whole=REVENUE, part=unit_share(), reason="giao", by=BY), changes=False,
    ),
    "plan.end": Act(
        lambda: end_plan(plan=plan(), successor=slug_of("4.000"), reason="thay", by=BY),
        changes=False,
    ),
    "plan.resume": Act(
        lambda: resume_plan(plan=plan(), why="nhầm", by=BY),
        lambda: end_plan(plan=plan(), successor=slug_of("4.000"), reason="thay", by=BY),
        changes=False,
    ),
    "link.add": Act(linked, changes=False),
    "link.correct": Act(
        lambda: correct_link(
            link=DocumentLink.objects.filter(source__slug=slug_of("4126"))[0].pk,
            relation="implements", why="thử", by=BY,
        ),
        linked, changes=False,
    ),
    "body.load": Act(renamed),
    "trajectory.lay": Act(laid, half_way),
    "trajectory.withdraw": Act(
        lambda: withdraw_trajectory(target=laid_on(), why="thôi", by=BY),
        lambda: (half_way(), laid()),
    ),
    "verdict.override": Act(
        lambda: override_verdict(target=POOR, verdict=Verdict.MET, reason="kiểm tra", by=BY)
    ),
    "verdict.withdraw": Act(
        lambda: withdraw_override(target=POOR, by=BY, note="thôi"),
        lambda: override_verdict(target=POOR, verdict=Verdict.MET, reason="kiểm tra", by=BY),
    ),
}  # fmt: skip
