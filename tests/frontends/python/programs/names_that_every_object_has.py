class Flow:
    def first(self):
        return 1

    first.kind = "step"

    def second(self):
        return 2


flow = Flow()
marked = [name for name in dir(flow) if hasattr(getattr(flow, name), "kind")]
print(marked, [getattr(flow, name)() for name in marked])


class Base:
    """What the base says."""

    def __getattr__(self, name):
        return f"no {name}"


class Derived(Base):
    pass


print(Base().__doc__, Derived().__doc__, Derived().__module__, Derived().other)
