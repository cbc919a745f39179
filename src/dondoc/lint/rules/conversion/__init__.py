"""Chuyển đổi tệp (CD)."""
