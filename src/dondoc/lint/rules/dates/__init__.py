"""Ngày, kỳ (NG)."""
