from .handles import H, stage
