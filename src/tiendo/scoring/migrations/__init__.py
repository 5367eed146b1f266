"""Migrations of the scoring room."""
