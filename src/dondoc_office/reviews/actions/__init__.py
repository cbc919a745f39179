"""Every change to reviews and explanations."""
