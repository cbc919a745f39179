"""Filters for the pages of an account."""
