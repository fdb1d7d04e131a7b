# Functions that share state in a class.
class Pipeline:
    def __init__(self):
        self.order = []
        self.outputs = {}

    def task(self, f=None, **options):
        def wrap(g):
            def call(*args):
                self.order.append(g.__name__)
                self.outputs[g.__name__] = g(*args)
                return self.outputs[g.__name__]
            call.options = options
            return call
        return wrap(f) if f else wrap


p = Pipeline()


@p.task
def load():
    return [1, 2]


@p.task(retries=2)
def double(rows):
    return [r * 2 for r in rows]


print(double(load()), p.order, p.outputs, double.options, load.options)
