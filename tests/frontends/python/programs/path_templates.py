# Templates of paths filled in several ways.
template = "s3://{bucket}/{env}/{name}/{part:04d}.csv"
print(template.format(bucket="b", env="dev", name="x", part=7))
print("%s/%s-%03d" % ("a", "b", 3), "%(env)s/%(n)d" % {"env": "e", "n": 2}, "{}/{}".format(*["p", "q"]), "{0[a]}/{1.real}".format({"a": "k"}, 5), "{:>4}{:<4}|".format(1, 2))
parts = ["s3:/", "bucket", "", "key"]
print("/".join(filter(None, parts)), "/".join(p.strip("/") for p in ["/a/", "b/", "/c"]), "{x}{x}{y}".format_map({"x": 1, "y": 2}), "{{literal}}".format(), "{!r}".format("q"), "{:,}".format(12345), "{:.1%}".format(0.5), "{a}-{b}".format(**{"a": 1, "b": 2}))
try:
    "{missing}".format(other=1)
except KeyError as error:
    print("KeyError", error)
try:
    "%d" % "x"
except TypeError as error:
    print(error)
