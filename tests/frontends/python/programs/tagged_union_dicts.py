# Dictionaries with a tag.
def evaluate(node, env=None):
    env = env or {}
    tag = node["tag"]
    if tag == "num":
        return node["value"]
    if tag == "var":
        return env[node["name"]]
    if tag == "let":
        return evaluate(node["body"], {**env, node["name"]: evaluate(node["value"], env)})
    args = [evaluate(a, env) for a in node["args"]]
    return {"add": sum, "mul": lambda xs: xs[0] * xs[1], "max": max}[tag](args)


num = lambda v: {"tag": "num", "value": v}
tree = {"tag": "let", "name": "x", "value": num(3), "body": {"tag": "add", "args": [num(1), {"tag": "mul", "args": [{"tag": "var", "name": "x"}, num(4)]}]}}
print(evaluate(tree), evaluate({"tag": "max", "args": [num(1), num(9)]}))
