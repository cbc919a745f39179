"""Meetings: sessions and what they still owe."""
