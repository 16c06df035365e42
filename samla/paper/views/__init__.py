"""The pages of the room paper, by what they are about."""
