"""The second composer: made-up notices for measuring only; nothing here ever trains anything."""
