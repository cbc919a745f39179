"""REST for programs: the same policy and the same actions as the pages."""
