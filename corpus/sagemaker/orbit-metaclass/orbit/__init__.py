from .core import Mission, Burn, Coast
__all__ = ["Mission", "Burn", "Coast"]
