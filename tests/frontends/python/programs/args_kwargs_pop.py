# Options taken out of **kwargs.
def step(name, **kwargs):
    retries = kwargs.pop("retries", 1)
    tags = kwargs.pop("tags", ())
    if kwargs:
        raise TypeError(f"unexpected {sorted(kwargs)}")
    return name, retries, list(tags)


print(step("a"), step("b", retries=3), step("c", tags=("x",)))
options = {"retries": 5}
print(step("d", **options), options)
try:
    step("e", z=1, y=2)
except TypeError as error:
    print(error)
