import re

TOKEN = re.compile(r"\s*(?:(?P<name>[a-z]\w*)|(?P<number>\d+)|(?P<op>[-+*>()]))")


def tokens(text):
    position = 0
    while match := TOKEN.match(text, position):
        yield match.lastgroup, match[match.lastgroup]
        position = match.end()


print(list(tokens("load > (a1 * 20)")))
for pattern in ["(a)(b)", "((a)(b))", "(a)|(b)|(?P<x>c)", "ab", "(a)?(b)?", "(?P<all>(?P<one>a)b)", "(a)(?:b)"]:
    match = re.match(pattern, "ab")
    print(pattern, match.lastindex, match.lastgroup)
print(re.match("(a)|(b)|(?P<x>c)", "c").lastgroup, re.search("(z)?q", "q").lastindex)
print([m.lastgroup for m in re.finditer(r"(?P<d>\d)|(?P<w>\w)", "a1b")])
word = re.compile(r"\b\w+")
print(word.match("ab cd", 3).group(), word.match("ab cd", 2), word.search("ab cd", 1).span(), word.search("ab cd", pos=3, endpos=4).group())
print(word.findall("ab cd ef", 3), [m.start() for m in word.finditer("ab cd ef", 1, 6)], re.compile("^a").search("ba", 1))
print(re.compile("b$").search("abc", 0, 2), word.fullmatch("ab cd", 3), word.match("ab", 9), word.search("ab", -3).group())
