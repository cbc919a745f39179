"""Every change of measures, one room a subject."""
