# Literals.
print(0b1010, 0o777, 0xdead_beef, 1_000.5, 1e-3, 1E3, .5, 1., -0, 0x0, 10**0)
print("a" 'b' """c""", 'it\'s', "\x41\u0042\N{LATIN SMALL LETTER C}", "tab\tend", "nl\\n", r"\d", b"\x00a", "\a\b\f\v".__len__(), "\0" == chr(0), "a\
b")
print([], [1,], (), (1,), {}, {"a": 1,}, {1, 2} == {2, 1}, [[]], ((),), {"": ""}, [None, ...], True, not None, (1), ("x"), "" or '""')
