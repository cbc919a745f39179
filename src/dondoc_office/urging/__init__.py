"""Urging: reminders, letters, the outbox, replies by link."""
