"""People of the office: accounts, how they sign in, the language they read."""
