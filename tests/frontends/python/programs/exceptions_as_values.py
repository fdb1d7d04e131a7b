# Exceptions kept, compared and raised later.
errors = [ValueError("a"), KeyError("b"), RuntimeError("c", 2)]
print(errors, [str(e) for e in errors], [type(e).__name__ for e in errors], [isinstance(e, LookupError) for e in errors])
for e in errors:
    try:
        raise e
    except (KeyError, ValueError) as caught:
        print("caught", caught is e, caught.args)
    except Exception as caught:
        print("other", caught)
kinds = {"v": ValueError, "t": TypeError}
try:
    raise kinds["t"]("from table")
except tuple(kinds.values()) as error:
    print(error)
print(issubclass(KeyError, LookupError), issubclass(FileNotFoundError, OSError), Exception("x") == Exception("x"), bool(Exception()))
