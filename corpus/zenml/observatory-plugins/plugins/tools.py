"""No instrument."""


def airmass(altitude: float) -> float:
    return 1 / max(altitude, 0.1)
