# Names that are made without chance.
import hashlib
import uuid

print(uuid.UUID("12345678-1234-5678-1234-567812345678").hex if False else "fixed", len("x" * 8))


def short(text, n=6):
    total = 0
    for c in text:
        total = (total * 31 + ord(c)) % 16 ** n
    return f"{total:0{n}x}"


print(short("train"), short("test"), short("train") == short("train"), f"job-{short('a', 3)}")
