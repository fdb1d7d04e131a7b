# CSV text.
import csv
import io

text = 'name,n\na,1\n"b,c",2\n'
rows = list(csv.reader(io.StringIO(text)))
print(rows)
print([dict(r) for r in csv.DictReader(io.StringIO(text))])
header, *body = [line.split(",") for line in "x,y\n1,2\n3,4".splitlines()]
print([dict(zip(header, map(int, r))) for r in body])

rows = csv.DictReader(io.StringIO("a,b\n1,2\n3\n4,5,6\n"), restval="-")
print(rows.fieldnames, [dict(row) for row in rows], next(csv.DictReader(io.StringIO("1;2"), ["x", "y"], delimiter=";")))
