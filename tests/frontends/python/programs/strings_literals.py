# String literals.
print('single', "double", """triple
lines""", r"raw\n", b"bytes", "esc\t\"q\" \\ \x41 \u00e9 \N{BULLET}" if False else "esc\t\"q\" \\ \x41 \u00e9", 'it''s', "a" "b" 'c')
print("line \
continued", "tab\there", "null\0byte" == "null\x00byte", "\101", '\'', "🙂", len("🙂é"), u"unicode", rb"\x", b"\x41\n")
text = ("implicit "
        "concatenation "
        f"with {1 + 1}")
print(text)
print("""  indented
    text""", '''quotes " inside ' ''', "%d%%" % 5, "{}".format("{}"), "a\
b")
print(1_000, 0xff, 0o17, 0b11, 1e3, .5, 5., 1_0.0_1, 10 ** 3, 1e-10, 123456789012345678, -5, +3, 00)
print(True, False, None, ..., Ellipsis is ...)
name = "x"
print(f'{name}{"nested"}', f"{'a' if name else 'b'}", f"{name:>4}|{name!r:<5}|", f"{1:02}{2:03d}", f"{3.14159:.2f} {1e6:,.0f} {0.123:.1%}")
print("%s" % name, "%(n)s" % {"n": name}, "a" * 3 + "b", "abc"[1], "x" in "xyz", "a" < "b", "Z" < "a", "" == '')
