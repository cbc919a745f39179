"""Word files (.docx): the text a reader sees, its layout, and tracked changes back into it."""
