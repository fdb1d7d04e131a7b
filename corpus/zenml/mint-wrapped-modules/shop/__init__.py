from .steps import archive, summary

DEFAULT_NOTE = "monthly"
__all__ = ["archive", "summary", "DEFAULT_NOTE"]
