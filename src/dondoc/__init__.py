"""Đôn Đốc reads the conclusions of a meeting and follows them to finished work."""
