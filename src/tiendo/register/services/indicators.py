"""From the words of a figure to an indicator of the register."""

from __future__ import annotations

from tiendo.facts.figure import Direction, Figure, Measure, Op
from tiendo.facts.series import Adds, Better
from tiendo.register.keys import wording
from tiendo.register.models import Document, Indicator, IndicatorName
from tiendo.register.models.indicator import CATALOGUE
from tiendo.register.searching import searchable
from tiendo.register.slugs import free_slug
from tiendo.vocabulary.indicators import catalogue
from tiendo.vocabulary.official import official_code
from tiendo.vocabulary.text import slug
from tiendo.vocabulary.units import families, same_family

# Families whose values are rates, ranks or scores: the last one stands for the period.
STANDING = ("rate", "rank", "score", "times")


class Indicators:
    """All indicators of the register and the words that name them: two queries, then none."""

    def __init__(self) -> None:
        self._by_slug = {one.slug: one for one in Indicator.objects.all()}
        by_pk = {one.pk: one for one in self._by_slug.values()}
        names = IndicatorName.objects.values_list("folded", "indicator_id")
        self._by_wording = {folded: by_pk[pk] for folded, pk in names}

    def find(self, figure: Figure) -> Indicator | None:
        """The indicator that the catalogue names, else the one that the register knows so."""
        if not figure.indicator_id:
            return self._by_wording.get(wording(figure.indicator))
        known = self._by_slug.get(figure.indicator_id)
        return known or self._from_catalogue(figure.indicator_id)

    def _from_catalogue(self, id: str) -> Indicator | None:
        """Enter a row of the catalogue into the register; None if it has no such row."""
        entry = catalogue().get(id)
        if entry is None:
            return None
        official = official_code(id)
        code = official.code if official else ""
        self._by_slug[id] = Indicator.objects.create(
            slug=entry.id,
            name=entry.name,
            code=code,
            unit=entry.unit,
            better=entry.better,
            adds=entry.adds,
            origin=CATALOGUE,
            search=searchable(entry.name, *entry.wordings, code),
        )
        return self._by_slug[id]

    def new(self, figure: Figure, document: Document) -> Indicator:
        """An indicator for a target whose words nobody knew, by those words."""
        made = Indicator.objects.create(
            slug=free_slug(Indicator, slug(figure.indicator)[:80], wording(figure.indicator)),
            name=figure.indicator[:300],
            unit=own_unit(figure),
            better=better_of(figure),
            adds=adds_of(figure),
            origin=document.label[:150],
            search=searchable(figure.indicator),
        )
        self._by_slug[made.slug] = made
        self.learn(made, figure.indicator)
        return made

    def learn(self, indicator: Indicator, words: str) -> None:
        """Remember a wording, unless it names another indicator already."""
        folded = wording(words)
        if folded and folded not in self._by_wording:
            IndicatorName.objects.create(indicator=indicator, words=words[:300], folded=folded)
            self._by_wording[folded] = indicator


def own_unit(figure: Figure) -> str:
    """The unit of the indicator itself; a percent of change says nothing of it."""
    return "place" if figure.measure is Measure.RANK else figure.unit


def better_of(figure: Figure) -> Better:
    """The better direction that a target implies: a floor is beaten upwards, a ceiling down."""
    if figure.measure is Measure.RANK or figure.direction is Direction.DOWN:
        return Better.LOWER
    if figure.op in (Op.LE, Op.LT) and figure.direction is not Direction.UP:
        return Better.LOWER
    return Better.HIGHER


def adds_of(figure: Figure) -> Adds:
    standing = figure.measure is not Measure.LEVEL or figure.per is not None
    return Adds.LAST if standing or families().get(figure.unit) in STANDING else Adds.SUM


def unit_fits(figure: Figure, indicator: Indicator) -> bool:
    """Whether a figure may be of an indicator, by its unit.

    A level is in the indicator's unit; a change may be in percent too; shares,
    attainments, ratios and ranks have units of their own.
    """
    if same_family(figure.unit, indicator.unit):
        return True
    if figure.measure is Measure.LEVEL:
        return False
    return figure.measure is not Measure.CHANGE or families().get(figure.unit) in (
        "rate",
        "rank",
        "times",
    )
