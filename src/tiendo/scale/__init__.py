"""Scoring of whole countries: facts as rows of integers, one SQL text for every engine; pure."""
