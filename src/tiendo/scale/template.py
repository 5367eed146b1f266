"""The one SQL text of scoring, filled in for an engine and a question."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path

from tiendo.scale.question import Question
from tiendo.scoring.rules.scheme import Scheme

FILES = ("rows", "days", "standing", "past", "course", "verdict")
# The same where every period is over: a shorter text for the same answers.
CLOSED = ("rows", "days_closed", "standing", "past", "closed", "verdict")
# Three factors each: their product may need 128 bits.
Factors = tuple[str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """What engines spell differently.

    ``inline``: written after ``as`` of a step whose rows are not to be kept; ``kept``: of one
    whose expressions are not to be written out again where they are used. ``sign``: an
    expression that is 1, 0 or -1 as the first product is more, equal or less than the second.
    """

    inline: str
    kept: str
    sign: Callable[[Factors, Factors], str]


def widened(type: str) -> Callable[[Factors, Factors], str]:
    """Signs by arithmetic in a wider type."""

    def sign(one: Factors, other: Factors) -> str:
        left, right = (
            f"cast({a} as {type}) * cast({b} as {type}) * {c}" for a, b, c in (one, other)
        )
        return f"case when {left} > {right} then 1 when {left} < {right} then -1 else 0 end"

    return sign


def called(function: str) -> Callable[[Factors, Factors], str]:
    """Signs by a function of six arguments that the engine was given."""
    return lambda one, other: f"{function}({', '.join((*one, *other))})"


def statement(question: Question, dialect: Dialect, scheme: Scheme, *, closed: bool = False) -> str:
    """The text that answers ``question``: one row of ``scores`` for each target asked for.

    ``closed``: the caller knows that no target asked for is still to end.
    """
    far = Fraction(scheme.off_course_below)
    less, more = str(far.numerator), str(far.denominator)
    way, due = ("(value - start)", "share_den"), ("(bound - start)", "share_num")
    return text(CLOSED if closed else FILES).format(
        as_of=question.as_of.toordinal(),
        asked=question.asked,
        known=question.known,
        rows=question.rows,
        inline=dialect.inline,
        kept=dialect.kept,
        beside_due=dialect.sign((*way, "1"), (*due, "1")),
        beside_least=dialect.sign((*way, more), (*due, less)),
        beside_most=dialect.sign((*way, less), (*due, more)),
    )


@cache
def text(files: tuple[str, ...]) -> str:
    """The template, without its remarks."""
    here = Path(__file__).parent
    texts = [(here / f"{name}.sql").read_text("utf-8") for name in files]
    lines = [line.strip() for one in texts for line in one.split("\n")]
    return "\n".join(line for line in lines if line and not line.startswith("--"))
