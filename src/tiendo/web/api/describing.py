"""The description of the API (OpenAPI): a table, and what it takes from the code itself."""

from __future__ import annotations

from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tiendo import __version__
from tiendo.scoring.rules.score import Verdict
from tiendo.web.api.asking import LIMIT, MOST_ROWS
from tiendo.web.api.scores import NAMES


def described() -> dict[str, Any]:
    """The document; the fields of a score are those of the answers, and in their order."""
    told = deepcopy(_table())
    told["info"]["version"] = __version__
    schemas = told["components"]["schemas"]
    schemas["Verdict"]["enum"] = [one.value for one in Verdict]
    fields = schemas["Score"]["properties"]
    schemas["Score"]["properties"] = {name: fields[name] for name in NAMES}
    schemas["Score"]["required"] = list(NAMES)
    for one in told["paths"]["/api/v1/scores"]["get"]["parameters"]:
        if one["name"] == "limit":
            one["schema"] |= {"default": LIMIT, "maximum": MOST_ROWS}
    return told


@cache
def _table() -> dict[str, Any]:
    text = (Path(__file__).parent / "openapi.yaml").read_text("utf-8")
    found: dict[str, Any] = yaml.safe_load(text)
    return found
