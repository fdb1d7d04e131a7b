# Pipelines as classes with hooks.
class Pipeline:
    name = "base"
    stages = ["extract", "transform", "load"]

    def run(self):
        self.results = []
        self.before()
        for stage in self.stages:
            method = getattr(self, stage, None) or self.default
            self.results.append(method(stage))
        self.after()
        return self.results

    def before(self):
        pass

    def after(self):
        pass

    def default(self, stage):
        return f"{self.name}:{stage}"


class Sales(Pipeline):
    name = "sales"
    stages = Pipeline.stages[:-1] + ["check", "load"]

    def before(self):
        self.results.append("start")

    def check(self, stage):
        return f"checked {len(self.results)}"

    def after(self):
        self.results = self.results[::-1]


print(Pipeline().run(), Sales().run(), Sales.stages, Pipeline.stages)
