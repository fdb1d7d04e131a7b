# yaml: YAML 1.1 as PyYAML reads it.
import yaml

with open("data/config.yaml") as f:
    config = yaml.safe_load(f)
for key, value in config.items():
    print(key, repr(value) if key != "date" else str(value))
print(yaml.safe_load("a: 1\nb: [x, y]"), yaml.safe_load(""), yaml.safe_load("- 1\n- two"), yaml.safe_load("plain text"), yaml.safe_load("{a: {b: c}}"))
print(yaml.load("x: 1", Loader=yaml.SafeLoader), yaml.load("y: 2", yaml.FullLoader), list(yaml.safe_load_all("a: 1\n---\nb: 2\n")))
print(yaml.safe_load("time: 12:30:45\nver: 1.2.3\nzip: 01234\nhash: abc#def\ncolon: 'a: b'\nneg: -3\nplus: +4\nfloat: 6.02e+23\ntilde: ~\nstr: 1e5"))
