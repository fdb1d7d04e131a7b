# Indented text to nested dictionaries.
TEXT = """
pipeline:
  name: demo
  steps:
    load: fast
    save: slow
other: x
"""


def parse(text):
    root = {}
    stack = [(-1, root)]
    for line in text.strip("\n").splitlines():
        indent = len(line) - len(line.lstrip())
        key, _, value = line.strip().partition(":")
        while stack[-1][0] >= indent:
            stack.pop()
        if value.strip():
            stack[-1][1][key] = value.strip()
        else:
            stack[-1][1][key] = node = {}
            stack.append((indent, node))
    return root


print(parse(TEXT), parse(TEXT)["pipeline"]["steps"]["load"])
