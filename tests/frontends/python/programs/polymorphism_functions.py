# The same call on different classes.
class Csv:
    ext = ".csv"

    def read(self, path):
        return f"rows of {path}{self.ext}"


class Json(Csv):
    ext = ".json"


class Api:
    def read(self, path, **options):
        return f"GET {path} {options or ''}".strip()


for source, options in [(Csv(), {}), (Json(), {}), (Api(), {"page": 2}), (Api(), {})]:
    print(source.read("p", **options), getattr(source, "ext", "none"))
