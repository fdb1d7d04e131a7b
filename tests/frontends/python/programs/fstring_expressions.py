# Expressions in f-strings.
items = {"a": [1, 2], "b": {"c": "x"}}
n = 3
print(f"{items['a'][0]} {items['b']['c']!r:>5} {len(items)} {n * 2 + 1} {n if n > 2 else 0} {[i for i in range(n)]} {(lambda x: x + 1)(n)}")
print(f"{n!s} {'q'!r} {n:>{n}} {n:0{n}d} {'-' * n} {{}} {{{n}}} {n=} {n+1=} {items.get('z')} {', '.join(items)}")
print(f"a" f"{n}" "b{n}" rf"\d{n}" f'{"nested"}' f"""multi
{n}""")
print(f"{n:,}" + f"{'x':_^5}" + f"{True:d}" + f"{n:+}" + f"{'text':.2}" + f"{n:%}" + f"{None}" + f"{n:e}"[:3])
name, width = "v", 6
print(f"{name:<{width}}|{name:>{width}}|{name:^{width}}|{name!r:{width}}|{3.14159:{width}.2f}")
