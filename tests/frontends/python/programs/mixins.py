# Mixins that add behaviour.
class Named:
    @property
    def slug(self):
        return self.name.lower().replace(" ", "-")


class Tagged:
    def tag(self, *tags):
        self.__dict__.setdefault("tags", []).extend(tags)
        return self


class Jsonable:
    def to_dict(self):
        return {k: v.to_dict() if hasattr(v, "to_dict") else v for k, v in vars(self).items() if not k.startswith("_")}


class Step(Named, Tagged, Jsonable):
    def __init__(self, name, parent=None):
        self.name = name
        self.parent = parent
        self._hidden = 1


root = Step("Root Step").tag("a", "b")
child = Step("Child", root)
print(root.slug, root.tags, child.to_dict(), child.parent.tags, [c.__name__ for c in Step.__mro__[:-1]])
