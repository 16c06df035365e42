"""Letters of the room organisations, by what they are about."""
