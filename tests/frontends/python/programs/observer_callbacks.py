# Callbacks that are registered and called.
class Bus:
    def __init__(self):
        self.handlers = {}

    def on(self, event, handler=None):
        if handler is None:
            return lambda f: self.on(event, f)
        self.handlers.setdefault(event, []).append(handler)
        return handler

    def emit(self, event, *args):
        return [h(*args) for h in self.handlers.get(event, [])]


bus = Bus()
seen = []
bus.on("start", seen.append)


@bus.on("start")
def shout(name):
    return name.upper()


bus.on("stop", lambda *a: len(a))
print(bus.emit("start", "x"), bus.emit("stop", 1, 2), bus.emit("none"), seen, shout("still"), sorted(bus.handlers))
