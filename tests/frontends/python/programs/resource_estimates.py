# Numbers with units.
UNITS = {"Ki": 2 ** 10, "Mi": 2 ** 20, "Gi": 2 ** 30, "k": 1000, "m": 0.001, "": 1}


def parse(text):
    number = text.rstrip("KMGikm")
    return float(number) * UNITS[text[len(number):]]


def show(n):
    for unit in ("Gi", "Mi", "Ki"):
        if n >= UNITS[unit]:
            return f"{n / UNITS[unit]:g}{unit}"
    return f"{n:g}"


requests = {"a": "512Mi", "b": "2Gi", "c": "100k"}
print({k: int(parse(v)) for k, v in requests.items()}, show(sum(map(parse, requests.values()))), show(parse("1536Mi")), parse("250m"), max(requests, key=lambda k: parse(requests[k])))
