"""Signing in, and what a person keeps of her own account."""
