# A container with all its special methods.
class Graph:
    def __init__(self, **edges):
        self.edges = edges

    def __getitem__(self, key):
        return self.edges[key]

    def __setitem__(self, key, value):
        self.edges[key] = value

    def __delitem__(self, key):
        del self.edges[key]

    def __contains__(self, key):
        return key in self.edges

    def __iter__(self):
        return iter(self.edges)

    def __len__(self):
        return len(self.edges)

    def __rshift__(self, other):
        return f"{len(self)}>>{other}"

    def __rrshift__(self, other):
        return f"{other}>>graph"

    def __or__(self, other):
        return Graph(**self.edges, **other.edges)

    def __eq__(self, other):
        if not isinstance(other, Graph):
            return NotImplemented
        return self.edges == other.edges

    def __hash__(self):
        return len(self.edges)

    def __bool__(self):
        return bool(self.edges)

    def __str__(self):
        return ",".join(self)

    def __repr__(self):
        return f"Graph({self.edges})"

    def __format__(self, spec):
        return f"<{spec}:{str(self)}>"


g = Graph(a=1)
g["b"] = 2
print(g, repr(g), len(g), "b" in g, list(g), g["a"], g >> "x", "y" >> g, [1] >> g, g | Graph(c=3), f"{g:wide}", format(g, "q"))
del g["a"]
print(g == Graph(b=2), g != Graph(), g == 5, bool(Graph()), {g: "found"}[Graph(b=2)], g in [Graph(b=2)], [Graph(b=2)].index(g))
