"""The language: numbers, times, working days, syllables and words; knows no notices."""
