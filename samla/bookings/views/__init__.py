"""The pages of lending, by what they are about."""
