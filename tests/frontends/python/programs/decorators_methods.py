# Decorators on methods.
def logged(method):
    def inner(self, *args):
        self.log.append(method.__name__)
        return method(self, *args)
    return inner


class Job:
    def __init__(self):
        self.log = []

    @logged
    def load(self, path):
        return path.upper()

    @logged
    def run(self):
        return self.load("in") + "!"

    @staticmethod
    def version():
        return "v1"

    @classmethod
    def create(cls):
        return cls()


j = Job.create()
print(j.run(), j.load("x"), j.log, Job.version(), j.version())
