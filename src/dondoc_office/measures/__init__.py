"""Measures: targets against plan, values of units in periods."""
