"""English pages are English: what is left in Vietnamese says so."""

from __future__ import annotations

import gettext
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from building import Register
from django.test import Client
from persons import enter, person
from test_pages import PAGES

import tiendo.web
from tiendo.register.access import decider
from tiendo.scoring import Verdict
from tiendo.scoring.services import override_verdict

CATALOGUE = Path(tiendo.web.__file__).parent / "locale" / "en" / "LC_MESSAGES"
# Letters that English does not have and our Vietnamese cannot do without.
VIETNAMESE = re.compile(
    "[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.I
)
# English sentences that name Vietnamese things.
MIXED = {"why", "steps"}
VOID = {"meta", "link", "input", "br", "img", "path", "rect", "circle", "line", "use"}


class Left(HTMLParser):
    """Gathers Vietnamese words outside elements that say they are Vietnamese."""

    def __init__(self) -> None:
        super().__init__()
        self.languages: list[str] = []
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        language = given.get("lang") or (self.languages[-1] if self.languages else "en")
        if given.get("class") in MIXED:
            language = "mixed"
        for name in ("aria-label", "placeholder", "data-label"):
            self.look(given.get(name) or "", language, tag)
        if tag not in VOID:
            self.languages.append("svg" if tag == "svg" else language)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self.languages.pop()

    def handle_data(self, data: str) -> None:
        self.look(data, self.languages[-1] if self.languages else "en", "text")

    def look(self, words: str, language: str, where: str) -> None:
        # Options of a filter and images' words name things by their Vietnamese names.
        if language == "en" and where != "svg" and VIETNAMESE.search(words):
            self.found.append(words.strip())


@pytest.mark.parametrize("address", PAGES, ids=PAGES)
def test_no_vietnamese_is_left_unmarked(address: str, register: Register, client: Client) -> None:
    client.cookies["django_language"] = "en"
    page = client.get(address).content.decode()
    assert '<html lang="en">' in page
    body = re.sub(r"<(title|option)\b.*?</\1>", "", page, flags=re.S)
    left = Left()
    left.feed(body)
    assert left.found == []


def test_the_compiled_catalogue_is_the_written_one() -> None:
    written = (CATALOGUE / "django.po").read_text("utf-8")
    pairs = re.findall(r'^msgid "(.+)"\nmsgstr "(.*)"$', written, re.M)
    with (CATALOGUE / "django.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    assert len(pairs) > 150
    for vietnamese, english in pairs:
        assert english, vietnamese
        plain = vietnamese.replace('\\"', '"')
        assert compiled.gettext(plain) == english.replace('\\"', '"')


@pytest.mark.parametrize(
    ("role", "address"),
    [
        (None, "/dang-nhap/"),
        ("auditor", "/tai-khoan/"),
        ("auditor", "/tai-khoan/mat-khau/"),
        ("auditor", "/tai-khoan/ma-xac-thuc/"),
        ("auditor", "/nhat-ky/"),
        ("auditor", "/nhat-ky/?ai=khong-co"),
        ("administrator", "/nguoi-dung/"),
        ("administrator", "/nguoi-dung/moi/"),
        ("reader", "/nguoi-dung/"),
    ],
)
def test_pages_for_people_are_english_too(
    role: str | None, address: str, register: Register, client: Client
) -> None:
    person("moi", "reader", body=register.finance)
    if role:
        enter(client, person("toi", role), verified=True)
    override_verdict(target="27-nq-tu-1", verdict=Verdict.MET, reason="Đã xét", by=decider("moi"))
    test_no_vietnamese_is_left_unmarked(address, register, client)
