"""Tags of urging."""
