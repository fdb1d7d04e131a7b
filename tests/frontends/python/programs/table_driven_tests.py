# Cases in a table, checked in a loop.
def slug(s):
    return "-".join(s.lower().split())


CASES = [("A b", "a-b"), ("  x ", "x"), ("", ""), ("Tab\tNew\nLine", "tab-new-line")]
failures = [(given, slug(given), want) for given, want in CASES if slug(given) != want]
print(len(CASES), failures)
for i, (given, want) in enumerate(CASES, 1):
    assert slug(given) == want, (i, given)
print("ok", {g: len(w) for g, w in CASES})
