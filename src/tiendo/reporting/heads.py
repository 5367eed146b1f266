"""Under whose name a report goes out: the plan's issuer, or the unit that reports on its share."""

from __future__ import annotations

from tiendo.register import selectors as register
from tiendo.register.models import Body
from tiendo.reporting.asked import Head
from tiendo.reporting.facts import Facts
from tiendo.reporting.layout import system_of_kind


def head_of(facts: Facts, unit: str = "") -> Head:
    """The heading as the register knows it; ``unit`` by its name. At most two queries.

    A unit that the register does not name stands with its name alone, in the plan's layout.
    """
    if not unit:
        return Head(system=facts.system, issuer=(facts.issuer,), code=facts.code, place=facts.place)
    body = Body.objects.filter(name=unit, country=False).order_by("ordinal").first()
    if body is None:
        return Head(system=facts.system, issuer=(unit,), place=facts.place)
    above = register.parents_on(body, facts.as_of).first()
    return Head(
        system=system_of_kind(body.kind) or facts.system,
        issuer=(*([above.name] if above else []), body.name),
        code=(body.codes or [""])[0],
        place=facts.place,
    )
