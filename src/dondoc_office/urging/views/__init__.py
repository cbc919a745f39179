"""Pages of urging, by subject."""
