"""What speaks for the encoding of a file."""
