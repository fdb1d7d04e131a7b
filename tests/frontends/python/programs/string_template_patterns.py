# string.Template: subclasses with their own delimiter, names, flags and pattern.
from string import Template


class Percent(Template):
    delimiter = "%"


class Dotted(Template):
    idpattern = r"[a-z.]+"


class Upper(Template):
    flags = 0
    idpattern = "[A-Z]+"


class Braces(Template):
    braceidpattern = "[a-z ]+"


class Mustache(Template):
    pattern = r"""
    \{\{(?:
    (?P<escaped>\{\{)|
    (?P<named>[_a-z][_a-z0-9]*)\}\}|
    (?P<braced>[_a-z][_a-z0-9]*)\}\}|
    (?P<invalid>)
    )
    """


print(Percent("%a-%{b}-%%-$c").substitute(a=1, b=2))
print(Dotted("$a.b/${c.d}").substitute({"a.b": "1", "c.d": "2"}), Dotted("$a.b/${c.d}").safe_substitute({"a.b": "1"}))
print(Upper("$A $a").safe_substitute(A="x", a="y"), Braces("${a b} $c").substitute({"a b": 1, "c": 2}))
print(Mustache("{{a}} and {{b}} $a").substitute(a=1, b=2))
print(Template("$a $b ${a}").get_identifiers(), Template("$a $$").is_valid(), Template("$ a").is_valid())
print(Percent("%x %y").get_identifiers(), Template("x$y").template, Template.delimiter, Mustache("").get_identifiers())
print([m["named"] or m["braced"] for m in Template.pattern.finditer("a $x b ${y} $$")])
print(Template("$x y").pattern.sub("Q", "a $x b ${y}"))
print(Template("$a $b").substitute({"a": 1, "b": 2}, b=3), Template("$A $_b1").substitute(A=[1], _b1=None))
print(Template("$a $ ${ $b").safe_substitute(a=1))
for text in ("one $ two", "\n\n  $1", "${a", "$a ${"):
    try:
        print(Template(text).substitute(a=1))
    except ValueError as error:
        print(error)
try:
    Template("$a").substitute()
except KeyError as error:
    print("missing", error)


class Names(dict):
    def __missing__(self, key):
        return f"<{key}>"


print(Template("$a $b").substitute(Names(a=1)))
