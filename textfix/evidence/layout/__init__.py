"""What speaks for paragraphs that were broken into lines."""
