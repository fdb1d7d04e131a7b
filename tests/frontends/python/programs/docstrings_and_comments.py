"""The module's docstring."""
# Comments, docstrings, continuation lines and semicolons.


def f():
    """Doc of f."""
    # inside
    return 1;


x = 1; y = 2
total = x + \
    y
values = [
    1,  # one
    2,

    3,
]
if x: print("one line")
if y > 5: print("no")
else: print("else line")
for i in (1, 2): print(i, end=";")
print()
print(f.__doc__, total, values, (  # comment
    "joined " "text"))
pass
...
"a bare string"
