# Defaults that use other defaults and module state.
BASE = "base"


def image(name=BASE, tag="latest", registry=None):
    registry = registry or f"{BASE}.io"
    return f"{registry}/{name}:{tag}"


BASE = "changed"
print(image(), image("x"), image(tag="1"), image(registry="r", name="n"), image.__defaults__ if hasattr(image, "__nope__") else "-")
