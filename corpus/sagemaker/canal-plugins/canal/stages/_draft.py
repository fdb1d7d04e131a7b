raise ImportError("not ready")
