"""How fast the engine is, how it grows, and what it does with hostile texts."""
