raise ImportError("disabled")
