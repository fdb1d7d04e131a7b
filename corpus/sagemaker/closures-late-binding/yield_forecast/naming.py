"""Names. Everything that makes up a step name lives here, because Bob keeps renaming things."""


def counter(prefix, start=1):
    n = start - 1

    def following(suffix=""):
        nonlocal n
        n += 1
        return f"{prefix}{n}{suffix}"

    def reset(to=0):
        nonlocal n
        n, old = to, n
        return old

    following.reset = reset
    return following


def slug(*parts, sep="-"):
    return sep.join(str(p).strip().lower().replace(" ", sep) for p in parts if p not in (None, ""))
