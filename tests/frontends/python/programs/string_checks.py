# Questions about strings.
for s in ("abc", "ABC", "Abc", "123", "a1", " ", "", "a b", "é", "_x", "1x", "Title Case"):
    print(repr(s), s.isalpha(), s.isdigit(), s.isalnum(), s.isupper(), s.islower(), s.isspace(), s.istitle(), s.isidentifier(), s.isnumeric(), s.isascii())
print("abc" in "xabcx", "abcabc".count("bc"), "aaa".count("aa"), "abc".find(""), "abc".startswith(""), "abc".startswith("b", 1), "abc".endswith(("x", "c")), "a" < "B", "a" < "b", max("aZ"), "10" < "9", "".join(reversed("ab")) == "ba")
