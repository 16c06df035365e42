"""Short codes, and what stands on posters, week sheets and phrase cards."""

from samla.paper.models.short_code import ShortCode

__all__ = ["ShortCode"]
