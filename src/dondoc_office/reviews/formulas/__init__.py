"""What a review computes: pure decimals, no clock, no database."""
