"""Formats of dates."""
