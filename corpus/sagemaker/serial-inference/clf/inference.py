import tensorflow  # noqa: F401
