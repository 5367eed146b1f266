"""Wholes and their parts, lists and their counts, columns and their totals."""
