"""The scoreboard put together: the tally of all targets, the rows that were asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from django.http import QueryDict
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from tiendo.register import selectors
from tiendo.register.access import Viewer
from tiendo.register.models import Plan
from tiendo.scoring.selectors import Judged, Scoreboard, scoreboard
from tiendo.web import links, verdicts, words
from tiendo.web.charts.tally import Part, tally_bar
from tiendo.web.links import Link, kept, with_choice
from tiendo.web.pages import asking, board_rows, plan_end
from tiendo.web.pages.board import Group, LegendItem, Row, ScoreboardPage
from tiendo.web.pages.board_rows import Shown
from tiendo.web.pages.days import presets
from tiendo.web.pages.forms import Field, field, useful
from tiendo.web.pages.plan_title import title
from tiendo.web.when import shown_day

FILTERS = ("danh-gia", "nhom", "co-quan", "ky")
WORST = "can-xem"


def page(
    slug: str | None, asked: QueryDict, path: str, today: date, to: Viewer
) -> ScoreboardPage | None:
    """The scoreboard of a plan, or of the main one; None where the register has no target.

    Raises NotFound for a plan that is not there, NotYetKnown for one that came later.
    """
    on = shown_day()
    plan = selectors.plan(slug, to=to, on=on) if slug else selectors.main_plan(to=to, on=on)
    if plan is None:
        return None
    as_of = on or today
    board = scoreboard(plan, as_of, to=to)
    shown = Shown(
        contradicted=frozenset(asking.contradicted([j.record for j in board.targets], to, on=on)),
    )
    plans = selectors.plans(to=to, on=on)
    made = build(board, asked, shown, path=path, today=today, others=plans)
    return replace(made, **plan_end.notice(plan, to))


def build(
    board: Scoreboard,
    asked: QueryDict,
    shown: Shown,
    *,
    path: str,
    today: date,
    others: Iterable[Plan],
) -> ScoreboardPage:
    """The page of a plan; ``path`` is its address, ``asked`` what stands after it."""
    plan, judged = board.plan, board.targets
    counts = Counter(one.verdict.value for one in judged)
    return ScoreboardPage(
        title=title(plan),
        body=plan.body.name,
        body_href=links.to_body(plan.body.slug),
        period=words.period(plan.period),
        source=Link(
            words=selectors.source_of(plan.document), href=links.to_document(plan.document.slug)
        ),
        remark=plan.remark,
        reached=board.tally.reached,
        total=board.tally.total,
        bar=bar(counts),
        legend=legend(counts, asked, path),
        watch=watch(judged, asked, shown),
        as_of=board.as_of,
        as_of_words=words.day(board.as_of),
        days=days(plan, asked, path, board.as_of, today),
        orders=orders(asked, path),
        changes=links.to_changes(plan.slug, shown_day()),
        kept_for_day=tuple(kept(asked, "ngay")),
        kept_for_filter=tuple(kept(asked, *FILTERS)),
        filters=filters(judged, asked),
        filtered=any(asked.get(name) for name in FILTERS),
        unfiltered=with_choice(path, asked, **dict.fromkeys(FILTERS)),
        groups=groups(board, asked, shown),
        others=tuple(
            Link(words=title(other), href=links.to_plan(other.slug))
            for other in others
            if other.pk != plan.pk
        ),
    )


def count_documents(to: Viewer) -> int:
    return selectors.documents(to=to).count()


def bar(counts: Counter[str]) -> SafeString:
    parts = [Part(kind=f"v-{v}", count=counts[v]) for v in verdicts.BEST_FIRST]
    told = ", ".join(f"{verdicts.words(v)}: {counts[v]}" for v in verdicts.BEST_FIRST if counts[v])
    return SafeString(tally_bar(parts, label=told))


def legend(counts: Counter[str], asked: QueryDict, path: str) -> tuple[LegendItem, ...]:
    """Counts by verdict; each is a way to those targets, and back to all."""
    chosen = asked.get("danh-gia")
    return tuple(
        LegendItem(
            verdict=v,
            count=counts[v],
            href=with_choice(path, asked, **{"danh-gia": None if v == chosen else v}),
            current=v == chosen,
        )
        for v in verdicts.BEST_FIRST
        if counts[v]
    )


def watch(judged: Sequence[Judged], asked: QueryDict, shown: Shown) -> tuple[Row, ...]:
    """What needs a leader's eye, unless the list below already begins with it."""
    if asked.get("xep") == WORST or any(asked.get(name) for name in FILTERS):
        return ()
    bad = [one for one in judged if one.verdict.value in verdicts.NEEDS_ATTENTION]
    return tuple(board_rows.row(one, shown) for one in board_rows.worst_first(bad))


def days(plan: Plan, asked: QueryDict, path: str, as_of: date, today: date) -> tuple[Link, ...]:
    return tuple(
        Link(
            words=day.words,
            href=with_choice(path, asked, ngay=None if day.on == today else day.on.isoformat()),
            current=day.on == as_of,
        )
        for day in presets(plan.ends_on, today)
    )


def orders(asked: QueryDict, path: str) -> tuple[Link, ...]:
    worst = asked.get("xep") == WORST
    return (
        Link(
            words=gettext("Như trong văn bản giao"),
            href=with_choice(path, asked, xep=None),
            current=not worst,
        ),
        Link(
            words=gettext("Kém nhất trước"),
            href=with_choice(path, asked, xep=WORST),
            current=worst,
        ),
    )


def filters(judged: Sequence[Judged], asked: QueryDict) -> tuple[Field, ...]:
    present = Counter(one.verdict.value for one in judged)
    headings = {
        str(one.record.group.ordinal): one.record.group.title or gettext("Ngoài các nhóm")
        for one in judged
    }
    bodies = sorted({board_rows.responsible(one.record) for one in judged} - {""})
    periods = sorted({one.record.period for one in judged})
    fields = (
        field(
            "danh-gia",
            gettext("Đánh giá"),
            [(v, verdicts.words(v)) for v in verdicts.BEST_FIRST if present[v]],
            asked,
        ),
        field("nhom", gettext("Nhóm"), [(n, f"{n}. {t}") for n, t in headings.items()], asked),
        field("co-quan", gettext("Cơ quan theo dõi"), [(b, b) for b in bodies], asked),
        field("ky", gettext("Kỳ"), [(p, words.period(p)) for p in periods], asked),
    )
    return useful(fields)


def groups(board: Scoreboard, asked: QueryDict, shown: Shown) -> tuple[Group, ...]:
    """In the plan's groups, or one list with the worst first."""
    if asked.get("xep") != WORST:
        return board_rows.grouped(board.groups, asked, shown)
    found = board_rows.worst_first(board_rows.keep(board.targets, asked))
    rows = tuple(board_rows.row(one, shown) for one in found)
    return (Group(rows=rows),) if rows else ()
