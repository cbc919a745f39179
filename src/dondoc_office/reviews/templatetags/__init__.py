"""Tags of reviews."""
