# Configuration in classes that inherit.
class Config:
    REGION = "eu"
    SIZES = {"small": 1, "large": 8}
    NAME = f"job-{REGION}"

    @classmethod
    def to_dict(cls):
        return {k: getattr(cls, k) for k in ("REGION", "NAME", "SIZES")}


class Prod(Config):
    REGION = "us"
    SIZES = {**Config.SIZES, "huge": 64}
    NAME = Config.NAME.replace("eu", REGION)


configs = {"base": Config, "prod": Prod}
for key, cls in configs.items():
    print(key, cls.to_dict())
print(getattr(Prod, "MISSING", "none"), Prod.SIZES["huge"], "huge" in Config.SIZES, issubclass(Prod, Config))
current = configs["prod"]()
print(current.REGION, [k for k in vars(Prod) if k.isupper()])
