# Both arms of a condition that is not known.
import os

flag = os.environ["FLAG"]
if flag == "prod":
    size = "large"
    steps = ["a", "b"]
else:
    size = "small"
    steps = ["a"]
print(f"ml.{size}", steps[0])
config = {"x": 1}
if flag:
    config["y"] = 2
    config["x"] = 5
print(config.get("z", 0), "x" in config)


def choose(f):
    if f == "1":
        return "one"
    return "other"


print("v-" + choose("1"), "v-" + choose("2"))
same = "k" if flag else "k"
print(same, [s for s in ["a"] if s], all([True, True]))
