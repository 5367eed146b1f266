"""Reports that write themselves: from a plan and its scores to an official document.

Everything but ``gathering`` is pure. Facts of a day become an outline of claims, each with
the records that it rests on; claims become sentences; sentences become a file in which
every figure knows where it comes from.
"""
