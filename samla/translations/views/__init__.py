"""Pages for those who translate."""
