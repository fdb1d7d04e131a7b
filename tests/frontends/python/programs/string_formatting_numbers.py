# Numbers in strings.
for n in (0, 7, -7, 1234.5678, 1e-9, 10 ** 7):
    print(f"{n:>12}|{n:<12}|{n:^12}|{n:012.3f}|{n:+.2e}|{n:,.2f}|{n:g}")
for n in (5, 255, -255, 2 ** 40):
    print(f"{n:b} {n:o} {n:x} {n:X} {n:#b} {n:#x} {n:c}" if n == 255 else f"{n:d} {n:08d} {n:_} {n:,} {n:+d} {n: d}")
print("%5.1f|%-6d|%06.2f|%x|%e|%s" % (3.14159, 42, 2.5, 255, 12345.678, None), "{:.3}".format(2 / 3), "{:5}|{:<5}|{:>5}".format(1, 2, "a"), "{:.0f}".format(2.5), "{:%}".format(0.125))
