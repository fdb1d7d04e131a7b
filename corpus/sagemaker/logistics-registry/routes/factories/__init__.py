from . import demand, eta  # noqa: F401  registers
