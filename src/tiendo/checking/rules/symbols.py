"""Numbers of documents that no issuer's rules allow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding, Severity
from tiendo.checking.heads import Head, Wrong, blank_number, head_of, wrong_in_head
from tiendo.checking.lettering import clash
from tiendo.checking.mentions import Mention, mentions
from tiendo.checking.registry import Yielded, check
from tiendo.checking.saying import softened
from tiendo.vocabulary.lexicon import Row, rows
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.symbols import kinds

TABLES = "tiendo.checking.tables"
PARTS = regex(
    r"^(?:\d+[a-z]?)?\s?(?:/\d{4})?\s?(?P<mark>[-–/]?)\s?(?P<first>[^\s\-–/]+)\s?(?P<joint>[-–/])\s?(?P<body>[^\s\-–/.]+)"
)
LED = r"[Ss]ố:?|[Nn]ghị quyết|[Qq]uyết định|[Cc]hỉ thị|[Kk]ế hoạch|[Bb]áo cáo|[Tt]hông báo"
CANDIDATE = regex(
    rf"\b(?:{LED})\s(?P<number>\d{{1,5}}[a-z]?)(?:/(?:19|20)\d\d)?[-–/]"
    r"(?P<letters>[A-ZĐ][A-Za-zĐđ]{0,6})[-–/](?P<body>[A-ZĐ][A-Za-zĐđƯư]{0,12})(?!\w)"
)
YEAR_LAST = regex(
    r"(?<![\w/])(?P<number>\d{1,5})/(?P<letters>[A-ZĐ][A-Za-zĐđ]{0,6}-[A-ZĐ]{2,8})/(?P<year>(?:19|20)\d\d)(?![\w/])"
)


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
        wrong = _wrong(mention, head) or (wrong_in_head(mention, head) if head else None)
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


def _wrong(mention: Mention, head: Head | None) -> Wrong | None:
    """What is wrong with a number, in both languages, and what it should be."""
    parts = PARTS.match(mention.symbol.written)
    letters = mention.symbol.letters
    if parts is None or letters is None:
        return None
    row = _issuer(parts["body"])
    right = clash(letters, mention.word) if mention.word else None
    if right:
        right = mention.symbol.written.replace(letters, right, 1)
        message = f"“{mention.word}” mang ký hiệu {letters} trong “{mention.symbol.written}”"
        return message, f"“{mention.symbol.written}” is no number of a {mention.word}", right
    system = (head.system if head else None) or (row["system"] if row else None)
    bare = head is None and parts["body"].upper() == "ĐU"  # cells cite 12/NQ-ĐU as they please
    if system == "party" and not bare and (parts["joint"] != "/" or parts["mark"] == "/"):
        return _styled(mention, parts, "-", "/", "văn bản của Đảng viết số-loại/cơ quan")
    if system == "state" and (parts["joint"] == "/" or parts["mark"] == "-"):
        return _styled(mention, parts, "/", "-", "văn bản nhà nước viết số/loại-cơ quan")
    if row is None:
        return None
    if letters in row.get("never", ()) or ("only" in row and letters not in row["only"]):
        message = f"{row['name']} không ban hành loại {letters}: “{mention.symbol.written}”"
        return message, f"{parts['body']} issues no {letters}: “{mention.symbol.written}”", None
    return None


def _styled(mention: Mention, parts: re.Match[str], mark: str, joint: str, rule: str) -> Wrong:
    written = mention.symbol.written
    number = written[: parts.start("mark")].strip()
    right = f"{number}{mark}{parts['first']}{joint}{parts['body']}"
    return f"“{written}”: {rule}", f"“{written}” mixes the styles of Party and State", right


@cache
def _issuer(code: str) -> Row | None:
    known = {row["code"].upper(): row for row in rows(TABLES, "issuing")}
    return known.get(code.upper().replace("Ư", "U"))


@cache
def _letters() -> frozenset[str]:
    known = {letters for row in kinds() for letters in row["letters"]}
    return frozenset(
        known | {letters for row in rows(TABLES, "kind_letters") for letters in row["letters"]}
    )


def _unknown(draft: Draft) -> Iterator[Finding]:
    """Letters before a known issuer that are of no kind: "12/TBB-UBND"."""
    for found in CANDIDATE.finditer(draft.text):
        if _issuer(found["body"]) is None or found["letters"] in _letters():
            continue
        if found["letters"].upper() in {known.upper() for known in _letters()}:
            continue  # capitals alone: CTR for CTr
        if _issuer(found["letters"]) is not None:
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
