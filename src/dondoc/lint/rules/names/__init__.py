"""Tên riêng (TR)."""
