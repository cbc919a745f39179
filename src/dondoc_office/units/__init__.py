"""Units and who holds which role in them: a tree with dates of existence and successors."""
