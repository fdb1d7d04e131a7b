# A schema read from class attributes.
class Field:
    def __init__(self, kind, required=True, default=None):
        self.kind, self.required, self.default = kind, required, default


class Schema:
    @classmethod
    def fields(cls):
        found = {}
        for base in reversed(cls.__mro__):
            for name, value in vars(base).items():
                if isinstance(value, Field):
                    found[name] = value
        return found

    @classmethod
    def load(cls, data):
        return {n: f.kind(data[n]) if n in data else f.default for n, f in cls.fields().items() if n in data or not f.required}


class Base(Schema):
    id = Field(int)
    name = Field(str, required=False, default="none")


class Job(Base):
    size = Field(float, default=1.0, required=False)
    name = Field(str.upper, required=False)


print(list(Job.fields()), Job.load({"id": "5", "name": "x"}), Base.load({"id": 1}), Job.fields()["name"].required)
