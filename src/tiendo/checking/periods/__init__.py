"""The times that a draft is of and names: its own period, those left over, those to come."""
