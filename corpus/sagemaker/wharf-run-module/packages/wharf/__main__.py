import wharf
from wharf import *

CRANES = globals().get("CRANES", ())
yard = Yard()
steps = [crane(yard, name) for name in CRANES]
if __name__ == "__main__":
    pipeline = yard.pipeline(f"wharf-{len(wharf.imported)}", steps)
