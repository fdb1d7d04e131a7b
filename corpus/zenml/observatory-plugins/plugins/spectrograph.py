from zenml import step

GRATINGS = ("blue", "red")


@step
def disperse(field: str, grating: str) -> list:
    return []


@step
def merge_arms(blue: list, red: list) -> list:
    return blue + red


def attach(field, nights):
    arms = {grating: disperse(field, grating, id=f"arm_{grating}") for grating in GRATINGS}
    return merge_arms(**arms) if nights > 1 else arms["red"]
