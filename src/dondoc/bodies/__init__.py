"""Agencies, offices, posts and places: how they are named, since when, and what they are called."""
