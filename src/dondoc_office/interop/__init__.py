"""Interop: API, webhooks, transfer files."""
