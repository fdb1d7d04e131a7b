class Skip(Exception):
    pass


if Skip:
    raise Skip("not here")
