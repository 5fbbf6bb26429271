"""What speaks for readings that a program inserted, and what stood below them."""
