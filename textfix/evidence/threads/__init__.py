"""What people say in threads, and what the software prints around it."""
