"""Số liệu (SL)."""
