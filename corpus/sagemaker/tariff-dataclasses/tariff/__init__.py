"""Insurance tariffs."""
from .config import PipelineConfig

__all__ = ["PipelineConfig"]
