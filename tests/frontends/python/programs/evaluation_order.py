# The order of evaluation.
def e(x):
    print(x, end=" ")
    return x


r = e(1) + e(2) * e(3)
d = {e("k"): e("v"), e("q"): e("w")}
l = [e(i) for i in (e(7), e(8))]
t = (e("a"), *[e("b")], e("c"))
print()
f = lambda *a, **k: None
f(e(1), *[e(2)], x=e(3), **{"y": e(4)})
print()
x = e(0) or e(5) and e(6)
y = e(1) if e(0) else e(2)
z = e(1) < e(3) > e(2)
print(x, y, z)
