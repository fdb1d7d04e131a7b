# Regular expressions on names and paths.
import re

print(re.sub(r"[^a-z0-9-]+", "-", "My Step_01!".lower()), re.findall(r"\d+", "a1b22c333"), re.split(r"[,;]\s*", "a, b;c"))
m = re.match(r"s3://(?P<bucket>[^/]+)/(?P<key>.*)", "s3://my-bucket/a/b.csv")
print(m.group("bucket"), m["key"], m.groups(), m.groupdict()["key"], m.span(1), bool(re.match("x", "abc")))
camel = lambda s: re.sub(r"(?<!^)(?=[A-Z])", "_", s).lower()
print(camel("TrainModelStep"), re.sub(r"(\w+)-(\d+)", r"\2-\1", "step-12"), re.sub(r"\b(\w)", lambda m: m.group(1).upper(), "a bc"))
pattern = re.compile(r"^v(\d+)\.(\d+)$", re.IGNORECASE)
for text in ["v1.2", "V10.0", "1.2"]:
    found = pattern.match(text)
    print(tuple(map(int, found.groups())) if found else None)
print(re.fullmatch(r"\w+", "abc") is not None, [m.start() for m in re.finditer("a", "banana")], re.escape("a.b"), re.search(r"b+", "abbbc").group())
