"""Which numbers belong together: a value, its plan, its past, its whole."""
