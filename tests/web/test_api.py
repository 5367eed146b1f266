"""The API of scores: the same as the terminal and the page say, only what the caller may see."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import pytest
from building import Register
from django.test import Client

from tiendo.register.models import Document
from tiendo.scoring.selectors import scoreboard
from tiendo.scoring.told import as_json
from tiendo.web.api.describing import described

pytestmark = pytest.mark.django_db
SCORES = "/api/v1/scores"
DAY = "as_of=2023-12-31"


def got(client: Client, address: str, status: int = 200) -> dict:
    response = client.get(address)
    assert response.status_code == status, response.content
    assert response["Content-Type"] == "application/json"
    return json.loads(response.content)


def fits(value: object, schema: dict, root: dict) -> None:
    """The value against as much of JSON Schema as the description uses."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        schema = root["components"]["schemas"][name]
    kinds = schema.get("type", [])
    names = {
        "object": dict, "array": list, "string": str, "integer": int, "number": (int, float),
        "null": type(None),
    }  # fmt: skip
    listed = [kinds] if isinstance(kinds, str) else kinds
    assert not listed or any(isinstance(value, names[one]) for one in listed), (value, schema)
    assert value in schema.get("enum", [value])
    if isinstance(value, dict):
        assert set(schema.get("required", ())) <= set(value)
        if schema.get("additionalProperties") is False:
            assert list(value) == list(schema["properties"])
        for name, one in schema.get("properties", {}).items():
            if name in value:
                fits(value[name], one, root)
    if isinstance(value, list):
        for one in value:
            fits(one, schema["items"], root)


def schema(name: str) -> tuple[dict, dict]:
    root = described()
    return root["components"]["schemas"][name], root


def test_scores_are_those_of_the_board_with_the_same_sentences(
    register: Register, client: Client
) -> None:
    told = got(client, f"{SCORES}?plan=27-nq-tu&{DAY}")
    fits(told, *schema("Scores"))
    from tiendo.register import selectors

    board = scoreboard(selectors.plan("27-nq-tu"), date(2023, 12, 31))
    by_id = {one["id"]: one for one in map(as_json, board.targets)}
    assert [one["target"] for one in told["scores"]] == sorted(by_id)
    assert told["total"] == len(by_id) == told["setwise"] + told["by_rules"]
    for one in told["scores"]:
        same = by_id[one["target"]]
        for name in (
            "verdict",
            "counts",
            "reason",
            "reason_en",
            "value",
            "percent_of_target",
            "gap",
        ):
            assert one[name] == same[name]


def test_the_page_of_the_target_says_the_same_sentence(register: Register, client: Client) -> None:
    told = got(client, f"{SCORES}/27-nq-tu-1?{DAY}")
    page = client.get("/chi-tieu/27-nq-tu-1/?ngay=2023-12-31").content.decode()
    assert told["reason"] in page
    fits(told, *schema("Explained"))


def test_one_target_has_its_inputs_rules_steps_and_evidence(
    register: Register, client: Client
) -> None:
    told = got(client, f"{SCORES}/27-nq-tu-1?{DAY}")
    assert [one["rule"] for one in told["steps"]] == told["rules"]
    assert [one["observation"] for one in told["evidence"]] == told["inputs"] != []
    for one in told["evidence"]:
        document = Document.objects.get(slug=one["document"])
        assert document.text[one["start"] : one["end"]] == one["quote"]


def test_only_what_was_known_on_the_day_counts(register: Register, client: Client) -> None:
    early = got(client, f"{SCORES}/27-nq-tu-1?as_of=2023-10-31")
    late = got(client, f"{SCORES}/27-nq-tu-1?as_of=2024-01-31")
    assert early["value"] != late["value"]


def test_pages_follow_each_other_and_lose_nothing(register: Register, client: Client) -> None:
    every = got(client, f"{SCORES}?{DAY}")
    assert every["next"] is None
    address, seen = f"{SCORES}?{DAY}&limit=1", []
    while address:
        response = client.get(address)
        part = json.loads(response.content)
        assert part["total"] == every["total"]
        seen += part["scores"]
        address = part["next"]
        assert ("Link" in response) == bool(address)
    assert seen == every["scores"]


def test_a_body_brings_all_below_it_and_a_period_only_its_own(
    register: Register, client: Client
) -> None:
    every = got(client, f"{SCORES}?{DAY}")["scores"]
    body = every[0]["body"]
    told = got(client, f"{SCORES}?body={body}&{DAY}")["scores"]
    assert {one["target"] for one in told} <= {one["target"] for one in every}
    assert every[0]["target"] in {one["target"] for one in told}
    assert got(client, f"{SCORES}?body=so-tai-chinh&{DAY}")["total"] == 0
    assert got(client, f"{SCORES}?period=2023&{DAY}")["total"] == sum(
        one["due"] == "2023" for one in every
    )
    assert got(client, f"{SCORES}?period=2019&{DAY}")["scores"] == []


def test_csv_and_parquet_hold_the_same_rows(register: Register, client: Client) -> None:
    from pyarrow import BufferReader, parquet

    told = got(client, f"{SCORES}?{DAY}")["scores"]
    answer = client.get(f"{SCORES}?{DAY}&format=csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode())))
    assert [one["reason"] for one in rows] == [one["reason"] for one in told]
    assert list(rows[0]) == list(told[0])
    answer = client.get(f"{SCORES}?{DAY}&format=parquet")
    held = parquet.read_table(BufferReader(answer.content)).to_pylist()
    assert [list(one) for one in held] == [list(one) for one in told]
    assert [one["value"] or "" for one in held] == [one["value"] for one in rows]


def test_what_is_secret_is_not_there(register: Register, client: Client) -> None:
    every = got(client, f"{SCORES}?{DAY}")
    Document.objects.filter(plan__slug="27-nq-tu").update(secrecy="secret")
    assert got(client, f"{SCORES}?{DAY}")["total"] < every["total"]
    assert got(client, f"{SCORES}/27-nq-tu-1?{DAY}", 404)["error"]["code"] == "not-found"
    assert got(client, f"{SCORES}?plan=27-nq-tu&{DAY}", 404)["error"]["where"] == "27-nq-tu"


def test_where_guests_are_kept_out_a_program_is_told_so(
    register: Register, client: Client, settings
) -> None:
    settings.TIENDO_PUBLIC = False
    told = got(client, SCORES, 403)
    fits(told, *schema("Error"))
    assert told["error"]["code"] == "not-allowed"


def test_the_same_answer_is_not_sent_twice(register: Register, client: Client) -> None:
    address = f"{SCORES}?{DAY}"
    first = client.get(address)
    assert first["Last-Modified"]
    assert first["Cache-Control"] == "no-cache"
    again = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    since = client.get(address, headers={"If-Modified-Since": first["Last-Modified"]})
    assert since.status_code == 304
    assert client.get(f"{SCORES}?limit=1&{DAY}")["ETag"] != first["ETag"]


@pytest.mark.parametrize(
    ("query", "where", "status"),
    [
        ("as_of=hom-nay", "as_of", 400),
        ("period=khong", "period", 400),
        ("format=xml", "format", 400),
        ("limit=0", "limit", 400),
        ("limit=1001", "limit", 400),
        ("limit=nhieu", "limit", 400),
        ("engine=duckdb", "engine", 400),
        ("plan=khong-co", "khong-co", 404),
        ("body=khong-co", "khong-co", 404),
    ],
)
def test_a_question_that_cannot_be_answered_says_what_where_and_what_to_do(
    query: str, where: str, status: int, register: Register, client: Client
) -> None:
    told = got(client, f"{SCORES}?{query}", status)
    fits(told, *schema("Error"))
    assert told["error"]["where"] == where
    assert told["error"]["what"]
    if status == 400:
        assert told["error"]["do"]


def test_too_many_targets_are_refused(register: Register, client: Client, monkeypatch) -> None:
    monkeypatch.setattr("tiendo.web.api.scores.MOST", 1)
    told = got(client, f"{SCORES}?{DAY}", 400)
    assert told["error"]["code"] == "too-many"


def test_an_address_that_is_not_there_is_json_too(register: Register, client: Client) -> None:
    assert got(client, "/api/v1/nothing", 404)["error"]["code"] == "not-found"


def test_the_description_is_served_and_names_every_address(
    register: Register, client: Client
) -> None:
    from django.urls import get_resolver

    told = got(client, "/api/v1/openapi.json")
    assert told == json.loads(json.dumps(described()))
    served = {
        "/" + str(one.pattern).replace("<slug:slug>", "{target}")
        for one in get_resolver("tiendo.web.urls").url_patterns
        if str(one.pattern).startswith("api/")
    }
    assert set(told["paths"]) == served


def test_it_asks_the_same_queries_however_many_rows(
    register: Register, client: Client, django_assert_max_num_queries
) -> None:
    with django_assert_max_num_queries(20):
        client.get(f"{SCORES}?{DAY}")
