# A decorator that is a descriptor binds the function itself.
class task:
    def __init__(self, function):
        self.function = function

    def __get__(self, instance, owner):
        return self if instance is None else self.function.__get__(instance, owner)


class Flow:
    name = "flow"

    @task
    def run(self, x=1):
        return f"{self.name}:{x}"


def free(self):
    return type(self).__name__


print(Flow().run(), Flow().run(2), isinstance(Flow.run, task), free.__get__(Flow(), Flow)(), free.__get__(None, Flow) is free)
