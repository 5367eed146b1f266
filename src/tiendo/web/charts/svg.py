"""Writing SVG: elements, attributes and text, escaped. No style attribute: the CSP forbids it."""

from __future__ import annotations

from decimal import Decimal
from html import escape

Coordinate = Decimal | int


def px(value: Coordinate) -> str:
    """A coordinate to the tenth of a pixel, without idle zeros.

    >>> px(Decimal("12.34")), px(7)
    ('12.3', '7')
    """
    return f"{Decimal(value).quantize(Decimal('0.1')):f}".removesuffix(".0")


def element(name: str, /, *children: str, **attributes: Coordinate | str | None) -> str:
    """An element; ``class_`` is class, underscores are hyphens, None leaves an attribute out."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_attribute(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}>{''.join(children)}</{name}>" if children else f"<{name}{written}/>"


def _attribute(value: Coordinate | str | None) -> str:
    return escape(value) if isinstance(value, str) else px(value or 0)


def text(words: str, **attributes: Coordinate | str | None) -> str:
    return element("text", escape(words), **attributes)


def drawing(width: int, height: int, label: str, *children: str, class_: str) -> str:
    """A whole picture with its words: one image to a screen reader."""
    return element(
        "svg",
        element("title", escape(label)),
        *children,
        class_=class_,
        viewBox=f"0 0 {width} {height}",
        role="img",
        aria_label=label,
        focusable="false",
    )


def path(points: list[tuple[Decimal, Decimal]]) -> str:
    """The ``d`` of a line through points."""
    return " ".join(f"{'M' if i == 0 else 'L'}{px(x)} {px(y)}" for i, (x, y) in enumerate(points))
