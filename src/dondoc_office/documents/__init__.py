"""Documents: files in, what was read in them, their place in the registers, the review."""
