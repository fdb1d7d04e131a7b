# Columns.
data = [("alpha", 1.5, True), ("b", 22.75, False)]
for name, value, flag in data:
    print(f"{name:<8}|{value:>8.2f}|{flag!s:^7}|{value:08.3f}|{int(value):#06x}")
print("%-8s|%8.2f|%5d" % ("x", 3.14159, 42), "{:<6}{:>6}".format("ab", "cd"), "|".join(str(x).rjust(4) for x in (1, 22, 333)), "{:+.1e}".format(12345.678), "{:>{w}}".format("r", w=5), "=" * 10)
