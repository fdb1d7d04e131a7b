# Methods chosen by name.
class Handler:
    def on_start(self, n):
        return f"start {n}"

    def on_stop(self):
        return "stop"

    def dispatch(self, event, *args):
        method = getattr(self, f"on_{event}", None)
        if method is None:
            return f"no {event}"
        return method(*args)


h = Handler()
print(h.dispatch("start", 1), h.dispatch("stop"), h.dispatch("pause"))
for name in sorted(n for n in dir(Handler) if n.startswith("on_")) if False else ["on_start", "on_stop"]:
    print(name, callable(getattr(h, name)), hasattr(h, name + "_x"))
setattr(h, "on_pause", lambda: "paused")
print(h.dispatch("pause"))
