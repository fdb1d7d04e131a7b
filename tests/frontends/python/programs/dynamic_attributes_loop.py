# Attributes made in a loop, and methods from closures.
class Api:
    pass


for verb in ("get", "put"):
    def call(self, path, verb=verb):
        return f"{verb.upper()} {path}"
    setattr(Api, verb, call)


def make(name):
    return lambda self: f"{name}:{type(self).__name__}"


Api.info = make("info")
api = Api()
print(api.get("/x"), api.put("/y"), api.info(), [n for n in vars(Api) if not n.startswith("_")], Api.get.__name__)
