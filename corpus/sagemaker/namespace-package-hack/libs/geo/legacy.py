ENABLED = False
raise RuntimeError("do not import me")
