# Abstract properties, class methods and partial implementations.
import abc


class Source(abc.ABC):
    @property
    @abc.abstractmethod
    def uri(self): ...

    @classmethod
    @abc.abstractmethod
    def create(cls, name): ...

    @staticmethod
    def clean(name):
        return name.strip("/")

    def full(self, key):
        return f"{self.uri}/{self.clean(key)}"


class Bucket(Source):
    def __init__(self, name):
        self.name = name

    @property
    def uri(self):
        return f"s3://{self.name}"

    @classmethod
    def create(cls, name):
        return cls(cls.clean(name))


class Partial(Source):
    uri = "mem://"


print(Bucket.create("/b/").full("/k/"), issubclass(Bucket, Source))
try:
    Partial()
except TypeError as error:
    print(error)
