"""Forecasts to the end of a target's period, with what past forecasts of the series were worth."""
