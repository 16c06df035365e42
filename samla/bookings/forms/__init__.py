"""What is asked of those who borrow and lend rooms."""
