"""Sheets: lists out to Excel, and back in with a preview."""
