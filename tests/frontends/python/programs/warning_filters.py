import warnings
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        warnings.warn("old", DeprecationWarning)
        print("no")
    except DeprecationWarning as e:
        print("warned", e)
warnings.warn("x")
print("after")
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    warnings.warn("one"); warnings.warn("two", FutureWarning)
    print(len(w), [str(x.message) for x in w], [x.category.__name__ for x in w])
warnings.filterwarnings("ignore", category=UserWarning)
warnings.filterwarnings("error", message="bad.*", category=UserWarning)
try:
    warnings.warn("badly"); print("no")
except UserWarning:
    print("bad")
warnings.warn("good")
