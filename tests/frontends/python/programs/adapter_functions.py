# Adapters between interfaces.
class Old:
    def fetch_all(self):
        return [1, 2]


class Adapter:
    def __init__(self, old):
        self.old = old

    def __iter__(self):
        return iter(self.old.fetch_all())

    def __len__(self):
        return len(self.old.fetch_all())


def rows(source):
    return [r * 10 for r in source]


print(rows(Adapter(Old())), len(Adapter(Old())), 2 in Adapter(Old()), max(Adapter(Old())), list(zip(Adapter(Old()), "ab")))
