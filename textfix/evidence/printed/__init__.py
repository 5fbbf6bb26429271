"""What stands on printed pages beside their text."""
