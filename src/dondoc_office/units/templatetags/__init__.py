"""Tags of units."""
