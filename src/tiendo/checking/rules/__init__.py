"""The checks, one file a subject; each a pure function over a Draft."""
