# string.Template, textwrap and constants.
import string
import textwrap
from string import Template

t = Template("Hello $name, you have ${count} in $$")
print(t.substitute(name="Ann", count=3), t.safe_substitute(name="Bob"))
print(Template("$a-$b").substitute({"a": 1, "b": 2}), string.ascii_lowercase[:5], string.digits, len(string.ascii_letters))
try:
    Template("$x").substitute()
except KeyError as error:
    print("missing", error)
print(textwrap.dedent("""
    a
      b
""").strip(), textwrap.indent("x\ny", "> "))
print(textwrap.fill("the quick brown fox jumps over", 12), textwrap.shorten("the quick brown fox", 12))
