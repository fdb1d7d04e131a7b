# Zeros in front of the width, with and without an alignment.
print(f"{7:03}", f"{7:>03}", f"{7:<03}", f"{7:^05}", f"{'a':05}", f"{'a':>05}", f"{-7:05}", f"{7: >03}", f"{7:x>03}", f"{7:+04d}", f"{1.5:>06}")
