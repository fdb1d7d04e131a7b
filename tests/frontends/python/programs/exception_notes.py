class ConfigError(ValueError):
    def __init__(self, key, *, hint=None):
        super().__init__(f"bad {key}")
        self.key, self.hint = key, hint


def check(config):
    for key, value in config.items():
        try:
            int(value)
        except ValueError as error:
            wrong = ConfigError(key, hint=value).with_traceback(error.__traceback__)
            wrong.add_note("first")
            wrong.add_note("second")
            raise wrong from error


try:
    check({"a": "1", "b": "x"})
except ConfigError as error:
    print(error, error.key, error.hint, error.__notes__, type(error.__cause__).__name__)
try:
    raise KeyError("k")
except KeyError as error:
    print(hasattr(error, "__notes__"), error.with_traceback(None) is error)
