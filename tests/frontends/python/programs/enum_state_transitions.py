# Transitions between members.
from enum import Enum


class State(Enum):
    NEW = "new"
    RUNNING = "running"
    DONE = "done"

    @property
    def next(self):
        members = list(type(self))
        i = members.index(self)
        return members[i + 1] if i + 1 < len(members) else None

    def can(self, other):
        return other in TRANSITIONS.get(self, set())


TRANSITIONS = {State.NEW: {State.RUNNING}, State.RUNNING: {State.DONE, State.NEW}}
print([(s.name, s.next and s.next.name) for s in State], State.NEW.can(State.DONE), State.RUNNING.can(State.NEW), State("done").can(State.NEW))
s, seen = State.NEW, []
while s:
    seen.append(s.value)
    s = s.next
print(seen)
