"""The words and measures of the field."""
