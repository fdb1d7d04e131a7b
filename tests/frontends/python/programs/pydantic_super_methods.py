"""What super() finds behind the last class of a model's own: the methods of BaseModel."""
from pydantic import BaseModel


class Registered(BaseModel):
    name: str = "x"

    def __init_subclass__(cls, key=None, **kwargs):
        super().__init_subclass__(**kwargs)
        KEYS.append((cls.__name__, key))

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs):
        super().__pydantic_init_subclass__(**kwargs)
        FIELDS[cls.__name__] = sorted(cls.model_fields)


KEYS = []
FIELDS = {}


class Train(Registered, key="train"):
    epochs: int = 3

    def model_dump(self, **options):
        return {"kind": "train", **super().model_dump(**options)}

    def model_copy(self, **options):
        made = super().model_copy(**options)
        made.name += "'"
        return made

    @classmethod
    def model_validate(cls, data, **options):
        return super().model_validate({"name": "given", **data}, **options)

    def model_post_init(self, context):
        super().model_post_init(context)
        self.epochs *= 2


print(KEYS)
print(FIELDS)
print(Train().model_dump(exclude={"name"}))
print(Train.model_validate({"epochs": 4}).model_copy(update={"epochs": 5}).model_dump())
