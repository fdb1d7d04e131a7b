# Switches without if.
def area(kind, **d):
    return {
        "square": lambda side: side ** 2,
        "rect": lambda w, h=1: w * h,
    }.get(kind, lambda **_: None)(**d)


print(area("square", side=3), area("rect", w=2, h=5), area("rect", w=2), area("circle", r=1))
state = "start"
table = {"start": ("load", lambda: "loaded"), "load": ("done", lambda: "ok")}
trace = []
while state in table:
    state, action = table[state][0], table[state][1]
    trace.append((state, action()))
print(trace, state)
