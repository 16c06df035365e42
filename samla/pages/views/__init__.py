"""The views of the room pages, by what they are about."""
