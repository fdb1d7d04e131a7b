"""Methods behind the operators that change their left side, and attributes set through __dict__."""

import types

numbers = [1, 2]
numbers.__iadd__([3])
numbers.__imul__(2)
names = {"a"}
names.__ior__({"b"})
names.__isub__({"a"})
print(numbers, names)


class Steps(list):
    def __iadd__(self, more):
        print("adding", more)
        return super().__iadd__(more)


steps = Steps([1])
steps += [2]
print(steps, type(steps).__name__)

space = types.SimpleNamespace(x=1)
space.__dict__["y"] = 2
vars(space)["z"] = 3
print(space, space == types.SimpleNamespace(x=1, y=2, z=3))
