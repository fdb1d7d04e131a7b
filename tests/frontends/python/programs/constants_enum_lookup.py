# Constants found by name and by value.
class Status:
    NEW = 0
    DONE = 1

    @classmethod
    def name_of(cls, value):
        return next(k for k, v in vars(cls).items() if v == value and k.isupper())


print(Status.name_of(1), getattr(Status, "NEW"), [k for k in vars(Status) if not k.startswith("_") and k != "name_of"])
