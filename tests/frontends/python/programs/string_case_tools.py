# Names in different cases.
import re


def snake(name):
    return re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", name).replace("-", "_").lower()


def kebab(name):
    return snake(name).replace("_", "-")


def pascal(name):
    return "".join(p.capitalize() for p in snake(name).split("_"))


def camel(name):
    p = pascal(name)
    return p[0].lower() + p[1:]


for n in ["TrainModel", "load-data", "my_step_2", "HTTPServer"]:
    print(snake(n), kebab(n), pascal(n), camel(n))
print("a_b".title(), "they're bill's".title(), "ÉCOLE".lower(), "straße".upper(), "ab".join(["1", "2", "3"]))
