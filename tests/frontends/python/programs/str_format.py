# str.format and format().
print("{} {}".format(1, "b"), "{0}{1}{0}".format("a", "b"), "{x}={y!r}".format(x=1, y="s"))
print("{:>6}|{:<6}|{:^6}|".format("ab", "cd", "ef"), "{:*^9}".format("mid"), "{:06.2f}".format(3.14159))
print("{:,}".format(1234567), "{:_}".format(1234567), "{:+d} {: d} {:-d}".format(5, 5, -5))
print("{:x} {:X} {:#x} {:o} {:b} {:#b} {:c}".format(255, 255, 255, 8, 5, 5, 65))
print("{:e} {:.3e} {:g} {:G} {:g}".format(12345.678, 12345.678, 0.00001234, 1e20, 100000.0))
print("{:%} {:.1%}".format(0.256, 0.256), "{:.3}".format(2.0 / 3), "{:.3s}".format("abcdef"))
print("{a[0]} {a[1]} {d[key]} {c}".format(a=[1, 2], d={"key": "v"}, c=3))
print("{:{width}.{prec}f}".format(3.14159, width=10, prec=3), "{:{}}|".format("x", 5))
print("{{literal}} {}".format("x"), "{!s} {!r}".format("q", "q"))
print(format(42, "05d"), format(3.5, ".2f"), format("x", ">3"), format(1e6, ","), format(True), format(7, ""))
print("{:d}".format(True), "{}".format(True), "{:s}".format("s"), "{:>5}".format(True), "{:5}|{:5}|".format(3, "s"))
print("{}".format(None), "{}".format([1, "a"]), "{}".format({"k": (1,)}), "{!r:>8}".format("a"))
print("{:010,}".format(1234), "{:.2f}".format(2.675), "{:.0f}".format(0.5), "{:.0f}".format(1.5), "{:n}".format(12))
print("{:=+8d}".format(5), "{:<+8d}|".format(5), "{:^+9.2f}|".format(1.5), "{:+}".format(1.0), "{:_x}".format(0xdeadbeef))
for spec, value in [("d", "x"), ("d", 1.5), ("z", 1), ("s", 1)]:
    try:
        print(format(value, spec))
    except ValueError as error:
        print("ValueError", error)
for template in ["{} {}", "{5}", "{name}", "{", "}"]:
    try:
        print(template.format(1))
    except (IndexError, KeyError, ValueError) as error:
        print(type(error).__name__, error)
try:
    print(format([1], "d"))
except TypeError as error:
    print("TypeError", error)
