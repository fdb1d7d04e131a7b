# Parsing small languages of text.
text = """
# comment
train: xgb, depth=3, lr=0.1
test:  ; ignored
deploy: endpoint, count=2
"""
parsed = {}
for line in text.strip().splitlines():
    line = line.split("#")[0].split(";")[0].strip()
    if not line:
        continue
    name, _, body = line.partition(":")
    args, options = [], {}
    for part in filter(None, (p.strip() for p in body.split(","))):
        if "=" in part:
            key, value = part.split("=", 1)
            options[key] = float(value) if "." in value else int(value)
        else:
            args.append(part)
    parsed[name.strip()] = (args, options)
print(parsed)
query = "a=1&b=two&a=3"
pairs = [p.split("=") for p in query.split("&")]
print(dict(pairs), {k: [v for kk, v in pairs if kk == k] for k, _ in pairs})
print("key: value".split(": "), "a  b".split(" "), "1-2-3".split("-", maxsplit=1), "".join(reversed("abc")), "x".join("abc"))
