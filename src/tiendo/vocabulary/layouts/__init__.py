"""What official documents look like on paper, as dated data: to check drafts and to write them."""

from tiendo.vocabulary.layouts.rulebook import Page, Rulebook, Style, rulebook, rulebooks

__all__ = ["Page", "Rulebook", "Style", "rulebook", "rulebooks"]
