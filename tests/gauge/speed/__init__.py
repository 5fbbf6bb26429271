"""How fast it is, always as a ratio to something measured in the same run; the figures of one machine tell little."""
