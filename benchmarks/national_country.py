"""A made-up country of the real size: bodies, indicators, and every figure by arithmetic.

34 provinces under their names, 3,321 communes under names of our own; 60 indicators of the
catalogue. A figure is worked out in whole numbers from the place, the indicator and the
month, so that each part can be made alone, in any order, twice the same; no float anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from tiendo.vocabulary.indicators import CatalogueEntry, catalogue
from tiendo.vocabulary.places import provinces_on
from tiendo.vocabulary.text import slug
from tiendo.vocabulary.units import places

TODAY = date(2025, 7, 1)  # on which there are 34 provinces
ROOT = "ca-nuoc"
LEADS = {"province": "tỉnh", "city": "thành phố"}
Row = dict[str, Any]
# Words of a unit, and what one of it is in the unit of the contract; a commune's money is less.
UNITS: dict[str, tuple[str, int | Fraction]] = {
    "VND": ("tỷ đồng", 10**9), "USD": ("triệu USD", 10**6), "percent": ("%", Fraction(1, 100)),
    "ha": ("ha", 1), "tonne": ("tấn", 1),
}  # fmt: skip
SMALL: dict[str, tuple[str, int | Fraction]] = {
    "VND": ("triệu đồng", 10**6),
    "USD": ("nghìn USD", 10**3),
}
FIRSTS = (
    "An Bảo Bắc Bình Cẩm Cát Châu Chí Cổ Diên Đại Đào Đạo Điền Đoàn Đông Đồng Đức Gia Giao Hải Hàm "
    "Hậu Hiệp Hòa Hoằng Hồng Hưng Khánh Kim Kỳ Lạc Lai Liên Linh Long Lộc Lương Mai Minh Mỹ Nam "
    "Nghĩa Ngọc Nhân Ninh Phú Phúc Phước Quang Quảng Quế Quỳnh Sơn Tam Tân Tây Thạch Thái Thanh"
).split()
SECONDS = (
    "Ân Bàng Bích Bồi Cường Dân Dũng Duệ Giang Hà Hạnh Hiền Hoa Hoàn Hội Huệ Hữu Khê Khoa Kiên "
    "Lăng Lâm Lập Lễ Lĩnh Luân Lý Mẫn Nghi Nguyên Nhuận Nho Phong Quý Sa Tài Tâm Thắng Thiện Thịnh "
    "Thọ Thuận Thủy Tiến Tín Toàn Trạch Trị Trung Trường Tường Vân Viên Vinh Vọng Vũ Xá Xuyên Yên Ý"
).split()


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How much of the country: the years begin with ``first``; a report comes each quarter.

    Reports from before ``items_from`` keep their figures and the words behind each, but not
    the items of their reading as accepted proposals: some 20 GB that no page asks for.
    """

    provinces: int = 34
    communes: int = 3321
    indicators: int = 60
    first: int = 2017
    quarters: int = 39
    items_from: int = 2025

    @classmethod
    def of_share(cls, share: Fraction) -> Size:
        """All years and indicators of a part of the provinces and communes."""
        whole = cls()
        return cls(
            provinces=max(1, int(whole.provinces * share)),
            communes=max(2, int(whole.communes * share)),
        )

    @property
    def years(self) -> int:
        return -(-self.quarters // 4)

    @property
    def bodies(self) -> int:
        return 1 + self.provinces + self.communes

    @property
    def observations(self) -> int:
        """Of the months; a revision a quarter comes besides."""
        return self.bodies * self.indicators * self.quarters * 3


@dataclass(frozen=True, slots=True)
class Measured:
    """An indicator of the catalogue, number ``at`` of the country's."""

    at: int
    entry: CatalogueEntry

    def unit_of(self, small: bool) -> tuple[str, int | Fraction]:
        """The words of its unit, and what one of it is in the unit of the contract."""
        return (SMALL if small else UNITS).get(self.entry.unit) or UNITS[self.entry.unit]


@dataclass(frozen=True, slots=True)
class Place:
    """A body, number ``at`` of the country's; 0 is the country itself."""

    at: int
    slug: str
    name: str
    small: bool


def measured(size: Size) -> list[Measured]:
    fit = [one for one in catalogue().values() if one.unit in UNITS]
    return [Measured(at, entry) for at, entry in enumerate(fit[: size.indicators])]


def rows_of(size: Size) -> Iterator[Row]:
    """The bodies as a list that the register loads, the country first."""
    yield {"id": ROOT, "name": "cả nước", "kind": "country"}
    provinces = sorted(provinces_on(TODAY), key=lambda one: one.code)[: size.provinces]
    for one in provinces:
        yield {
            "id": one.id, "name": f"{LEADS[one.kind]} {one.name}", "kind": "province",
            "parent": ROOT, "statistics_code": one.code,
        }  # fmt: skip
    for number in range(size.communes):
        first, second = divmod(number * 7, len(SECONDS))  # neighbours bear unlike names
        name = f"{FIRSTS[(first + number) % len(FIRSTS)]} {SECONDS[second]}"
        again = number // (len(FIRSTS) * len(SECONDS))
        assert not again
        yield {
            "id": f"xa-{slug(name)}-{number:04}", "name": f"xã {name} {number:04}",
            "kind": "commune", "parent": provinces[number % len(provinces)].id,
            "statistics_code": f"{number + 1:05}",
        }  # fmt: skip


def places_of(size: Size) -> list[Place]:
    return [
        Place(at, row["id"], row["name"], row["kind"] == "commune")
        for at, row in enumerate(rows_of(size))
    ]


def mixed(*numbers: int) -> int:
    """Numbers stirred into one of 32 bits: the same everywhere, and without pattern."""
    out = 2166136261
    for number in numbers:
        out = ((out ^ (number & 0xFFFFFFFF)) * 16777619) & 0xFFFFFFFF
        out ^= out >> 15
    return out


def usual(place: Place, one: Measured, year: int) -> int:
    """A month's usual number as it is written; hundredths of a percent for rates."""
    most = 8000 if one.entry.unit == "percent" else 900
    base = most // 8 + mixed(place.at, one.at) % most
    return base * (100 + 2 * (year - 2017)) // 100


def in_month(place: Place, one: Measured, year: int, month: int) -> int:
    """The number of a month: up to a tenth above or below the usual one."""
    swing = mixed(place.at, one.at, year, month) % 21 - 10
    return max(1, usual(place, one, year) * (100 + swing) // 100)


def for_year(place: Place, one: Measured, year: int) -> int:
    """The number of the plan: twelve months of what adds up, else one."""
    wanted = usual(place, one, year) * (98 + mixed(place.at, one.at, year) % 5) // 100
    return max(1, wanted * (12 if one.entry.adds == "sum" else 1))


def written(number: int, unit: str) -> str:
    """A number as texts have it: 4.200; 32,5 of hundredths of a percent."""
    if unit != "percent":
        return f"{number:,}".replace(",", ".")
    whole, part = divmod(number, 100)
    return f"{whole},{part:02}".rstrip("0").rstrip(",")


def amount(number: int, factor: int | Fraction, unit: str) -> int:
    """A written number as the register stores it: a scaled integer."""
    scaled = number * factor * 10 ** places(unit)
    assert scaled == int(scaled)
    return int(scaled)


def exact(number: int, factor: int | Fraction) -> str:
    """The value as digits with a point: 4200000000000, 32.5."""
    if isinstance(factor, int):
        return str(number * factor)
    whole, part = divmod(number, 100)
    return f"{whole}.{part:02}".rstrip("0").rstrip(".")
