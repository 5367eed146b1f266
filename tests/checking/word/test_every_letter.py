"""The sample's Word files, written by another program: every figure is found in them, and a
comment at each changes nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from packages import commented_words, parts, plain

from tiendo.checking import check_bytes
from tiendo.checking.finding import Finding, Severity
from tiendo.checking.word import commented
from tiendo.checking.word.aligning import Aligned
from tiendo.checking.word.tracing import traced
from tiendo.reading import read_file
from tiendo.vocabulary.text import nfc

SAMPLE = Path(__file__).resolve().parents[3] / "examples" / "song-mai" / "documents"
FILES = sorted(SAMPLE.glob("*.docx"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_fact_is_found_and_commented_at_its_own_words(path: Path) -> None:
    data, reading = path.read_bytes(), read_file(path)
    trace = traced(data)
    assert trace.text == reading.text
    facts = [*reading.figures, *reading.tasks, *reading.documents]
    aligned = Aligned(trace)
    for fact in facts:
        spot = aligned.spot(fact.evidence.start, fact.evidence.end)
        assert spot is not None
        assert spot.exact, fact.evidence.quote
    report = check_bytes(data, path.name)
    places = sorted({(fact.evidence.start, fact.evidence.end) for fact in facts})
    findings = tuple(
        Finding(start=a, end=b, message="x", message_en="x", severity=Severity.ERROR, check="x")
        for a, b in places
    )
    returned = commented(data, replace(report, findings=findings))
    assert returned.placed == len(places) > 10
    words = commented_words(returned.data)
    said = [squeezed(report.text[a:b]) for a, b in places]
    assert [squeezed(one) for one in words.values()] == said
    before, after = parts(data), parts(returned.data)
    changed = {name for name in after if before.get(name) != after[name]}
    assert changed == {"word/document.xml", "word/comments.xml", "[Content_Types].xml",
                       "word/_rels/document.xml.rels"}  # fmt: skip
    assert plain(returned.data, without=set(words)) == plain(data)


def squeezed(text: str) -> str:
    return "".join(nfc(text).split())
