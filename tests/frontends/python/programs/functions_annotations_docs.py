# Attributes of functions.
def run(a: int, b: str = "x", *args, key=None, **kwargs) -> bool:
    """Runs something.

    More text."""
    return True


run.owner = "me"
print(run.__name__, run.__doc__.splitlines()[0], run.owner, run.__module__, callable(run), run.__qualname__)


class Tool:
    """A tool."""

    def use(self):
        """Uses it."""


print(Tool.__doc__, Tool.use.__doc__, Tool.use.__qualname__, Tool().use.__name__, Tool.__module__, (lambda: 0).__name__)
print(hasattr(run, "owner"), hasattr(run, "other"), getattr(run, "other", "none"), Tool().use.__self__.__class__ is Tool)
