# The % operator of strings.
print("%s-%s" % ("a", 1), "%d items" % 3, "%5.2f|" % 3.14159, "%05d" % 42, "%-6s|" % "ab", "%6s|" % "ab")
print("%x %X %o %#x" % (255, 255, 8, 255), "%e" % 12345.678, "%g" % 0.0001, "%%", "100%%" % ())
print("%(name)s is %(age)d" % {"name": "x", "age": 3}, "%r %s" % ("q", "q"), "%c%c" % ("a", 98))
print("%+d % d" % (5, 5), "%.3s|" % "abcdef", "%*d" % (5, 42), "%.*f" % (2, 3.14159), "%i" % 3.9)
print("%s" % None, "%s" % [1, 2], "%s" % (("t",),), "%s %s" % ([1], {"a": 1}))
print("%08.3f" % -3.14159, "%+.1e" % 12345, "%5d|%-5d|" % (1, 2), "%s" % True, "%d" % True)
for args in [(1,), (1, 2, 3)]:
    try:
        print("%s %s" % args)
    except TypeError as error:
        print("TypeError", error)
try:
    print("%d" % "x")
except TypeError as error:
    print("TypeError", error)
