"""What speaks for markup that was left in a text."""
