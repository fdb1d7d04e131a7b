"""Steps of the lending flow."""
from .builder import Builder
from .gates import gate

__all__ = ["Builder", "gate"]
