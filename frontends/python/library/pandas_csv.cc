// pandas.read_csv and the names of pandas. Written in Python.
#include "frontends/python/library/in_python.h"

namespace smgraph::python {

const std::string_view kPandasCsvText = R"py(
import csv
import math
import re
from numpy.core.scalars import converted, kind_of_type
from pandas.core.frame import DataFrame, of_columns
from smgraph import is_known, unread

_MISSING = {"", "#N/A", "#N/A N/A", "#NA", "-1.#IND", "-1.#QNAN", "-NaN", "-nan", "1.#IND", "1.#QNAN", "<NA>", "N/A", "NA", "NULL",
            "NaN", "None", "n/a", "nan", "null"}
_OPTIONS = {"sep", "delimiter", "header", "names", "index_col", "usecols", "comment", "dtype", "encoding", "skipinitialspace", "nrows",
            "keep_default_na", "engine", "quotechar", "skiprows", "low_memory", "parse_dates"}
_PACKED = (".gz", ".bz2", ".zip", ".xz", ".zst", ".tar")
_WHOLE = re.compile(r"[+-]?\d+")
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
_TRUTHS = {"True": True, "TRUE": True, "true": True, "False": False, "FALSE": False, "false": False}


def _float(text):
    """The number; not known where pandas reads its last digit in a way of its own."""
    digits, _, exponent = text.lower().partition("e")
    whole, _, part = digits.partition(".")
    simple = len((whole + part).strip("+-").lstrip("0")) <= 15 and abs(int(exponent or 0) - len(part)) <= 22
    return float(text) if simple else unread("pandas.read_csv")


def _column(texts, dtype):
    there = [text.strip() for text in texts if text is not None]
    if dtype is not None:
        kind = kind_of_type(dtype)
        if not is_known(kind) or (kind in "ib" and len(there) < len(texts)):
            return unread("pandas.read_csv")
        if kind != "b":
            return [math.nan if text is None else converted(text, kind) for text in texts]
    if there and all(map(_WHOLE.fullmatch, there)):
        return [math.nan if text is None else int(text) if len(there) == len(texts) else float(text) for text in texts]
    if all(map(_NUMBER.fullmatch, there)):
        return [math.nan if text is None else _float(text.strip()) for text in texts]
    if all(text in _TRUTHS for text in there):
        return [math.nan if text is None else _TRUTHS[text.strip()] for text in texts]
    inexact = any(text.lstrip("+-").lower() in ("inf", "infinity") for text in there)
    return unread("pandas.read_csv") if inexact else [math.nan if text is None else text for text in texts]


def _lines(source, comment, skipped):
    if hasattr(source, "read"):
        text = source.read()
    elif "://" in str(source) or str(source).endswith(_PACKED):
        return unread("pandas.read_csv")
    else:
        with open(source) as file:
            text = file.read()
    if not is_known(text):
        return text
    lines = text.split("\n")[skipped:]
    if comment:
        if any(comment in line and '"' in line for line in lines):
            return unread("pandas.read_csv")
        lines = [line.partition(comment)[0] if comment in line else line for line in lines if not line.startswith(comment)]
    return [line for line in lines if line.strip()]


def read_csv(filepath_or_buffer, sep=",", **options):
    sep, skipped = options.pop("delimiter", None) or sep, options.get("skiprows") or 0
    header = options.get("header", None if options.get("names") is not None else 0)
    fits = not options.keys() - _OPTIONS and is_known(filepath_or_buffer) and header in (0, None, "infer") and isinstance(skipped, int)
    if not fits or len(sep) != 1 or any(not is_known(one) for one in options.values()):
        return unread("pandas.read_csv", filepath_or_buffer)
    lines = _lines(filepath_or_buffer, options.get("comment"), skipped)
    if not is_known(lines):
        return unread("pandas.read_csv", lines)
    rows = list(csv.reader([line + "\n" for line in lines], delimiter=sep, quotechar=options.get("quotechar", '"'),
                           skipinitialspace=options.get("skipinitialspace", False)))
    return _frame(rows, header, options)


def _frame(rows, header, options):
    names = options.get("names")
    if header is not None:
        if not rows:
            return unread("pandas.read_csv")
        first = [name if name else f"Unnamed: {at}" for at, name in enumerate(rows.pop(0))]
        names = first if names is None else list(names)
    elif names is None:
        names = list(range(len(rows[0]) if rows else 0))
    names = list(names)
    if len(set(names)) < len(names) or any(len(row) > len(names) for row in rows):
        return unread("pandas.read_csv")
    rows = rows if options.get("nrows") is None else rows[:options["nrows"]]
    gone = _MISSING if options.get("keep_default_na", True) else set()
    types, dates, columns = options.get("dtype"), options.get("parse_dates") or [], {}
    if not isinstance(dates, list) or any(name not in names for name in dates):
        return unread("pandas.read_csv")
    for at, name in enumerate(names):
        texts = [row[at] if at < len(row) else "" for row in rows]
        if name in dates:
            columns[name] = [unread("pandas.Timestamp", text) for text in texts]
            continue
        columns[name] = _column([None if text in gone else text for text in texts], types.get(name) if isinstance(types, dict) else types)
        if not is_known(columns[name]):
            return unread("pandas.read_csv")
    chosen = options.get("usecols")
    if chosen is not None:
        columns = {name: values for at, (name, values) in enumerate(columns.items()) if name in chosen or at in chosen}
    frame = of_columns(columns)
    place = options.get("index_col")
    if place is None or place is False:
        return frame
    return frame.set_index([*columns][place] if isinstance(place, int) else place) if isinstance(place, (int, str)) else unread("pandas.read_csv")
)py";

const std::string_view kPandasText = R"py(
import math
from pandas.core.frame import DataFrame, concat
from pandas.core.series import Index, RangeIndex, Series, missing
from pandas.io.parsers import read_csv
from smgraph import is_known, unread

NaT = unread("pandas.NaT")
NA = unread("pandas.NA")


def isna(obj):
    if isinstance(obj, (Series, DataFrame, Index)):
        return obj.isna()
    scalar = is_known(obj) and (obj is None or isinstance(obj, (str, int, float, bool)))
    return missing(obj) if scalar else unread("pandas.isna", obj)


def notna(obj):
    found = isna(obj)
    return not found if isinstance(found, bool) else ~found if is_known(found) else unread("pandas.notna", obj)


isnull, notnull = isna, notna


def unique(values):
    return Series(values).unique()
)py";

}  // namespace smgraph::python
