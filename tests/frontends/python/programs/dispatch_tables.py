# Tables of functions with arguments.
def scale(x, k=2):
    return x * k


ACTIONS = {
    "scale": (scale, {"k": 3}),
    "shift": (lambda x, by: x + by, {"by": 10}),
    "name": (str, {}),
}
value = 4
for key in ["scale", "shift", "name"]:
    function, options = ACTIONS[key]
    print(key, function(value, **options))
pipeline = [("scale", {}), ("shift", {"by": 1})]
for key, extra in pipeline:
    function, options = ACTIONS[key]
    value = function(value, **{**options, **extra})
print(value, ACTIONS.get("none", (lambda x: "fallback", {}))[0](0))
