"""Numbers that satisfy what a sentence says, and slips in them."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from tiendo.vocabulary.numbers import format_number, parse_number

Fields = dict[str, str]
HUNDRED = Decimal(100)
WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
SURNAMES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi")
MIDDLE = ("Văn", "Thị", "Đình", "Mạnh", "Minh", "Quang")
GIVEN = ("Khải", "Cường", "Sáng", "Hải", "Tuấn", "Bình", "Dũng", "Thành", "Hưng", "Lan")
PLACES = ("Tân Lập", "Bình An", "Hòa Phú", "Long Thành", "An Bình", "Phú Lộc", "Yên Sơn", "Tân Mai")
WORK = (
    "thu ngân sách", "giải ngân vốn đầu tư công", "giảm nghèo bền vững", "đào tạo nghề",
    "chuyển đổi số", "cải cách hành chính", "bảo vệ rừng", "phòng, chống thiên tai",
)  # fmt: skip


def shown(value: Decimal, places: int = 0) -> str:
    step = Decimal(1).scaleb(-places)
    return format_number(value.quantize(step, rounding=ROUND_HALF_UP))


class Draw:
    """Draws the fields of one sentence; ``year`` and ``day`` are the document's."""

    def __init__(self, dice: random.Random, year: int, day: date) -> None:
        self.dice, self.year, self.day = dice, year, day

    def fields(self, kind: str) -> Fields:
        made: Callable[[], Fields] = getattr(self, kind.replace("-", "_"))
        return {"year": str(self.year), "last": str(self.year - 1)} | made()

    def number(self, low: int, high: int) -> Decimal:
        return Decimal(self.dice.randint(low, high))

    def percent(self, part: Decimal, whole: Decimal) -> str:
        places = self.dice.choice((1, 1, 2))
        return shown(part / whole * HUNDRED, places)

    def past_day(self) -> date:
        return self.day - timedelta(days=self.dice.randint(20, 300))

    def written_day(self, on: date) -> str:
        forms = (f"{on.day:02}/{on.month:02}/{on.year}", f"{on.day}/{on.month}/{on.year}")
        return self.dice.choice(forms)

    # what a sentence's numbers must satisfy, one method a kind

    def ratio(self) -> Fields:
        b = self.number(120, 4000)
        a = b + self.number(-60, 60)
        return {"a": shown(a), "b": shown(b), "p": self.percent(a, b)}

    def part(self) -> Fields:
        b = self.number(90, 900)
        a = self.number(20, int(b) - 5)
        return {"a": shown(a), "b": shown(b), "p": self.percent(a, b)}

    def two_parts(self) -> Fields:
        x, y = self.number(60, 400), self.number(60, 400)
        p = (x / (x + y) * HUNDRED).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
        return {"x": shown(x), "y": shown(y), "p": shown(p, 2), "q": shown(HUNDRED - p, 2)}

    def money(self) -> Fields:
        t = self.number(1200, 9800)
        v = self.number(int(t * Decimal("0.7")), int(t * Decimal("1.2")))
        return {"v": shown(v), "t": shown(t), "p": self.percent(v, t), "tỷ": "tỷ"}

    def over(self) -> Fields:
        t = self.number(1200, 9800)
        d = self.number(60, 900)
        p = (t + d) / t * HUNDRED
        x = shown(p - HUNDRED, 1)
        return {"v": shown(t + d), "t": shown(t), "d": shown(d), "x": x, "p": shown(p, 1)}

    def under(self) -> Fields:
        t = self.number(1200, 9800)
        v = t - self.number(60, 400)
        return {"v": shown(v), "t": shown(t), "p": self.percent(v, t)}

    def count(self) -> Fields:
        t = self.number(5000, 19000)
        v = self.number(int(t * Decimal("0.8")), int(t * Decimal("1.1")))
        return {"v": shown(v), "t": shown(t), "p": self.percent(v, t)}

    def tonnes(self) -> Fields:
        t = self.number(90_000, 400_000)
        v = t + self.number(-20_000, 20_000)
        return {"v": shown(v), "t": shown(t), "p": self.percent(v, t)}

    def rise(self) -> Fields:
        w = self.number(1100, 9000)
        v = w + self.number(90, 900)
        x = shown((v - w) / w * HUNDRED, 1)
        return {"v": shown(v), "w": shown(w), "x": x, "d": shown(v - w), "tỷ": "tỷ"}

    rise_year = rise

    def fall(self) -> Fields:
        w = self.number(30_000, 90_000)
        v = w - self.number(900, 6000)
        return {"v": shown(v), "w": shown(w), "x": shown((w - v) / w * HUNDRED, 1)}

    def index(self) -> Fields:
        w = self.number(1100, 9000)
        v = w + self.number(-300, 900)
        return {"v": shown(v), "w": shown(w), "p": self.percent(v, w)}

    def points(self) -> Fields:
        w = Decimal(self.dice.randint(350, 980)) / HUNDRED
        x = Decimal(self.dice.randint(40, 190)) / HUNDRED
        return {"w": shown(w, 2), "v": shown(w - x, 2), "x": shown(x, 2)}

    def by_and_percent(self) -> Fields:
        d, base = self.number(15, 90), self.number(200, 800)
        return {"v": shown(base + d), "d": shown(d), "p": shown(d / base * HUNDRED, 1)}

    def sum(self) -> Fields:
        x, y, z = (self.number(310, 4900) for _ in range(3))
        return {"s": shown(x + y + z), "x": shown(x), "y": shown(y), "z": shown(z)}

    def counts(self) -> Fields:
        x, y = self.number(40, 300), self.number(40, 300)
        return {"s": shown(x + y), "x": shown(x), "y": shown(y)}

    def counts3(self) -> Fields:
        x, y, z = (self.number(40, 900) for _ in range(3))
        return {"s": shown(x + y + z), "x": shown(x), "y": shown(y), "z": shown(z)}

    def shares(self) -> Fields:
        x, y = self.number(310, 430), self.number(310, 400)
        x, y = x / 10, y / 10
        return {"x": shown(x, 1), "y": shown(y, 1), "z": shown(HUNDRED - x - y, 1)}

    def tally(self) -> Fields:
        e, m, x = self.number(3, 12), self.number(4, 12), self.number(1, 5)
        made = {"e": e, "m": m, "x": x, "b": e + m, "n": e + m + x}
        return {name: f"{int(value)}" for name, value in made.items()}

    def list(self) -> Fields:
        k = self.dice.randint(3, 6)
        works = self.dice.sample(WORK, k)
        return {
            "k": str(k),
            "inline": "; ".join(f"({at}) {work}" for at, work in enumerate(works, 1)),
            "dashes": "\n".join(f"- Tăng cường {work}." for work in works),
            "numbered": "\n".join(f"{at}. Đẩy mạnh {work}." for at, work in enumerate(works, 1)),
            "places": ", ".join(self.dice.sample(PLACES, k - 1)) + " và Suối Nai",
        }

    def range(self) -> Fields:
        lo = Decimal(self.dice.randint(10, 85)) / 10
        hi = lo + Decimal(self.dice.choice((5, 10, 15))) / 10
        return {"lo": shown(lo, 1), "hi": shown(hi, 1)}

    def years(self) -> Fields:
        return {"lo": str(self.year - 2), "hi": str(self.year + 2)}

    def rank(self) -> Fields:
        return {"r": str(self.dice.randint(5, 60))}

    def rank_twice(self) -> Fields:
        r = str(self.dice.randint(5, 50))
        return {"r": r, "r2": r}

    def share(self) -> Fields:
        return {"p": shown(Decimal(self.dice.randint(3001, 9889)) / HUNDRED, 2)}

    def twice(self) -> Fields:
        v = shown(self.number(1201, 9899))
        return {"v": v, "v2": v}

    def twice_rate(self) -> Fields:
        v = shown(Decimal(self.dice.randint(3012, 7989)) / HUNDRED, 2)
        return {"v": v, "v2": v}

    def twice_count(self) -> Fields:
        v = shown(self.number(12_010, 29_890))
        return {"v": v, "v2": v}

    def day_(self) -> Fields:
        return {"date": self.written_day(self.past_day())}

    def document(self) -> Fields:
        n = self.dice.randint(12, 480)
        return {"n": str(n), "date": self.written_day(self.past_day())}

    def document_twice(self) -> Fields:
        on = self.written_day(self.past_day())
        return {"n": str(self.dice.randint(12, 480)), "date": on, "date2": on}

    def document_year(self) -> Fields:
        on = self.past_day()
        return {
            "n": str(self.dice.randint(12, 99)),
            "year": str(on.year),
            "date": self.written_day(on),
        }

    def person(self) -> Fields:
        words = (self.dice.choice(SURNAMES), self.dice.choice(MIDDLE), self.dice.choice(GIVEN))
        name = " ".join(words)
        return {"name": name, "name2": name}

    def body(self) -> Fields:
        return {}

    def weekday(self) -> Fields:
        on = self.past_day()
        return {"weekday": WEEKDAYS[on.weekday()], "date": self.written_day(on)}

    def leftover(self) -> Fields:
        return {}

    def table(self) -> Fields:
        made: Fields = {}
        for row, values in enumerate((self.money(), self.tonnes(), self.count()), 1):
            made |= {f"{name}{row}": values[name] for name in ("t", "v", "p")}
        return made

    def table_sum(self) -> Fields:
        done = [self.number(110, 940) for _ in range(3)]
        plans = [self.number(110, 940) for _ in range(3)]
        made = dict(zip(("x", "y", "z", "k1", "k2", "k3"), map(shown, done + plans), strict=True))
        return made | {"s": shown(Decimal(sum(done))), "k": shown(Decimal(sum(plans)))}

    def table_past(self) -> Fields:
        one, two = self.rise(), self.rise()
        return {
            f"{name}{row}": v[name] for row, v in ((1, one), (2, two)) for name in ("w", "v", "x")
        }

    def table_claim(self) -> Fields:
        one, two = self.under(), self.over()
        return {"t1": one["t"], "v1": one["v"], "t2": two["t"], "v2": two["v"]}


def swapped(written: str, dice: random.Random) -> str:
    """Two neighbouring digits change places; the result is another number."""
    places = [
        at
        for at in range(len(written))
        if written[at].isdigit()
        and (after := digit_after(written, at))
        and written[after] != written[at]
    ]
    first = [at for at in places if at or written[digit_after(written, at)] != "0"]
    at = dice.choice((first or places)[:2])  # further digits may be lost in rounding
    other = digit_after(written, at)
    letters = list(written)
    letters[at], letters[other] = letters[other], letters[at]
    return "".join(letters)


def digit_after(written: str, at: int) -> int:
    """Where the digit behind ``at`` stands; 0 where there is none."""
    return next((i for i in range(at + 1, len(written)) if written[i].isdigit()), 0)


def wrong_percent(written: str, dice: random.Random) -> str:
    """Another percent: two digits swapped, or some points off."""
    different = len({letter for letter in written if letter.isdigit()}) > 1
    if different and dice.random() < 0.5:
        return swapped(written, dice)
    places = len(written.partition(",")[2])
    off = Decimal(dice.randint(11, 89)) / 10 * dice.choice((1, -1))
    value = parse_number(written) + off
    return shown(abs(value) if value else Decimal(1), places)
