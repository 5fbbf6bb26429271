"""What speaks for text that was read in a wrong encoding, and what it was."""
