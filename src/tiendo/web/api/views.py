"""The addresses of the API: parse, ask, write."""

from __future__ import annotations

import io
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import condition, require_safe

from tiendo.scale.engines import EngineMissing
from tiendo.scale.records import as_csv, as_table, told
from tiendo.web.api.asking import Asked, asked
from tiendo.web.api.describing import described
from tiendo.web.api.marks import mark, since
from tiendo.web.api.scores import NAMES, Page, one_score, page_of
from tiendo.web.rights import viewer

TYPES = {"csv": "text/csv; charset=utf-8", "parquet": "application/vnd.apache.parquet"}
fresh = condition(etag_func=mark, last_modified_func=since)


@require_safe
@fresh
def scores(request: HttpRequest) -> HttpResponse:
    """Scores of many targets, a page at a time."""
    question = asked(request.GET)
    page = page_of(question, viewer(request))
    onward = onwards(request, page)
    if question.form == "json":
        response: HttpResponse = as_json(whole(question, page, onward))
    else:
        made = csv_of(page) if question.form == "csv" else parquet_of(page)
        response = HttpResponse(made, content_type=TYPES[question.form])
        response["Content-Disposition"] = f'attachment; filename="scores.{question.form}"'
    if onward:
        response["Link"] = f'<{onward}>; rel="next"'
    return kept(request, response)


@require_safe
@fresh
def score(request: HttpRequest, slug: str) -> HttpResponse:
    """One target with its inputs, rules, steps and result."""
    found = one_score(slug, asked(request.GET, {"as_of"}), viewer(request))
    return kept(request, as_json(found))


@require_safe
def openapi(request: HttpRequest) -> HttpResponse:
    """What the API is, for programs."""
    return kept(request, as_json(described()))


def onwards(request: HttpRequest, page: Page) -> str:
    """The address of the next page, empty at the end."""
    if not page.last:
        return ""
    given = request.GET.dict() | {"after": page.last}
    return f"{request.path}?{urlencode(given)}"


def whole(question: Asked, page: Page, onward: str) -> dict[str, Any]:
    return {
        "as_of": question.as_of.isoformat(),
        "total": page.total,
        "setwise": page.total - page.by_rules,
        "by_rules": page.by_rules,
        "scores": [told(row) for row in page.rows],
        "next": onward or None,
    }


def as_json(data: dict[str, Any]) -> JsonResponse:
    return JsonResponse(data, json_dumps_params={"ensure_ascii": False})


def csv_of(page: Page) -> bytes:
    into = io.StringIO()
    as_csv(page.rows, NAMES, into)
    return into.getvalue().encode()


def parquet_of(page: Page) -> bytes:
    """Raises EngineMissing."""
    try:
        from pyarrow import parquet

        table = as_table(page.rows, NAMES)
    except ImportError as error:
        raise EngineMissing(
            "Máy chủ chưa cài pyarrow",
            where="format",
            do="Chọn json hay csv, hoặc cài: make setup-scale",
        ) from error
    into = io.BytesIO()
    parquet.write_table(table, into)
    return into.getvalue()


def kept(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """A guest's answer may be kept, and asked for again with its mark; no other may (rights.py)."""
    if viewer(request).is_guest:
        response["Cache-Control"] = "no-cache"
    return response
