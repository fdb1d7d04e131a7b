"""Print shop: from manuscript to bound copies."""
from .flow import book

__all__ = ["book"]
