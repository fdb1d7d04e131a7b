# Key-value texts.
def parse(text, sep=";"):
    result = {}
    for part in text.split(sep):
        key, eq, value = part.strip().partition("=")
        if not key:
            continue
        result[key] = value if eq else True
    return result


print(parse("a=1; b=x=y;;flag ; c="), parse("x:1,y:2", ","), parse(""))
lines = """[s1]
k = v
[s2]
n = 1 ; note
"""
sections, current = {}, None
for line in filter(None, (l.split(";")[0].strip() for l in lines.splitlines())):
    if line.startswith("["):
        current = sections.setdefault(line[1:-1], {})
    else:
        k, v = map(str.strip, line.split("="))
        current[k] = int(v) if v.isdigit() else v
print(sections)
