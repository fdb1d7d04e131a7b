# Errors in a table.
ERRORS = {404: ("NotFound", "no such step"), 409: ("Conflict", "exists")}


class ApiError(Exception):
    def __init__(self, code, **context):
        self.code = code
        self.kind, text = ERRORS.get(code, ("Unknown", "?"))
        self.context = context
        super().__init__(f"{self.kind}: {text}")


for code in (404, 409, 500):
    try:
        raise ApiError(code, step="a")
    except ApiError as e:
        print(e, e.code, e.kind, e.context, e.args)
