"""Letters of the room moderation, by what they are about."""
