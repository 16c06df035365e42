"""The views of the room moderation, by what they are about."""
