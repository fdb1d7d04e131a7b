import csv
import io
import pprint

out = io.StringIO()
writer = csv.writer(out)
writer.writerow(["name", "note", 3])
writer.writerow(["a,b", 'say "hi"', None])
writer.writerows([[1, 2.5], ["line\nbreak", ""], [True, ""]])
print(repr(out.getvalue()))

table = io.StringIO()
rows = csv.DictWriter(table, fieldnames=["step", "count"], lineterminator="\n")
rows.writeheader()
rows.writerow({"step": "prep", "count": 1})
rows.writerow({"step": "train"})
rows.writerows([{"step": "eval", "count": 3}])
print(table.getvalue())
try:
    rows.writerow({"step": "x", "other": 1})
except ValueError as error:
    print(error)

loose = io.StringIO()
csv.DictWriter(loose, ["a"], restval="-", extrasaction="ignore").writerow({"b": 1})
print(repr(loose.getvalue()))

for name, options in {
    "tab": {"delimiter": "\t"},
    "all": {"quoting": csv.QUOTE_ALL},
    "nonnumeric": {"quoting": csv.QUOTE_NONNUMERIC},
    "single": {"quotechar": "'"},
    "escape": {"quoting": csv.QUOTE_NONE, "escapechar": "\\"},
    "excel-tab": {"dialect": "excel-tab"},
    "unix": {"dialect": "unix"},
}.items():
    text = io.StringIO()
    csv.writer(text, **options).writerow(["a'b", "c,d", 1, 'x"y'])
    print(name, repr(text.getvalue()))

print(list(csv.reader(["'a,b',c"], quotechar="'")))
print(list(csv.reader(["a; 'b;c'"], delimiter=";", quotechar="'", skipinitialspace=True)))
print(list(csv.reader(["a, b", 'c, "d, e"'], skipinitialspace=True)))
print(list(csv.reader(['"a",b'], quoting=csv.QUOTE_NONE)))
print(list(csv.reader(['"a",1.5'], quoting=csv.QUOTE_NONNUMERIC)))
print(list(csv.reader(["a\\,b,c"], escapechar="\\")))
print(list(csv.reader(['"a""b",c', '"two', 'lines",d'])))
print(list(csv.reader(["a\tb"], dialect="excel-tab")))
print(list(csv.reader(['"it""s"'], doublequote=True)), list(csv.reader([])), list(csv.reader([""])))


class Pipes(csv.Dialect):
    delimiter = "|"
    quotechar = '"'
    lineterminator = "\n"
    quoting = csv.QUOTE_MINIMAL


csv.register_dialect("pipes", delimiter="|")
print(list(csv.reader(["a|b"], dialect="pipes")), list(csv.reader(["c|d"], dialect=Pipes)))
print([dict(row) for row in csv.DictReader(io.StringIO("a|b\n1|2\n"), delimiter="|")])
reader = csv.reader(io.StringIO("a,b\n1,2\n"))
print(next(reader), reader.line_num, [row for row in reader])

shown = io.StringIO()
pprint.pprint({"b": 1, "a": [2, 3]}, stream=shown)
print(shown.getvalue())
pprint.pprint(["x"], indent=2)
print(pprint.pformat({"b": 1, "a": 2}), end="|\n")
pprint.pp({"b": 1, "a": 2})
