parts = "tools"
