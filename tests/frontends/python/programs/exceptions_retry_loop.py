# Retries with a counter.
class Flaky(Exception):
    pass


class Service:
    def __init__(self, failures):
        self.failures = failures
        self.calls = 0

    def run(self):
        self.calls += 1
        if self.calls <= self.failures:
            raise Flaky(f"call {self.calls}")
        return f"ok after {self.calls}"


def retry(function, attempts=3, on=(Flaky,)):
    last = None
    for attempt in range(1, attempts + 1):
        try:
            result = function()
        except on as error:
            last = error
            print("retry", attempt, error)
        else:
            return result
        finally:
            print("attempt", attempt)
    raise RuntimeError("gave up") from last


print(retry(Service(2).run))
try:
    retry(Service(9).run, attempts=2)
except RuntimeError as error:
    print(error, "<-", error.__cause__)
