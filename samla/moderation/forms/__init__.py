"""What is asked of those who decide, and of those who report."""
