# Of a subject that is not known, a case binds what it would: an item, an attribute, the subject.
from somewhere import Remote, config

match config:
    case {"name": name, **more}:
        print(name, more)
    case ["job", first, *others, last]:
        print(first, others, last)
    case Remote(host, port=port):
        print(host, port)
    case str(text) | {"text": text}:
        print(text)
    case whole:
        print(whole)

# Where only one of the values is open, the rest is exact.
kind = "known"
match {"kind": config.kind, "size": 3}:
    case {"kind": "train", "size": size, **rest}:
        kind = "train"
        print(size, rest)
    case {"kind": kind, "size": [_, _]}:
        print("never")
    case {"kind": other}:
        print(other)
print(kind)

# One of two values that are known.
match ["a", 1] if config["flag"] else {"b": 2}:
    case [letter, number]:
        print(letter, number)
    case {"b": number}:
        print(number)
print(number)
