"""The demonstration content: believable, marked as examples, and easy to remove."""
