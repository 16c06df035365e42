"""Letters of the room municipalities, by noun."""
