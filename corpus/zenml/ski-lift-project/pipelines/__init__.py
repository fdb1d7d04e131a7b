from .lifts import lifts
from .morning import morning

__all__ = ["lifts", "morning"]
