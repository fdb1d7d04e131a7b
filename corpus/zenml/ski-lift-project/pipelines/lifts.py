from steps.operate import open_lift
from zenml import pipeline


@pipeline(enable_cache=False)
def lifts(names, go):
    return [open_lift(name, go=go, id=f"open_{name.lower().replace(' ', '_')}") for name in names]
