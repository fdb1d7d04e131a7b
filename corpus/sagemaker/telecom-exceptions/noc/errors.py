class PipelineError(Exception):
    """Base class."""


class MissingInput(PipelineError, LookupError):
    def __init__(self, stage, key, *, hint=None):
        super().__init__(stage, key)
        self.stage, self.key, self.hint = stage, key, hint

    def __str__(self):
        return f"{self.stage} needs {self.key}" + (f" ({self.hint})" if self.hint else "")


class Skip(PipelineError):
    pass
