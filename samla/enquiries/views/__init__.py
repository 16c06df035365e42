"""The pages of the one way in, for who asks."""
