# A fluent builder.
class PipelineBuilder:
    def __init__(self, name):
        self.name = name
        self._steps = []
        self._params = {}

    def param(self, key, default=None):
        self._params[key] = default
        return self

    def step(self, name, after=None):
        depends = after if after is not None else [self._steps[-1][0]] if self._steps else []
        self._steps.append((name, depends))
        return self

    def when(self, flag, build):
        if flag:
            build(self)
        return self

    def build(self):
        return {"name": self.name, "steps": dict(self._steps), "params": dict(self._params)}


result = (
    PipelineBuilder("demo")
    .param("rows", 10)
    .step("a")
    .step("b")
    .when(True, lambda b: b.step("c", after=["a"]))
    .when(False, lambda b: b.step("never"))
    .step("d")
    .build()
)
print(result)
