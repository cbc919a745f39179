"""The Vietnamese language: syllables, spelling, numbers, working days, time; knows no notices."""
