# argparse.FileType: a file of the project, opened by default or by a word.
import argparse
import csv

parser = argparse.ArgumentParser()
parser.add_argument("--table", type=argparse.FileType("r"), default="tables_regions.csv")
parser.add_argument("--other", type=argparse.FileType("r"))
args = parser.parse_args([])
rows = [row for row in csv.reader(args.table) if row and not row[0].startswith("#")]
print(rows[0], len(rows), args.other)
args = parser.parse_args(["--other", "tables_regions.csv"])
print(args.other.readline().strip(), args.other.name)
