# What code does with names.
import re
import string
import textwrap

name = "  My Pipeline_v2 (Prod) "
slug = re.sub(r"[^a-z0-9]+", "-", name.strip().lower()).strip("-")
print(slug, slug.split("-"), slug.partition("-"), slug.rpartition("-"), slug[:63], slug.capitalize(), slug.count("p"))
print(re.match(r"(\w+)-(\w+)", slug).groups(), re.search(r"v(\d+)", slug).group(1), re.split(r"[-_]", "a-b_c"), re.fullmatch(r"\d+", "12a"), bool(re.match("my", slug)))
print([m.group() for m in re.finditer(r"[A-Z]", name)], re.sub(r"(?<!^)(?=[A-Z])", "_", "CamelCaseName").lower(), re.sub(r"_(.)", lambda m: m.group(1).upper(), "snake_case_name"))
print(string.Template("$a-${b}").substitute(a=1, b=2), string.Template("$a $x").safe_substitute(a=1), "{a}{b!r}".format_map({"a": 1, "b": "x"}))
print(textwrap.dedent("""
    a
      b
""").strip().splitlines(), textwrap.shorten("hello wide world", 11), textwrap.fill("aaa bbb ccc", 7).split("\n"))
print("a".join("xyz"), "x".zfill(3), "-5".zfill(4), "a\tb".expandtabs(4), "ABC".swapcase(), "aXbX".rsplit("X", 1), "abc".center(7, "*"), "abc".translate(str.maketrans("ab", "12", "c")))
print("abc" < "abd", "a" in "abc", "abc".find("z"), "abc".index("c"), "AbC".isalpha(), "12".isdigit(), "a1".isalnum(), " ".isspace(), "Title Case".istitle(), "x_1".isidentifier())
print(ascii("é"), repr("it's"), repr('say "hi"'), repr("both ' and \""), str(b"x"), "é".encode(), len("é"), ord("é"), chr(233), "\u00e9" == "é")
print("a-b-c".replace("-", "/", 1), "prefix_name".removeprefix("prefix_"), "name.py".removesuffix(".py"), "a,b;c".translate({44: "|", 59: None}), "%(a)s %(b).2f%%" % {"a": 1, "b": 2})
print("%5.1f|%-5s|%x|%o|%e|%r" % (3.14159, "ab", 255, 8, 12345.678, "q"), "%s" % (("t",),), "%d%%" % 5)
print(int("0x1f", 16), int("11", 2), float("1e3"), int(" 42 "), str(1.0), str(1e20), str(1e-7), 1e16, 123456789.123, 0.1, 1 / 3, round(2.5), round(3.14159, 2), -7 // 2, divmod(-7, 2))
print(sorted("bca"), sorted(["B", "a"], key=str.lower), max("abc", "b", key=len), min([3, 1]), sum([0.1] * 3), list(reversed("abc")), "".join(dict.fromkeys("aabbc")))
