"""Cutting a program down to the statements that a difference needs."""
import ast
import copy
import re


def shrink(text, found, checker, tries=400):
    """The program without every statement, list element and keyword argument that can go while a difference of the same kind stays."""
    wanted = kinds(found)
    incomplete = all("complete" in line for line in found)
    tree = ast.parse(text)

    def shows(smaller):
        return bool(wanted & kinds(checker.check(ast.unparse(smaller), incomplete)[1]))

    for parts in (statements, elements, statements):
        size = 1 + len(parts(tree)) // 2
        while size >= 1 and tries > 0:
            index = 0
            while tries > 0 and index < len(parts(tree)):
                tries -= 1
                smaller = without(tree, parts, index, size)
                if shows(smaller):
                    tree = smaller
                else:
                    index += size
            size //= 2
    return ast.unparse(tree)


def kinds(found):
    """The differences without the names in them."""
    return {re.sub(r"[^ ]*[-_A-Z\d:'{}\[\]][^ ]*", "", line)[:60] for line in found}


def without(tree, parts, index, size):
    """A copy without the parts number `index` and the `size` - 1 behind it."""
    tree = copy.deepcopy(tree)
    for holder, part in parts(tree)[index:index + size]:
        if part in holder:
            holder.remove(part)
            if not holder and isinstance(part, ast.stmt):
                holder.append(ast.Pass())
    return tree


def members(tree, names):
    return [(holder, part) for node in ast.walk(tree) for name in names if isinstance(holder := getattr(node, name, None), list)
            for part in reversed(holder)]


def statements(tree):
    """Every statement with the list that holds it, outermost and last first."""
    return [(holder, part) for holder, part in members(tree, ("body", "orelse", "finalbody")) if not isinstance(part, ast.Pass)]


def elements(tree):
    """Every element of a list and every keyword argument."""
    return members(tree, ("elts", "keywords"))
