"""Samla's settings, with the limits among the addresses."""

from samla.settings import *  # noqa: F403

ROOT_URLCONF = "bench.limits"
