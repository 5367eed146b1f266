"""The scoreboard put together: the tally of all targets, the rows that were asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.http import QueryDict
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from tiendo.register import selectors
from tiendo.register.access import Viewer
from tiendo.register.models import Plan, TargetGroup
from tiendo.scoring.selectors import scoreboard
from tiendo.web import links, verdicts, words
from tiendo.web.charts.tally import Part, tally_bar
from tiendo.web.links import Link, kept, with_choice
from tiendo.web.pages import board_rows, plan_end
from tiendo.web.pages.board import Group, LegendItem, Row, ScoreboardPage
from tiendo.web.pages.board_kept import kept_rows
from tiendo.web.pages.board_rows import Listed
from tiendo.web.pages.days import presets
from tiendo.web.pages.doubted import contradicted
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
    rows = kept_rows(plan, today, to) if on is None else None
    if rows is None:
        board = scoreboard(plan, as_of, to=to)
        rows = [board_rows.listed(one) for one in board.targets]
        heads = [one.record for one in board.groups]
        against = contradicted(plan, to, on=on, targets=[one.record for one in board.targets])
    else:
        heads = selectors.groups_of(plan)
        against = contradicted(plan, to, on=on)
    rows = [
        replace(one, row=replace(one.row, contradicted=True, html=""))
        if one.target in against
        else one
        for one in rows
    ]
    made = build(plan, rows, heads, asked, path=path, as_of=as_of, today=today, to=to)
    return replace(made, **plan_end.notice(plan, to))


def build(
    plan: Plan,
    rows: Sequence[Listed],
    heads: Sequence[TargetGroup],
    asked: QueryDict,
    *,
    path: str,
    as_of: date,
    today: date,
    to: Viewer,
) -> ScoreboardPage:
    """The page of a plan; ``path`` is its address, ``asked`` what stands after it."""
    counts = Counter(one.row.verdict for one in rows)
    return ScoreboardPage(
        title=title(plan),
        body=plan.body.name,
        body_href=links.to_body(plan.body.slug),
        period=words.period(plan.period),
        source=Link(
            words=selectors.source_of(plan.document), href=links.to_document(plan.document.slug)
        ),
        remark=plan.remark,
        reached=board_rows.reached(rows),
        total=len(rows),
        bar=bar(counts),
        legend=legend(counts, asked, path),
        watch=watch(rows, asked),
        as_of=as_of,
        as_of_words=words.day(as_of),
        days=days(plan, asked, path, as_of, today),
        orders=orders(asked, path),
        changes=links.to_changes(plan.slug, shown_day()),
        kept_for_day=tuple(kept(asked, "ngay")),
        kept_for_filter=tuple(kept(asked, *FILTERS)),
        filters=filters(rows, heads, asked),
        filtered=any(asked.get(name) for name in FILTERS),
        unfiltered=with_choice(path, asked, **dict.fromkeys(FILTERS)),
        groups=groups(rows, heads, asked),
        others=tuple(
            Link(words=title(other), href=links.to_plan(other.slug))
            for other in selectors.plans_beside(plan, to=to, on=shown_day())
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


def watch(rows: Sequence[Listed], asked: QueryDict) -> tuple[Row, ...]:
    """What needs a leader's eye, unless the list below already begins with it."""
    if asked.get("xep") == WORST or any(asked.get(name) for name in FILTERS):
        return ()
    bad = [one for one in rows if one.row.verdict in verdicts.NEEDS_ATTENTION]
    return tuple(one.row for one in board_rows.worst_first(bad))


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


def filters(
    rows: Sequence[Listed], heads: Sequence[TargetGroup], asked: QueryDict
) -> tuple[Field, ...]:
    present = Counter(one.row.verdict for one in rows)
    used = {one.group for one in rows}
    headings = [
        (str(head.ordinal), head.title or gettext("Ngoài các nhóm"))
        for head in heads
        if head.ordinal in used
    ]
    bodies = sorted({one.row.body for one in rows} - {""})
    periods = sorted({one.period for one in rows})
    fields = (
        field(
            "danh-gia",
            gettext("Đánh giá"),
            [(v, verdicts.words(v)) for v in verdicts.BEST_FIRST if present[v]],
            asked,
        ),
        field("nhom", gettext("Nhóm"), [(n, f"{n}. {t}") for n, t in headings], asked),
        field("co-quan", gettext("Cơ quan theo dõi"), [(b, b) for b in bodies], asked),
        field("ky", gettext("Kỳ"), [(p, words.period(p)) for p in periods], asked),
    )
    return useful(fields)


def groups(
    rows: Sequence[Listed], heads: Sequence[TargetGroup], asked: QueryDict
) -> tuple[Group, ...]:
    """In the plan's groups, or one list with the worst first."""
    if asked.get("xep") != WORST:
        return board_rows.grouped(heads, rows, asked)
    found = board_rows.worst_first(board_rows.keep(rows, asked))
    rows_ = tuple(replace(one.row, html="") for one in found)  # they name their bodies here
    return (Group(rows=rows_),) if found else ()
