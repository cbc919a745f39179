"""Viết hoa (CT)."""
