"""Bodies beside each other: ranks, averages, shares of the whole, roll-ups, indices. Pure."""
