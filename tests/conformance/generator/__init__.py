"""Random programs that build SageMaker pipelines, one a seed."""
from .layout import generate

__all__ = ["generate"]
