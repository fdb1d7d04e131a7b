from .settings import Settings

__all__ = ["Settings"]
__version__ = "2.3.0"
