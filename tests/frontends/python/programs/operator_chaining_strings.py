# Conditions over strings.
def classify(name):
    if name.startswith(("test_", "check_")) and not name.endswith("_skip"):
        return "test"
    if "train" in name.lower() or name[:1].isupper():
        return "train"
    return "other" if name and name[0] not in "_." else "hidden"


print([classify(n) for n in ("test_a", "check_b_skip", "TrainX", "retrain", "_x", "", "plain")])
print("a" in "abc" and "z" not in "abc", "" in "a", not "" or "x", "a" == "a" == "a", "x" if "x" > "a" else "a")
