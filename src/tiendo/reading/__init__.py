"""Document in, facts out; pure."""

from tiendo.reading.read import read, read_bytes, read_file, read_text

__all__ = ["read", "read_bytes", "read_file", "read_text"]
