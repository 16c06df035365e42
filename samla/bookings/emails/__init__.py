"""Letters of lending, by what they are about."""
