"""What pages of criteria draw."""
