"""Drafts that people work on: their versions, what was found in them, what became of it."""
