"""Evidence that a number tells another one again, weighed as a whole."""
