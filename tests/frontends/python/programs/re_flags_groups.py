# Groups, flags and replacement functions.
import re

text = "Train-1: lr=0.10, depth=3\nTest-2: lr=1"
for m in re.finditer(r"^(\w+)-(\d+): (.*)$", text, re.M):
    print(m.group(1), int(m.group(2)), dict(re.findall(r"(\w+)=([\d.]+)", m.group(3))))
print(re.sub(r"(?i)TRAIN", "fit", text.split("\n")[0]), re.split(r"[-:=,\s]+", "a-b: c=d"), re.findall(r"(a)(b)?", "aba"), re.sub(r"\s+", " ", " a \n b "), re.match(r"(\d+)(?:px)?", "12px").groups(), re.search(r"(?P<y>\d{4})-(?P<m>\d\d)", "on 2024-05").groupdict())
print(re.sub(r"(\d+)", lambda m: str(int(m[1]) * 2), "a1b22"), re.compile("x*").sub("-", "abxd"), re.fullmatch(r"[a-z]+", "abc1") is None, bool(re.search("^b", "a\nb", re.MULTILINE)), re.findall(r"\b\w", "one two"), re.split("(,)", "a,b"))
