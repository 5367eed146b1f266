"""Tiến Độ: from resolution to result."""

__version__ = "0.1.0"
