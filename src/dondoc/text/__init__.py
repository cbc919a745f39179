"""Text without meaning: decoding, spans, and a folded view that remembers its origin."""
