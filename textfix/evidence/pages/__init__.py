"""Which lines of a page are no part of its article."""
