"""Clean documents of our own with slips planted in them, to measure what the checks find."""
