"""docx form: paper, letters, spacing (TT1xx)."""
