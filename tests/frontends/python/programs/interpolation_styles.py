# The same text in several styles.
import string

name, n = "job", 7
texts = [
    f"{name}-{n:03d}",
    "{}-{:03d}".format(name, n),
    "{name}-{n:03d}".format(name=name, n=n),
    "%s-%03d" % (name, n),
    "%(a)s-%(b)03d" % {"a": name, "b": n},
    string.Template("$a-$b").substitute(a=name, b=str(n).zfill(3)),
    name + "-" + str(n).rjust(3, "0"),
    "-".join([name, f"{n:0>3}"]),
]
print(texts, len(set(texts)))
