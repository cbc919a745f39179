"""Criteria: criteria sets, assessments, the matrix of communes."""
