"""The tables of official layouts."""
