# Formatted string literals.
name, width, value = "prep", 10, 3.14159
print(f"{name}-{value:.2f}", f"{name!r}", f"{name:>{width}}|", f"{value:{width}.3f}", f"{{x}}", f"{name=}", f"{value=:.1f}")
print(f"{1 + 2} {name.upper()} {[x * 2 for x in range(3)]} {'nested ' + name}")
print(f"{name}" "literal" f"{value}", F"{name}", rf"\d{name}", fr"\n{1}")
print(f"""multi
{name}""")
data = {"key": [1, 2]}
print(f"{data['key'][1]} {data!r} {len(data)} {name if width > 5 else 'no'}", f"{(lambda x: x + 1)(2)}")
print(f"{1_000_000:,} {0.5:.0%} {255:#x} {'a':-^5} {True} {None}", f"{name!s:_<8}", f"{'x':>3}{'y':<3}|")
print(f"{name:{'>'}{8}}", f"{3:03d}-{7:+}", f"{'a' 'b'}", f"{[1,2][0]}", f"{ {'a': 1}['a'] }")
pairs = [("a", 1), ("b", 2)]
print(", ".join(f"{k}={v}" for k, v in pairs), f"{', '.join(k for k, _ in pairs)}")
print(f"{'{'}", f"\t|\x41\u00e9", f"", f"{''}|", f"a{1}b{2}c")
