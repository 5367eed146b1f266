"""Turns the plain sources of the sample province into the files an office would hold."""
