"""Percents beside the numbers that they are of."""
