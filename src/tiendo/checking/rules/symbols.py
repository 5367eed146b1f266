"""Numbers of documents that no issuer's rules allow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding, Severity
from tiendo.checking.naming.heads import blank_number, head_of, wrong_in_head
from tiendo.checking.naming.lettering import letters_of
from tiendo.checking.naming.mentions import mentions, word_before
from tiendo.checking.naming.numbering import issuer_of, wrong_number
from tiendo.checking.registry import Yielded, check
from tiendo.checking.saying import softened
from tiendo.vocabulary.lexicon import rows
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.symbols import kinds

TABLES = "tiendo.checking.tables"
LED = r"[Ss]ố:?|[Nn]ghị quyết|[Qq]uyết định|[Cc]hỉ thị|[Kk]ế hoạch|[Bb]áo cáo|[Tt]hông báo"
CANDIDATE = regex(
    rf"\b(?:{LED})\s(?P<number>\d{{1,5}}[a-z]?)(?:/(?:19|20)\d\d)?[-–/]"
    r"(?P<letters>[A-ZĐ][A-Za-zĐđ]{0,6})[-–/](?P<body>[A-ZĐ][A-Za-zĐđƯư]{0,12})(?!\w)"
)
YEAR_LAST = regex(
    r"(?<![\w/])(?P<number>\d{1,5})/(?P<letters>[A-ZĐ][A-Za-zĐđ]{0,6}-[A-ZĐ]{2,8}|QH\d\d)/(?P<year>(?:19|20)\d\d)(?![\w/])"
)
# "412/QĐ-UBND-ĐUK": two bodies in one number; documents of two bodies have letters of their own.
TWO_BODIES = regex(
    r"(?<![\w/])\d{1,5}(?:/(?:19|20)\d\d)?[-–/](?P<letters>[A-ZĐ][A-Za-zĐđ]{0,6})[-–/]"
    r"(?P<one>[A-ZĐ][A-Za-zĐđƯư]{1,8})[-–/](?P<two>[A-ZĐ][A-Za-zĐđƯư]{1,8})(?!\w)"
)
# Nghị định 30/2020/NĐ-CP, Phụ lục III: "số/cơ quan-đơn vị soạn".
OFFICIAL_LETTER = regex(
    r"\b[Cc]ông văn số:?\s(?P<number>\d{1,5})/(?P<letters>[A-ZĐ][A-Za-zĐđ]{0,4})"
    r"-(?P<body>[A-ZĐ][A-Za-zĐđƯư]{1,8})(?![\w-])"
)
# "Công văn số 318-UBND/TH", "733-CV/BQLDA": a letter of the State in the Party's order of marks.
LETTER_TURNED = regex(
    r"\b[Cc]ông văn số:?\s(?P<symbol>(?P<number>\d{1,5})[-–]"
    r"(?:(?P<body>UBND|HĐND|VPUBND|BQL[A-ZĐ]{0,6}|S[A-ZĐ&]{2,7})/(?P<unit>[A-ZĐ][A-Za-zĐđ&]{0,8})"
    r"|CV/(?P<state>UBND|HĐND|VPUBND|BQL[A-ZĐ]{0,6}|S[A-ZĐ&]{2,7})))(?![\w-])"
)
TOGETHER = ("LT", "PH")


@check(
    id="document-number",
    group="documents",
    severity=Severity.ERROR,
    says="Số, ký hiệu văn bản theo đúng cách của cơ quan ban hành: Đảng 32-NQ/TU, Nhà "
    "nước 01/NQ-CP.",
)
def document_number(draft: Draft) -> Iterator[Yielded]:
    """A document's number follows its issuer's rules.

    The State writes 01/NQ-CP, the Party 32-NQ/TU; the letters are those of the kind that
    the words before the number name, and of a kind that the issuer issues.

    Sai:  Thực hiện Nghị quyết số 01/NĐ-CP ngày 05/01/2024 của Chính phủ.
    Đúng: Thực hiện Nghị quyết số 01/NQ-CP ngày 05/01/2024 của Chính phủ.
    """
    blank = blank_number(draft)
    for mention in (*mentions(draft), *([blank] if blank else [])):
        head = head_of(draft, mention) if mention.own else None
        wrong = wrong_number(mention, head) or (wrong_in_head(mention, head) if head else None)
        if wrong is not None:
            message, english, right = wrong
            yield Finding(
                start=mention.start,
                end=mention.end,
                message=message,
                message_en=english,
                stated=mention.symbol.written,
                suggestion=right,
                severity=softened(not draft.doubtful),
            )
    yield from _unknown(draft)
    yield from _years_last(draft)
    yield from _turned(draft)
    yield from _letters_turned(draft)
    yield from _two_systems(draft)
    yield from _letters_of_none(draft)
    yield from _of_other_kind(draft)


def _of_other_kind(draft: Draft) -> Iterator[Finding]:
    """``Hướng dẫn số 07-HĐ/UBKTTU``: letters that the issuer has none of, and another kind's."""
    read = {mention.symbol.start for mention in mentions(draft)}
    for found in _candidates(draft):
        start = found.start("number")
        _, word = word_before(draft.text, start)
        known = letters_of(word) if word else ()
        body = issuer_of(found["body"])
        if start in read or body is None or not known or found["letters"] in known:
            continue
        if found["letters"] not in _letters() or issuer_of(found["letters"]) is not None:
            continue
        if all(len(found["letters"]) != len(one) for one in known):
            continue  # "CTrHĐ" for "CTHĐ"
        written = draft.text[start : found.end()]
        right = written.replace(found["letters"], sorted(known)[0], 1)
        yield Finding(
            start=start,
            end=found.end(),
            message=f"{word.capitalize()} không ghi ký hiệu {found['letters']}: “{right}”",
            message_en=f"Its kind is not abbreviated {found['letters']}: “{right}”",
            stated=written,
            suggestion=right,
            severity=softened(not draft.doubtful),
        )


def _candidates(draft: Draft) -> tuple[re.Match[str], ...]:
    """Whatever has the form of a document's number."""
    return draft.kept(CANDIDATE, lambda: tuple(CANDIDATE.finditer(draft.text)))


def _letters_of_none(draft: Draft) -> Iterator[Finding]:
    """``Công văn số 2184/KH-UBND``: an official letter of the State bears no letters of a kind."""
    for found in OFFICIAL_LETTER.finditer(draft.text):
        body = issuer_of(found["body"])
        if body is None or body["system"] != "state" or found["letters"] not in _letters():
            continue
        start = found.start("number")
        written = draft.text[start : found.end()]
        yield Finding(
            start=start,
            end=found.end(),
            message=f"Công văn không ghi ký hiệu loại văn bản: “{written}”",
            message_en=f"An official letter bears no letters of a kind: “{written}”",
            stated=written,
            severity=softened(found["letters"] != "CV" and not draft.doubtful),
        )


def _two_systems(draft: Draft) -> Iterator[Finding]:
    """A number that bears a body of the State and one of the Party."""
    for found in TWO_BODIES.finditer(draft.text):
        one, two = issuer_of(found["one"]), issuer_of(found["two"])
        if one is None or two is None or found["letters"].endswith(TOGETHER):
            continue
        if one["system"] != two["system"]:
            yield Finding(
                start=found.start(),
                end=found.end(),
                message=f"“{found.group()}” ghi cả {one['name']} và {two['name']}",
                message_en=f"“{found.group()}” bears a body of the State and one of the Party",
                stated=found.group(),
                severity=softened(not draft.doubtful),
            )


def _turned(draft: Draft) -> Iterator[Finding]:
    """ "Nghị quyết số 28/CP-NQ": the kind's letters stand before the issuer's."""
    for found in _candidates(draft):
        start = found.start("number")
        _, word = word_before(draft.text, start)
        kind, issuer = found["body"], found["letters"]
        if issuer_of(issuer) is None or not word or kind not in letters_of(word):
            continue
        written = draft.text[start : found.end()]
        party = issuer_of(issuer) or {}
        marks = "-/" if party.get("system") == "party" else "/-"
        yield Finding(
            start=start,
            end=found.end(),
            message=f"“{written}”: ký hiệu loại văn bản đứng trước ký hiệu cơ quan",
            message_en=f"“{written}”: the kind's letters stand before the issuer's",
            stated=written,
            suggestion=f"{found['number']}{marks[0]}{kind}{marks[1]}{issuer}",
            severity=softened(not draft.doubtful),
        )


def _years_last(draft: Draft) -> Iterator[Finding]:
    """``168/NĐ-CP/2024``: the year stands behind the number, not behind the issuer."""
    for found in YEAR_LAST.finditer(draft.text):
        right = f"{found['number']}/{found['year']}/{found['letters']}"
        yield Finding(
            start=found.start(),
            end=found.end(),
            message=f"“{found.group()}”: năm đứng ngay sau số, viết “{right}”",
            message_en=f"The year stands right behind the number: “{right}”",
            stated=found.group(),
            suggestion=right,
            severity=softened(not draft.doubtful),
        )


@cache
def _letters() -> frozenset[str]:
    known = {letters for row in kinds() for letters in row["letters"]}
    return frozenset(
        known | {letters for row in rows(TABLES, "kind_letters") for letters in row["letters"]}
    )


def _letters_turned(draft: Draft) -> Iterator[Finding]:
    for found in LETTER_TURNED.finditer(draft.text):
        body, unit = found["body"] or found["state"], found["unit"] or "…"
        right = f"{found['number']}/{body}-{unit}"
        yield Finding(
            start=found.start("symbol"),
            end=found.end("symbol"),
            message=f"Công văn của cơ quan nhà nước ghi số/cơ quan-đơn vị soạn: {right}, "
            f"không phải “{found['symbol']}”",
            message_en=f"A letter of a State body is numbered {right}",
            stated=found["symbol"],
            suggestion=right if found["unit"] else None,
            severity=softened(not draft.doubtful),
        )


def _unknown(draft: Draft) -> Iterator[Finding]:
    """Letters before a known issuer that are of no kind: "12/TBB-UBND"."""
    for found in _candidates(draft):
        if issuer_of(found["body"]) is None or found["letters"] in _letters():
            continue
        if found["letters"].upper() in {known.upper() for known in _letters()}:
            continue  # capitals alone: CTR for CTr
        if issuer_of(found["letters"]) is not None:
            continue  # an office's letter: 7095/UBND-KT
        start = found.start("number")
        yield Finding(
            start=start,
            end=found.end(),
            message=f"Không có loại văn bản viết tắt {found['letters']}",
            message_en=f"No kind of document is abbreviated {found['letters']}",
            stated=draft.text[start : found.end()],
            severity=softened(not draft.doubtful),
        )
