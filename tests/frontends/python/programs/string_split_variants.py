# split, rsplit, partition, splitlines and join.
s = "a--b-c"
print(s.split("-"), s.split("--"), s.rsplit("-", 1), s.split("-", 1), s.partition("--"), s.rpartition("-"), s.partition("z"), "".split(), "".split(","), " a  b ".split(), " a  b ".split(" "))
print("l1\nl2\n".splitlines(), "l1\r\nl2".splitlines(True), "a,b;c".replace(";", ",").split(","), "k: v: w".split(": ", 1), "x=1 y=2".split("="), [p.split("=") for p in "a=1&b=2".split("&")], "/".join("a.b.c".split(".")), "a b c".rsplit(None, 1), "1,2,,3".split(","), list(filter(None, "1,,2".split(","))))
