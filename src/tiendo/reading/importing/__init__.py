"""Filled sheets to typed rows: what an office's Excel or CSV file says, cell by cell.

``filled.fill`` is the door. It knows no database: whether a row is new or known, and whether its
indicator exists, the register says. What cannot be read is a ``Wrong`` that names its cell.
"""
