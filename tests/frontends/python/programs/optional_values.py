# None and defaults.
def describe(value=None, *, default="unset"):
    return default if value is None else value


class Node:
    def __init__(self, value, next=None):
        self.value, self.next = value, next


chain = Node(1, Node(2))
values, node = [], chain
while node is not None:
    values.append(node.value)
    node = node.next
print(describe(), describe(0), describe("", default="x"), describe(None, default=None), values, (None or {}).get("k"), [x for x in [None, 0, "a"] if x is not None], None == 0, None in [None], str(None), bool(None), [None] * 2, {None: 1})
a, b = None, "b"
print(a or b, a and b, b or a, a if a is not None else "d", [v or "-" for v in ("", None, "z")], (a, b) != (b, a))
