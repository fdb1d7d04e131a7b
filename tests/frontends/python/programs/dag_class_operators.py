# A DAG written with operators, as schedulers have them.
class Task:
    def __init__(self, name):
        self.name, self.up, self.down = name, [], []

    def __rshift__(self, other):
        for task in other if isinstance(other, (list, tuple)) else [other]:
            self.down.append(task)
            task.up.append(self)
        return other

    def __rrshift__(self, others):
        for task in others:
            task >> self
        return self

    def __lshift__(self, other):
        other >> self
        return other

    def __repr__(self):
        return self.name


a, b, c, d = map(Task, "abcd")
a >> [b, c] >> d
print(a.down, d.up, b.down)
e = Task("e")
e << d
print(d.down, e.up)
