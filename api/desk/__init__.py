"""Work on conversations, for those who sit at the desk."""
