"""Every change of criteria sets and assessments."""
