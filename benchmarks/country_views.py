"""Which pages are asked for: a spread over bodies, years and words, the same every time."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection, reset_queries
from django.test import Client
from django.utils import timezone

from benchmarks.national_country import ROOT, mixed
from benchmarks.users import View
from tiendo.people.models import Membership
from tiendo.people.signing import BACKEND, OPENED, SEEN, VERIFIED
from tiendo.register import selectors
from tiendo.register.models import Body, Document, Evidence, Observation, Plan, Target
from tiendo.web.pages.board_kept import keep_rows

EDITOR = "nguoi-do"
SPREAD = 24  # addresses of a view
WORDS = (
    "thu ngan sach", "tỷ lệ che phủ rừng", "vốn fdi thực hiện", "dien tich lua",
    "nghị quyết 2024", "san luong thuy san quy", "hội nghị giao ban", "rà soát các chỉ tiêu",
)  # fmt: skip
TYPED = (
    "th",
    "thu",
    "thu n",
    "thu ngan s",
    "xa c",
    "hoi ng",
    "25",
    "nghi quy",
    "ty le c",
    "dien tich",
)


def prepare() -> None:
    """Files of the site, an editor; sessions of other runs are left to expire."""
    call_command("collectstatic", verbosity=0, interactive=False)
    settings.ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
    user, made = User.objects.get_or_create(username=EDITOR)
    if made:
        Membership.objects.create(
            user=user, role="editor", starts_on="2020-01-01", given_by="đo", why="đo"
        )


def keep_boards(views: Sequence[View]) -> None:
    """Today's rows of the scoreboards that are asked for (``tiendo keep --boards``)."""
    asked = {one for view in views for one in view.addresses if one.startswith("/ke-hoach/")}
    plans = [selectors.plan(address.split("/")[-2]) for address in sorted(asked)]
    for plan in (selectors.main_plan(), *plans):
        if plan is not None:
            keep_rows(plan, timezone.localdate())


def cookie() -> str:
    """A session of the editor, as signing in opens it."""
    client, now = Client(), time.time()
    client.force_login(User.objects.get(username=EDITOR), backend=BACKEND)
    session = client.session
    session.update({VERIFIED: False, OPENED: now, SEEN: now})
    session.save()
    name = settings.SESSION_COOKIE_NAME
    return f"{name}={client.cookies[name].value}"


def addresses() -> list[View]:
    signed = cookie()
    last = Plan.objects.order_by("-starts_on").values_list("period", flat=True)[0]
    plans = {kind: plans_of(kind, last) for kind in ("country", "province", "commune")}
    reports = spread(Document.objects.filter(kind="report").order_by("-pk"), "slug")
    targets = spread(Target.objects.filter(period=last), "slug")
    waiting = waiting_documents()
    found: Sequence[tuple[str, list[str], str]] = (
        ("scoreboard, first page", ["/"], ""),
        ("scoreboard, country", plans["country"], ""),
        ("scoreboard, province", plans["province"], ""),
        ("scoreboard, commune", plans["commune"], signed),
        ("target", [f"/chi-tieu/{slug}/" for slug in targets], ""),
        ("search, words", [f"/tim-kiem/?q={quote(words)}" for words in WORDS], ""),
        ("search, number", asked(numbers()), ""),
        ("search, value", asked(values()), ""),
        ("search, as you type", [f"/tim-kiem/goi-y/?q={quote(typed)}" for typed in TYPED], signed),
        ("desk", ["/duyet/", "/duyet/?trang=2"], signed),
        ("desk, document", [f"/duyet/{slug}/" for slug in waiting], signed),
        ("document", [f"/van-ban/{slug}/" for slug in reports], ""),
        ("documents", ["/van-ban/", "/van-ban/?trang=3", "/van-ban/?loai=report&nam=2025"], ""),
        ("tasks", ["/nhiem-vu/", "/nhiem-vu/?han=co&trang=2"], ""),
        ("meetings", ["/hoi-nghi/", "/hoi-nghi/?trang=2"], ""),
        ("bodies", ["/co-quan/", "/co-quan/?q=xa+cat"], ""),
        ("body", [f"/co-quan/{slug}/" for slug in spread(Body.objects.all(), "slug")], ""),
        ("catalogue", ["/danh-muc/"], ""),
        ("indicator", ["/danh-muc/budget-revenue/"], ""),
        ("forecast", [f"/chi-tieu/{slug}/du-bao/" for slug in targets], ""),
        ("bodies beside each other", ["/so-sanh/"], ""),
        ("contradictions", ["/mau-thuan/", "/mau-thuan/?trang=2"], ""),
        ("coverage", ["/trien-khai/", "/trien-khai/?trang=2"], ""),
        ("report form", ["/bao-cao/"], ""),
        ("trajectory form", [f"/chi-tieu/{slug}/quy-dao/" for slug in targets], signed),
        ("drafts", ["/soat/"], signed),
    )  # fmt: skip
    return [
        View(name=name, port=0, addresses=a, cookie=c, fragment="as you type" in name)
        for name, a, c in found
        if a
    ]


def spread(records: Any, field: str, most: int = SPREAD) -> list[str]:
    """Values of some records, drawn over all primary keys without counting them."""
    keys = records.order_by("pk").values_list("pk", flat=True)
    first, last = keys.first() or 0, keys.last() or 0
    out: list[str] = []
    for n in range(most):
        at = first + mixed(n) % max(1, last - first + 1)
        one = records.filter(pk__gte=at).order_by("pk").values_list(field, flat=True).first()
        out += [str(one)] if one is not None else []
    return list(dict.fromkeys(out))


def plans_of(kind: str, period: str) -> list[str]:
    """Scoreboards of a year."""
    bodies = [ROOT] if kind == "country" else spread(Body.objects.filter(kind=kind), "slug")
    found = Plan.objects.filter(body__slug__in=bodies, period=period).order_by("-pk")
    return [f"/ke-hoach/{slug}/" for slug in found.values_list("slug", flat=True)]


def waiting_documents() -> list[str]:
    from tiendo.register.models import DeskCount

    found = DeskCount.objects.filter(pending__gt=0).select_related("document")
    return list(found.values_list("document__slug", flat=True)[:SPREAD])


def numbers() -> list[str]:
    """Numbers that stand in sentences."""
    quotes = spread(Evidence.objects.all(), "quote", 20)
    return [words.split()[-2] for words in quotes if words.split()[-2][:1].isdigit()]


def values() -> list[str]:
    known = spread(Observation.objects.filter(unit="VND"), "pk", 20)
    return [
        f"{one.value / 10**6:f} triệu đồng".replace(".", ",")
        for one in Observation.objects.filter(pk__in=known)
    ]


def asked(words: list[str]) -> list[str]:
    return [f"/tim-kiem/?q={quote(one)}" for one in words]


def queries(view: View) -> tuple[int, float, str]:
    """How many queries the view's first pages take at most, the slowest in ms, and which."""
    client = Client()
    if view.cookie:
        name, _, value = view.cookie.partition("=")
        client.cookies[name] = value
    most, slowest, sql = 0, 0.0, ""
    connection.force_debug_cursor = True
    try:
        for again in (False, True):  # the first time warms up what a process keeps
            for address in view.addresses[:6]:
                reset_queries()
                answer = client.get(address, headers=view.headers)
                assert answer.status_code == 200, (address, answer.status_code)
                if not again:
                    continue
                most = max(most, len(connection.queries))
                for one in connection.queries:
                    if float(one["time"]) * 1000 >= slowest:
                        slowest, sql = float(one["time"]) * 1000, one["sql"]
    finally:
        connection.force_debug_cursor = False
    return most, slowest, short(sql)


def short(sql: str) -> str:
    """A query as a line of a table has room for: what it asks, from where."""
    table = sql.partition(" FROM ")[2].split(" ")[0].strip('"') if " FROM " in sql else ""
    return f"{sql[:6].lower()} {table}".strip()
