"""Chính tả (CT)."""
