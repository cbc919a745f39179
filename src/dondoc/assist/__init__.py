"""The optional third reader: a language model on the office's own network that must quote."""
