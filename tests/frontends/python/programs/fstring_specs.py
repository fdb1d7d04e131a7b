# Format specifications.
name, value, count = "train", 3.14159, 1234567
print(f"{name:>10}|{name:<10}|{name:^10}|{name:*^11}|{name!r:>9}")
print(f"{value:.2f} {value:8.3f} {value:+.1f} {value:e} {value:g} {count:,} {count:_} {count:>12,}")
print(f"{42:05d} {42:x} {42:#x} {42:b} {42:#o} {-42:=+6d} {0.256:.1%} {1e10:.3g} {255:08b}")
width, precision = 10, 3
print(f"{value:{width}.{precision}}|{name:{'<'}{width}}|{value=:.1f}|{name=}|{count + 1 = }")
print(f"{'nested ' + f'{name!s}'}", f"{{literal}} {name}", f"{True} {None} {[1, 2]} {{'a': 1}}", f"{3 if value > 3 else 0}")
print("{:>5}|{:<5}|{:^5}".format("a", "b", "c"), "{0}{1}{0}".format("x", "y"), "{a[0]} {b.real}".format(a=[7], b=5), "{:,.2f}".format(1e6))
