# A hierarchy of exceptions, causes, notes and re-raising.
class PipelineError(Exception):
    """Base."""


class StepError(PipelineError):
    def __init__(self, step, reason):
        super().__init__(f"{step}: {reason}")
        self.step = step


class Timeout(StepError):
    pass


def run(step):
    try:
        {}[step]
    except KeyError as error:
        raise Timeout(step, "late") from error


for catch in (Timeout, StepError, PipelineError, Exception):
    try:
        run("train")
    except catch as error:
        print(catch.__name__, error, error.step, repr(error.__cause__), isinstance(error, StepError))
try:
    try:
        run("a")
    except StepError:
        raise
except PipelineError as error:
    print("again", error.args, type(error).__mro__[1].__name__)
try:
    raise ValueError("a", 1)
except (TypeError, ValueError) as e:
    print(e.args, str(e), repr(e))
try:
    int("x")
except ValueError as error:
    print(error)
try:
    raise PipelineError
except PipelineError as error:
    print(repr(error), str(error) == "", PipelineError.__doc__)
