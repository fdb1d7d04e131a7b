from dataclasses import InitVar, dataclass, field


@dataclass
class Config:
    """A configuration."""

    name: str
    size: int = 3
    tags: list = field(default_factory=list, metadata={"env": "TAGS"})
    scale: InitVar[int] = 1

    def options(self):
        return {n: getattr(self, n) for n in self.__dataclass_fields__ if n != "scale"}


config = Config("a", tags=["x"])
print(config.options(), config.__doc__, config.__match_args__)
for key, described in config.__dataclass_fields__.items():
    if key != "scale":
        print(key, described.name, described.metadata.get("env"), described.default == 3)
print([f.name for f in Config.__dataclass_fields__.values() if f.init and f.name != "scale"])
print(hasattr(config, "__dataclass_fields__"), hasattr("text", "__dataclass_fields__"))
