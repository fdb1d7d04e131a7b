# assert.
def positive(n):
    assert n > 0, f"{n} is not positive"
    return n


print(positive(3))
for bad in (0, -1):
    try:
        positive(bad)
    except AssertionError as error:
        print(error)
try:
    assert False
except AssertionError as error:
    print(repr(error), str(error) == "")
assert True, "never"
assert [1], "never"
