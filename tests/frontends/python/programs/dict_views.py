# keys(), values() and items() change with their dict.
prices = {"a": 1}
names, amounts, pairs = prices.keys(), prices.values(), prices.items()
prices["b"] = 2
print(list(names), list(amounts), list(pairs), len(names), "b" in names, 2 in amounts)
del prices["a"]
prices["b"] = 5
print(sorted(names), sum(amounts), dict(pairs), ("b", 5) in pairs)


class Shelf:
    def __init__(self):
        self.books = {}
        self.titles = self.books.keys()

    def add(self, title, pages):
        self.books[title] = pages
        return self


shelf = Shelf().add("Emma", 400).add("Ulysses", 700)
print([title for title in shelf.titles], names | shelf.books.keys() == {"b", "Emma", "Ulysses"})
kept = list(amounts)
prices.clear()
print(kept, list(amounts), len(pairs), bool(names))
