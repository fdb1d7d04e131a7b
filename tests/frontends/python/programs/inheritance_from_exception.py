# Exceptions with their own state and text.
class ValidationError(ValueError):
    template = "{field}: {problem}"

    def __init__(self, field, problem="invalid"):
        self.field, self.problem = field, problem

    def __str__(self):
        return self.template.format(field=self.field, problem=self.problem)


class Missing(ValidationError):
    template = "missing {field}"


for make in (lambda: ValidationError("a"), lambda: Missing("b"), lambda: ValidationError("c", problem="big")):
    try:
        raise make()
    except ValueError as e:
        print(e, e.args, repr(e), isinstance(e, Missing))
