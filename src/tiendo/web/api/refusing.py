"""Errors for programs: a code, what happened, where, what to do; as JSON."""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse

from tiendo.errors import TiendoError
from tiendo.register.errors import NotAllowed, NotFound
from tiendo.scale.engines import EngineMissing

ROOT = "/api/"
STATUS: dict[type[TiendoError], int] = {NotAllowed: 403, NotFound: 404, EngineMissing: 501}


class BadQuestion(TiendoError):
    """A parameter of the address that says nothing, or is not known."""

    code = "bad-question"


class TooMany(TiendoError):
    """More targets than one question may ask for."""

    code = "too-many"

    def __init__(self, count: int, most: int) -> None:
        super().__init__(
            f"Câu hỏi gồm {count} chỉ tiêu, nhiều hơn {most} chỉ tiêu một lần hỏi",
            do="Thêm plan hoặc body; cả sổ thì xuất bộ dữ liệu rồi chấm bằng tiendo score --data",
        )


def for_programs(request: HttpRequest) -> bool:
    """Whether an address belongs to the API."""
    return request.path_info.startswith(ROOT)


def refused(error: TiendoError, status: int | None = None) -> JsonResponse:
    """The answer that says what went wrong."""
    found = [code for kind, code in STATUS.items() if isinstance(error, kind)]
    told = {"code": error.code, "what": error.what, "where": error.where, "do": error.do}
    response = JsonResponse(
        {"error": told}, status=status or (found[0] if found else 400),
        json_dumps_params={"ensure_ascii": False},
    )  # fmt: skip
    response["Cache-Control"] = "no-store"
    return response


def no_such_address(request: HttpRequest) -> JsonResponse:
    what = "API không có địa chỉ này"
    return refused(NotFound(what, where=request.path, do="Xem các địa chỉ ở /api/v1/openapi.json"))
