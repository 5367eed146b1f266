"""The layout of a draft held against the rules of its system, and mended in a copy."""
