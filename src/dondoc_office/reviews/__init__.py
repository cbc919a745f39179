"""Reviews: mid-term reviews, explanations asked of numbers."""
