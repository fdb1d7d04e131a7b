# Methods of str.
print("a,b,c".split(","), "a b  c".split(), "a,b,c".split(",", 1), "".split(), "".split(","))
print("a,b,c".rsplit(",", 1), " a b ".rsplit(), " a  b c ".split(None, 1), " a b c ".rsplit(None, 1))
print("/".join(["x", "y"]), "".join("abc"), "-".join(()))
print("  pad ".strip() + "|", "xxaxx".strip("x"), "abcab".lstrip("ab"), "abcab".rstrip("ab"))
print("Hello".upper(), "Hello".lower(), "hello world".title(), "hELLO".capitalize(), "aBc".swapcase())
print("STRASSE".casefold(), "Ünïcode".upper(), "ÀÉ".lower(), "they're".title())
print("7".zfill(3), "-7".zfill(4), "ab".ljust(5, ".") + "|", "ab".rjust(5) + "|", "ab".center(5, "*"), "abc".center(6, "*"))
print("a=b=c".partition("="), "a=b=c".rpartition("="), "abc".partition("="), "abc".rpartition("="))
print("banana".find("an"), "banana".rfind("an"), "banana".find("x"), "banana".index("n"), "banana".count("a"), "banana".find("an", 2))
print("banana".replace("a", "o"), "banana".replace("a", "o", 1), "abc".replace("", "-"), "aaa".replace("aa", "b"))
print("file.csv".startswith("file"), "file.csv".endswith((".csv", ".txt")), "abc".startswith("b", 1), "x".startswith(()))
print("123".isdigit(), "12a".isdigit(), "abc".isalpha(), "a1".isalnum(), " ".isspace(), "".isspace(), "Abc".istitle())
print("abc".isupper(), "ABC".isupper(), "abc".islower(), "a_b".isidentifier(), "1a".isidentifier(), "é".isalpha())
print("prefix-name".removeprefix("prefix-"), "name.py".removesuffix(".py"), "name".removesuffix("x"))
print("a\nb\r\nc".splitlines(), "a\nb\n".splitlines(True), "".splitlines())
print("{a}-{b}".format_map({"a": 1, "b": 2}), "abc".translate(str.maketrans("ab", "xy")), "abc".translate({97: None, 98: "BB"}))
print("abc".encode(), "é".encode("utf-8"), b"abc".decode(), b"\xc3\xa9".decode("utf-8"))
print("a\tb".expandtabs(4), "abc" "def", "x" * 3, 2 * "ab", "a" in "abc", "abc" < "abd")
print(list("añb"), len("añb"), "añb"[1], "añb"[::-1], "hello"[1:3], "hello"[-3:], "hello"[::2])
print(str.upper("x"), str.join("-", ["a", "b"]), list(map(str.strip, [" a ", "b "])))
print("%s" % "x", "a" + "b", "ab".index("b"))
try:
    "abc".index("z")
except ValueError as error:
    print("ValueError", error)
try:
    ",".join(["a", 1])
except TypeError as error:
    print("TypeError", error)
try:
    "a".split("")
except ValueError as error:
    print("ValueError", error)
print(" a  b ".split(" "), "a--b".split("--"), "one two".split(maxsplit=1), "a.b.c".rsplit(".", maxsplit=1))
print("Train Step 1".lower().replace(" ", "-"), "-".join("Train Step".split()).lower())
