"""Tiến Độ: from resolution to result."""

from tiendo.native import serve

__version__ = "0.1.0"

serve()
