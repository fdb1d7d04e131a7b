# Features switched by sets and dicts.
FLAGS = {"cache": True, "retry": False, "notify": True}
REQUIRES = {"notify": {"cache"}, "retry": set()}
enabled = {f for f, on in FLAGS.items() if on}
valid = sorted(f for f in enabled if REQUIRES.get(f, set()) <= enabled)
print(valid, sorted(set(FLAGS) - enabled), all(FLAGS[f] for f in valid), {**FLAGS, **dict.fromkeys(["retry"], True)})


def enabled_if(*names):
    return lambda f: f if all(FLAGS.get(n) for n in names) else (lambda *a: "disabled")


@enabled_if("cache")
def a():
    return "a"


@enabled_if("cache", "retry")
def b(x=1):
    return "b"


print(a(), b(), b(2))
