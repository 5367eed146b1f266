"""What is wrong in a draft: its figures, documents, names (CHECKING.md)."""

from tiendo.checking.run import Report, check_bytes, check_document, check_file, check_text

__all__ = ["Report", "check_bytes", "check_document", "check_file", "check_text"]
