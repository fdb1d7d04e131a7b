"""contextvars: what is set inside a context stays there."""

import contextvars

region = contextvars.ContextVar("region", default="us")
plain = contextvars.ContextVar("plain")


def call(name):
    region.set(name)
    return region.get()


context = contextvars.copy_context()
print(context.run(call, "eu"), region.get(), context[region], region in contextvars.copy_context())
token = region.set("ap")
print(contextvars.copy_context().run(region.get), token.old_value is contextvars.Token.MISSING)
region.reset(token)
print(region.get(), len(contextvars.copy_context()), plain.get("none"))
try:
    plain.get()
except LookupError:
    print("not set")
nested = contextvars.copy_context()
print(nested.run(lambda: (call("x"), nested.copy().run(call, "y"), region.get())))
print(context.get(plain, 5), [name.name for name in context])
