# A small state machine from a table.
TRANSITIONS = {
    ("idle", "start"): "running",
    ("running", "pause"): "paused",
    ("paused", "start"): "running",
    ("running", "stop"): "idle",
}


class Machine:
    def __init__(self):
        self.state = "idle"
        self.history = [self.state]

    def fire(self, event):
        key = self.state, event
        if key not in TRANSITIONS:
            return f"ignored {event} in {self.state}"
        self.state = TRANSITIONS[key]
        self.history.append(self.state)
        return self.state


m = Machine()
print([m.fire(e) for e in ["stop", "start", "pause", "stop", "start", "stop"]])
print(m.history, len(set(m.history)), sorted({a for a, _ in TRANSITIONS}))
