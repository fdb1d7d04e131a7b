"""attrs refuses what has no default behind what has one, but for keywords and what is not given."""
import attr
import attrs
from attrs import Factory, define, field, frozen


def refused(make):
    try:
        return make().__name__
    except ValueError as error:
        return str(error).partition(".")[0]


def plain():
    @define
    class Plain:
        depth: int = 1
        name: str

    return Plain


def old():
    @attr.s
    class Old:
        depth = attr.ib(factory=list)
        name = attr.ib()

    return Old


def decorated():
    @frozen
    class Decorated:
        depth: int = field()
        name: str

        @depth.default
        def _depth(self):
            return 3

    return Decorated


def inherited():
    @define
    class Base:
        depth: int = 1

    @define
    class Inherited(Base):
        name: str

    return Inherited


def keywords():
    @define
    class Base:
        depth: int = 1
        tags: list = field(factory=list, kw_only=True)

    @define(kw_only=True)
    class Keywords(Base):
        name: str

    return Keywords


def computed():
    @define
    class Computed:
        name: str
        title: str = field(init=False)
        depth: int = Factory(lambda: 4)
        late: int = field(init=False)

        def __attrs_post_init__(self):
            self.title, self.late = self.name.title(), self.depth + 1

    print(Computed("x"))
    return Computed


for make in (plain, old, decorated, inherited, keywords, computed):
    print(make.__name__, refused(make))
print(keywords()(2, name="n"), attrs.fields(keywords()).name.kw_only)
