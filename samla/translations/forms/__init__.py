"""Questions about translations."""
