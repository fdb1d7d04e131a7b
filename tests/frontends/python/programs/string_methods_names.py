# String methods that names are made with.
name = "My Training_Step 01"
print(name.lower().replace(" ", "-").replace("_", "-"), name.title(), name.swapcase(), name.casefold())
print("-".join(w.capitalize() for w in "a_b_c".split("_")), "snake_case".replace("_", " ").title().replace(" ", ""))
print("camelCase".isidentifier(), "abc".isalpha(), "123".isdigit(), "a1".isalnum(), " ".isspace(), "Ab".isupper(), "ab".islower())
print("x".center(5, "*"), "7".zfill(3), "-7".zfill(4), "a".ljust(3) + "|", "a".rjust(3, "."), "tab\tx".expandtabs(4))
print("a,b,,c".split(","), "a b  c".split(), "a-b-c".rsplit("-", 1), "k=v=w".partition("="), "x.y.z".rpartition("."), "l1\nl2\r\nl3".splitlines())
print("hello".find("l"), "hello".rfind("l"), "hello".index("e"), "hello".count("l"), "hello".startswith(("he", "x")), "a.csv".endswith(".csv"))
print("  pad ".strip() + "|", "xxhixx".strip("x"), "xxhi".lstrip("x"), "hixx".rstrip("x"), "test_a".removeprefix("test_"), "a.py".removesuffix(".py"))
print("abc".translate(str.maketrans("ab", "xy")), "abc".translate(str.maketrans({"a": "1", "b": None})), "a" in "cat", "abc"[::-1], "ab" * 2)
