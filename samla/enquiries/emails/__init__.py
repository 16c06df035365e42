"""Letters about enquiries."""
