# Code in texts: exec with and without a namespace, eval of expressions, compile.
exec("first = 1\nsecond = first + 1")
print(first, second)
scope = {"items": ["a", "b"], "n": 0}
exec("for i in items:\n    n += 1\ndef double(x):\n    return x * 2\nlast = double(items[-1])", scope)
print(scope["n"], scope["last"], "i" in scope)
names = {"prep": "f'Prep{number:02d}'", "fit": "'Fit' + str(number)"}
for number in (3, 12):
    print(eval(names["prep"]), eval(names["fit"]))
print(eval("a + b", {"a": 1, "b": 2}), eval("max([3, 9, 4])"))
exec(compile("third = second * 10", "<text>", "exec"))
print(third)
try:
    eval("1 +")
except SyntaxError:
    print("syntax")
try:
    exec("raise KeyError('k')")
except KeyError as e:
    print("key", e)
