"""Dấu câu (CT)."""
