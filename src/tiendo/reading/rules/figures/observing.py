"""Times of sentences without figures: a later figure may rest on them."""

from __future__ import annotations

from tiendo.reading.context import Context
from tiendo.reading.rules.figures.sentence import TIME, Sentence
from tiendo.reading.rules.figures.standing import cites, compares, heads, leads
from tiendo.reading.rules.figures.words import stop_words
from tiendo.vocabulary.times import Time

# What a time looks back on, or ahead to, by the words before it ("looks-back" and
# "looks-ahead" of patterns/stops.yaml), no further away than this.
BACK, AHEAD = stop_words("looks-back"), stop_words("looks-ahead")
LOOK = 14


def observe(
    sentence: Sentence, context: Context, *, heading: bool = False, cut: bool = False
) -> None:
    """Take up the times of a sentence without figures: a later one may rest on them."""
    before, looked, opened = 0, None, context.period
    for span in sentence.spans:
        if span.kind != TIME or cites(sentence, span) or compares(sentence, span):
            continue
        time = span.value
        assert isinstance(time, Time)
        horizon = leads(sentence, span)
        joined = before and sentence.words[before : span.i] in (["và"], [","])
        looks = looked = looked if joined else _looks(sentence.words, before, span.i)
        if looks == "ahead" and before:
            context.coming = context.resolve(time) or context.coming
            if heading and context.period is not opened:
                context.reviewed = context.period  # "Công tác quý I, nhiệm vụ quý II"
            continue
        context.note(time, horizon=horizon)
        if time.form == "years" and sentence.words[span.i] == "nhiệm":
            context.note_term(time)
        before = span.j
        if looks and time.form not in ("day", "days"):
            if looks == "back":
                context.reviewed = context.resolve(time) or context.reviewed
            else:
                context.coming = context.resolve(time) or context.coming
        opening = (span.i <= 1 and not cut) or (
            span.i > 0 and sentence.words[span.i - 1] in (",", ":", ";", ".")
        )
        opens = heading or sentence.words[-1] == ":" or (heads(sentence, span) and not horizon)
        far = horizon and time.form in ("year", "years")
        due = horizon and heading and looks == "ahead"  # "Chỉ tiêu đến ngày 31/12/2025"
        if (time.form != "day" or due) and (opens or (opening and not far)):
            context.period = context.resolve(time) or context.period


def _looks(words: list[str], before: int, at: int) -> str | None:
    """Whether the words before a time say that the text looks back on it, or ahead to it."""
    said = " ".join(words[max(before, at - LOOK) : at])
    if any(phrase in said for phrase in BACK):
        return "back"
    return "ahead" if any(phrase in said for phrase in AHEAD) else None
