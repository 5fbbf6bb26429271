"""What speaks for characters of another script."""
