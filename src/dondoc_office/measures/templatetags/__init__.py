"""How pages print figures."""
