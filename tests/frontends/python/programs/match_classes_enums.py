# match with classes, constants and guards.
from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    A = 1
    B = 2


@dataclass
class Node:
    kind: Kind
    children: list


def walk(node, depth=0):
    match node:
        case Node(kind=Kind.A, children=[]):
            return "leaf"
        case Node(Kind.A, [only]):
            return f"wrap({walk(only)})"
        case Node(Kind.B, children) if depth < 1:
            return [walk(c, depth + 1) for c in children]
        case Node():
            return "deep"
        case (x, y) | [x, y, _]:
            return x + y
        case bool():
            return "bool"
        case -1:
            return "nonpositive"
        case 1.5:
            return "one and a half"
        case "a" "b":
            return "joined"
        case other:
            return repr(other)


leaf = Node(Kind.A, [])
print(walk(leaf), walk(Node(Kind.A, [leaf])), walk(Node(Kind.B, [leaf, Node(Kind.B, [])])))
print(walk((1, 2)), walk([3, 4, 5]), walk(True), walk(-1), walk(1.5), walk("ab"), walk("zz"))
