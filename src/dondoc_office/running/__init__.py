"""Running the office: start and stop, demonstration, backup and restore, checks, moving house."""
