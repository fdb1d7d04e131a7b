# re.
import re

m = re.match(r"(?P<name>\w+)-(\d+)", "train-42-x")
print(m.group(), m.group(1), m.group(2), m["name"], m.groups(), m.groupdict(), m.span(), m.start(2), m.end())
print(re.search("b+", "aabbb").group(), re.search("z", "abc"), re.fullmatch(r"\d+", "12a"), bool(re.fullmatch(r"\d+", "12")), re.match("b", "ab"))
print(re.findall(r"\d+", "a1b22c333"), re.findall(r"(\w)=(\d)", "a=1,b=2"), re.findall("(a)b", "abab"), re.findall("", "ab"), re.findall("x*", "axb"))
print(re.sub(r"[^a-zA-Z0-9]", "-", "my_step name!"), re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world"), re.sub("x*", "-", "abxd"), re.sub("a", lambda m: m.group().upper(), "banana"), re.sub("a", "b", "aaa", count=2), re.subn("a", "b", "aa"))
print(re.split(r"[,;]\s*", "a, b;c"), re.split(r"(-)", "a-b"), re.split(r"\s+", " a b "), re.split(",", "a,b,c", maxsplit=1), re.escape("a.b*c"))
p = re.compile(r"^(\w+)$", re.MULTILINE | re.IGNORECASE)
print(p.findall("one\ntwo words\nthree"), p.pattern, bool(p.match("Abc")), [x.group() for x in re.finditer("[aeiou]", "audio")])
print(re.sub(r"(?<!^)(?=[A-Z])", "_", "camelCaseName").lower(), re.findall(r"(?i)AB", "abAB"), re.findall(r"a.c", "abc a\nc"), re.findall(r"a.c", "a\nc", re.S), re.match(r"(a|ab)(c|bcd)", "abcd").groups())
print(re.match(r"(a+?)(a*)", "aaa").groups(), re.match(r"(\d{2,3})(\d*)", "12345").groups(), re.match(r"(?:x|y)+(z)?", "xyx").groups(), re.search(r"\bfoo\b", "a foo b").start(), re.findall(r"(\w)\1", "aabbcd"))
print(re.sub(r"\s+", " ", "  a \n b\t c ").strip(), re.match(r"s3://([^/]+)/(.*)", "s3://bucket/key/x").groups(), re.sub(r"v(?P<n>\d+)", r"version \g<n>", "v12"), re.sub(r"[\W_]+", "-", "A b_c!d"))
print(re.match(r"""
    (\d+)   # digits
    \s*     # space
    ([a-z]+)
""", "12 ab", re.X).groups(), re.search("[]a]", "]").group(), re.search(r"[^\d\s]", "1 x").group(), re.search(r"[a\-z]+", "-a").group())
if match := re.search(r"(\d+)", "step 7"):
    print(int(match.group(1)))
