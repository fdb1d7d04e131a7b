"""What a press needs plates for."""

PROCESS = ("cyan", "magenta", "yellow", "black")


def separations(inks):
    """Plates in the order they are printed in; spot colours come last."""
    spot = sorted(set(inks) - set(PROCESS))
    return [ink for ink in PROCESS if ink in inks or "full" in inks] + [ink for ink in spot if ink != "full"]
