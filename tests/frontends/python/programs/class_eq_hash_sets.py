# Objects in sets and dicts.
class Tag:
    def __init__(self, name):
        self.name = name.lower()

    def __eq__(self, other):
        return self.name == (other.name if isinstance(other, Tag) else other)

    def __hash__(self):
        return hash(self.name)

    def __repr__(self):
        return f"#{self.name}"


tags = [Tag("A"), Tag("b"), Tag("a")]
unique = []
for t in tags:
    if t not in unique:
        unique.append(t)
print(unique, len({*tags}), Tag("B") in tags, {Tag("x"): 1}.get(Tag("X")), tags.count(Tag("a")), tags[0] == "a", dict.fromkeys(tags))
