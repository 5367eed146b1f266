"""What a finding says of a time that was left over from another document."""

from __future__ import annotations

from tiendo.checking.finding import Finding


def left_over(start: int, written: str, *, said: str, said_en: str) -> Finding:
    """``said``: what the draft says of the time, and what speaks against it."""
    return Finding(
        start=start,
        end=start + len(written),
        message=f"“{written}” {said}: có thể sót lại từ kỳ trước",
        message_en=f"“{written}” {said_en}",
        stated=written,
    )
