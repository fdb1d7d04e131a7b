// pandas.DataFrame, as far as tables decide what is built: rows, columns, choices, groups. Written
// in Python; what is not here is not known.
#include "frontends/python/library/in_python.h"

namespace smgraph::python {

const std::string_view kPandasFramesText = R"py(
import math
from collections import namedtuple
from keyword import iskeyword
from numpy.core.arrays import array, ndarray
from numpy.core.scalars import COMPARISONS, NOT_HERE, OPERATORS, box, kind_of, plain
from pandas.core.series import Index, RangeIndex, Series, _Places, bools, column_kind, index_of, missing, sorted_places
from smgraph import is_known, unread

_CHANGING = {"clip", "eval", "ffill", "bfill", "interpolate", "insert", "isetitem", "mask", "query", "replace", "rename_axis", "sort_index", "update", "where"}
_UNREAD = set("""T abs add add_prefix add_suffix align all any asfreq asof at_time attrs axes between_time bfill boxplot
clip combine combine_first compare convert_dtypes corr corrwith count cov cummax cummin cumprod cumsum describe diff div divide dot
droplevel dtypes eq eval ewm expanding explode ffill first_valid_index flags floordiv from_arrow from_records ge
gt hist idxmax idxmin infer_objects info insert interpolate isetitem isin join kurt kurtosis last_valid_index le lt
mask max mean median melt memory_usage merge min mod mode mul multiply ne nlargest nsmallest nunique
pct_change pivot pivot_table plot pow prod product quantile query radd rank rdiv reindex reindex_like rename_axis reorder_levels
replace resample rfloordiv rmod rmul rolling round rpow rsub rtruediv sample select select_dtypes sem set_axis set_flags shift skew
sort_index sparse squeeze stack std style sub subtract sum swaplevel take to_clipboard to_csv to_excel to_feather to_hdf to_html
to_iceberg to_json to_latex to_markdown to_orc to_parquet to_period to_pickle to_records to_sql to_stata to_string to_timestamp
to_xarray to_xml transform transpose truediv truncate tz_convert tz_localize unstack update value_counts var where xs""".split())


def lost(name):
    return unread("pandas.DataFrame." + name)


class DataFrame:
    def __new__(cls, data=None, index=None, columns=None, dtype=None, copy=None):
        made = _columns_of(data, columns) if is_known(data) and is_known(columns) and dtype is None else None
        if made is None or (index is not None and not is_known(index)) or not all(map(is_known, made.values())):
            return unread("pandas.DataFrame", data)
        lengths = [len(values) for values in made.values() if isinstance(values, list)]
        labels = list(range(max([0, *lengths]))) if index is None else list(index)
        made = {name: values if isinstance(values, list) else [values] * len(labels) for name, values in made.items()}
        if any(len(values) != len(labels) for values in made.values()):
            return unread("pandas.DataFrame", data)
        of_rows = isinstance(data, DataFrame) and index is None
        return object.__new__(cls)._set({name: column_kind(values) for name, values in made.items()}, data.index if of_rows else None if index is None else index_of(index), len(labels))

    def __init__(self, *args, **options):
        pass

    @classmethod
    def from_dict(cls, data, orient="columns", **options):
        return cls(data, **options) if orient == "columns" else lost("from_dict")

    def _set(self, columns, index, count):
        object.__setattr__(self, "_columns", columns)
        object.__setattr__(self, "index", RangeIndex(range(count)) if index is None else index)
        return self

    def _like(self, columns):
        return object.__new__(DataFrame)._set(columns, self.index, len(self.index))

    def _taken(self, places):
        labels = Index([self.index._labels[at] for at in places], self.index.name)
        return object.__new__(DataFrame)._set({name: (kind, [values[at] for at in places]) for name, (kind, values) in self._columns.items()}, labels, len(places))

    def _row(self, place, label=None):
        kinds = {kind for kind, _ in self._columns.values()}
        values = [values[place] for _, values in self._columns.values()]
        if kinds == {"i", "f"}:
            values, kinds = list(map(float, values)), {"f"}
        return _series(values, [*self._columns], self.index._labels[place], kinds.pop() if len(kinds) == 1 and "?" not in kinds else "O")

    def _column(self, name):
        kind, values = self._columns[name]
        return lost("__getitem__") if kind == "?" else _series(values, self.index, name, kind)

    def _unsure(self, names=None):
        """Whether an element of the columns is not known."""
        return any(self._columns[name][0] == "?" for name in (self._columns if names is None else names))

    def _lose(self, name):
        object.__setattr__(self, "_columns", unread("a table that pandas changes"))
        return lost(name)

    def __getattr__(self, name):
        if name in _UNREAD:
            return self._lose(name) if name in _CHANGING else lost(name)
        if name[:1] != "_" and name in self._columns:
            return self._column(name)
        raise AttributeError(f"'DataFrame' object has no attribute {name!r}")

    def __setattr__(self, name, value):
        if name == "columns":
            named = list(value)
            self._set(dict(zip(named, self._columns.values())) if len(named) == len(self._columns) else lost("columns"), self.index, len(self))
        elif name == "index":
            object.__setattr__(self, name, index_of(value))
        elif name in self._columns:
            self[name] = value
        else:
            object.__setattr__(self, name, value)

    columns = property(lambda self: Index(self._columns))
    loc = property(lambda self: _Places(self, True))
    iloc = property(lambda self: _Places(self, False))
    at, iat = loc, iloc
    shape = property(lambda self: (len(self.index), len(self._columns)))
    size = property(lambda self: len(self.index) * len(self._columns))
    empty = property(lambda self: self.size == 0)
    values = property(lambda self: self.to_numpy())
    ndim = 2
    __hash__ = None

    def __len__(self):
        return len(self.index)

    def __iter__(self):
        return iter(self._columns)

    def keys(self):
        return self.columns

    def __contains__(self, name):
        return name in self._columns

    def __bool__(self):
        raise ValueError("The truth value of a DataFrame is ambiguous. Use a.empty, a.bool(), a.item(), a.any() or a.all().")

    def __str__(self):
        return lost("__str__")

    __repr__ = __str__

    def __eq__(self, other):
        return lost("__eq__")

    def __getitem__(self, key):
        if not is_known(key):
            return unread("pandas.DataFrame.__getitem__", key)
        if isinstance(key, slice):
            return self.iloc[key]
        if isinstance(key, (Series, ndarray, list, Index)):
            mask = bools(key)
            if mask is not None and mask:
                return self._taken([at for at, keep in enumerate(mask) if keep])
            return self._like({name: self._columns[name] if name in self._columns else self._no_column(name) for name in key})
        return self._column(key) if key in self._columns else self._no_column(key)

    def _no_column(self, name):
        raise KeyError(name)

    def get(self, key, default=None):
        if not is_known(key):
            return unread("pandas.DataFrame.get", key)
        return self[key] if isinstance(key, list) or key in self._columns else default

    def __setitem__(self, key, value):
        if not is_known(key) or not isinstance(key, (str, int)):
            self._lose("__setitem__")
            return
        if not is_known(value):
            self._columns[key] = ("?", [value] * len(self))
            return
        if isinstance(value, (dict, set, DataFrame)) or (isinstance(value, Series) and value.index._labels != self.index._labels):
            self._columns[key] = ("?", [unread("pandas.DataFrame.__setitem__")] * len(self))
            return
        one = isinstance(value, str) or not hasattr(value, "__iter__")
        values = [value] * len(self) if one else list(value)
        if not self._columns and not len(self) and not one:
            object.__setattr__(self, "index", RangeIndex(range(len(values))))
        if len(values) != len(self):
            raise ValueError(f"Length of values ({len(values)}) does not match length of index ({len(self)})")
        self._columns[key] = (value._kind, values) if isinstance(value, Series) else column_kind(values)

    def __delitem__(self, name):
        del self._columns[name]

    def pop(self, name):
        column = self[name]
        del self._columns[name]
        return column

    def _changed(self, rows, key, value):
        rows, column = (rows(key[0]), key[1]) if isinstance(key, tuple) else (None, None)
        known = rows is not None and column in self._columns and is_known(value) and not hasattr(value, "__iter__") or isinstance(value, str)
        if not known or column_kind([value])[0] != self._columns[column][0]:
            self._lose("loc")
            return
        kind, values = self._columns[column]
        places = [rows] if isinstance(rows, int) else rows
        self._columns[column] = (kind, [plain(value) if at in places else one for at, one in enumerate(values)])

    def assign(self, **columns):
        made = self.copy()
        for name, value in columns.items():
            made[name] = value(made) if callable(value) else value
        return made

    def copy(self, deep=True):
        return self._like({name: (kind, list(values)) for name, (kind, values) in self._columns.items()})

    def iterrows(self):
        for at, label in enumerate(self.index):
            yield label, self._row(at)

    def itertuples(self, index=True, name="Pandas"):
        names = [*(["Index"] if index else []), *self._columns]
        rows = zip(*([self.index] if index else []), *(values for _, values in self._columns.values()))
        if name is None:
            return rows
        fields = [one if isinstance(one, str) and one.isidentifier() and not one.startswith("_") and not iskeyword(one) else f"_{at}" for at, one in enumerate(names)]
        made = namedtuple(name, fields)
        return map(made._make, rows)

    def items(self):
        return ((name, self._column(name)) for name in self._columns)

    def to_dict(self, orient="dict", **options):
        columns = {name: values for name, (_, values) in self._columns.items()}
        if options or orient not in ("dict", "list", "records", "index", "split", "series"):
            return lost("to_dict")
        if orient == "dict":
            return {name: dict(zip(self.index, values)) for name, values in columns.items()}
        if orient == "list":
            return {name: list(values) for name, values in columns.items()}
        if orient == "series":
            return dict(self.items())
        rows = [dict(zip(columns, row)) for row in zip(*columns.values())]
        if orient == "split":
            return {"index": self.index.tolist(), "columns": [*columns], "data": [list(row.values()) for row in rows]}
        return rows if orient == "records" else dict(zip(self.index, rows))

    def to_numpy(self):
        rows = list(map(list, zip(*(values for _, values in self._columns.values()))))
        kinds = {kind for kind, _ in self._columns.values()}
        kind = "f" if kinds == {"i", "f"} else kinds.pop() if len(kinds) == 1 and kinds <= set("bif") else "O"
        return array(rows, dtype=kind) if rows and not self._unsure() else lost("to_numpy")

    def head(self, n=5):
        return self._taken(list(range(len(self)))[:n])

    def tail(self, n=5):
        return self._taken(list(range(len(self)))[-n:] if n else [])

    def _done(self, made, inplace):
        if not inplace:
            return made
        self._set(made._columns, made.index, len(made)) if is_known(made) else self._lose("inplace")

    def sort_values(self, by, ascending=True, inplace=False, ignore_index=False, kind=None, **options):
        names = by if isinstance(by, list) else [by]
        upwards = ascending if isinstance(ascending, list) else [ascending] * len(names)
        places = sorted_places([self[name] for name in names], upwards, kind)
        made = lost("sort_values") if options or not is_known(places) else self._taken(places)
        return self._done(made.reset_index(drop=True) if ignore_index else made, inplace)

    def drop(self, labels=None, axis=0, columns=None, index=None, inplace=False, errors="raise"):
        if columns is None and axis in (1, "columns"):
            columns = labels
        if columns is None:
            gone = labels if index is None else index
            gone = list(gone) if isinstance(gone, (list, tuple, Index)) else [gone]
            return self._done(self._taken([at for at, label in enumerate(self.index) if label not in gone]), inplace)
        gone = columns if isinstance(columns, (list, tuple, Index)) else [columns]
        absent = [name for name in gone if name not in self._columns]
        if absent and errors == "raise":
            raise KeyError(f"{absent} not found in axis")
        return self._done(self._like({name: column for name, column in self._columns.items() if name not in gone}), inplace)

    def dropna(self, subset=None, how="any", inplace=False, **options):
        names = [*self._columns] if subset is None else [subset] if isinstance(subset, str) else list(subset)
        test = all if how == "all" else any
        if self._unsure(names):
            return self._done(lost("dropna"), inplace)
        rows = [[missing(self._columns[name][1][at]) for name in names] for at in range(len(self))]
        return self._done(lost("dropna") if options else self._taken([at for at, gone in enumerate(rows) if not test(gone)]), inplace)

    def fillna(self, value=None, inplace=False, **options):
        filled = lost("fillna") if self._unsure() else self.copy()
        for name in [] if options or self._unsure() else self._columns:
            if not isinstance(value, dict) or name in value:
                column = self._column(name).fillna(value[name] if isinstance(value, dict) else value)
                filled._columns[name] = (column._kind, column._values)
        return self._done(lost("fillna") if options else filled, inplace)

    def isna(self):
        return lost("isna") if self._unsure() else self._like({name: ("b", list(map(missing, values))) for name, (_, values) in self._columns.items()})

    isnull = isna

    def notna(self):
        return lost("notna") if self._unsure() else self._like({name: ("b", [not missing(one) for one in values]) for name, (_, values) in self._columns.items()})

    notnull = notna

    def rename(self, mapper=None, columns=None, axis=None, inplace=False, **options):
        renamed = columns if mapper is None else mapper if axis in (1, "columns") else None
        if options or renamed is None:
            return self._done(lost("rename"), inplace)
        name_of = renamed if callable(renamed) else lambda name: renamed.get(name, name)
        return self._done(self._like({name_of(name): column for name, column in self._columns.items()}), inplace)

    def reset_index(self, drop=False, inplace=False, **options):
        kept = {} if drop else {self.index.name or "index": column_kind(self.index)}
        made = object.__new__(DataFrame)._set({**kept, **self._columns}, None, len(self))
        return self._done(lost("reset_index") if options else made, inplace)

    def set_index(self, keys, drop=True, inplace=False, **options):
        name = keys[0] if isinstance(keys, list) else keys
        if options or isinstance(keys, list) and len(keys) > 1 or not is_known(self[name]):
            return self._done(lost("set_index"), inplace)
        rest = {one: column for one, column in self._columns.items() if one != name or not drop}
        return self._done(object.__new__(DataFrame)._set(rest, Index(self[name], name), len(self)), inplace)

    def filter(self, items=None, **options):
        return lost("filter") if options or items is None else self[[name for name in items if name in self._columns]]

    def duplicated(self, subset=None, **options):
        names = [*self._columns] if subset is None else [subset] if isinstance(subset, str) else list(subset)
        if options or self._unsure(names):
            return lost("duplicated")
        rows = list(zip(*(self._columns[name][1] for name in names)))
        return _series([row in rows[:at] for at, row in enumerate(rows)], self.index, None, "b")

    def drop_duplicates(self, subset=None, inplace=False, ignore_index=False, **options):
        again = self.duplicated(subset, **options)
        made = lost("drop_duplicates") if not is_known(again) else self._taken([at for at, second in enumerate(again) if not second])
        return self._done(made.reset_index(drop=True) if ignore_index else made, inplace)

    def pipe(self, func, *args, **options):
        return func(self, *args, **options)

    def apply(self, func, axis=0, args=(), **options):
        if axis not in (1, "columns"):
            return lost("apply")
        results = [func(self._row(at), *args, **options) for at in range(len(self))]
        return lost("apply") if not results or any(isinstance(one, (Series, list)) for one in results) else _series(results, self.index, None)

    def map(self, func, **options):
        return lost("map") if options else self._like({name: column_kind(map(func, values)) for name, (_, values) in self._columns.items()})

    def astype(self, dtype, **options):
        made = self.copy()
        for name in [] if self._unsure() else self._columns:
            if not isinstance(dtype, dict) or name in dtype:
                column = self._column(name).astype(dtype[name] if isinstance(dtype, dict) else dtype)
                made._columns[name] = (column._kind, column._values)
        return lost("astype") if options or self._unsure() else made

    def groupby(self, by=None, sort=True, **options):
        names = by if isinstance(by, list) else [by]
        if options.keys() - {"as_index"} or options.get("as_index", True) is not True or not all(isinstance(name, str) for name in names):
            return lost("groupby")
        if self._unsure([name for name in names if name in self._columns]):
            return lost("groupby")
        keys = list(zip(*(self[name]._values for name in names)))
        return _Groups(self, names, keys if isinstance(by, list) else [key[0] for key in keys], sort)


_AGGREGATED = ("sum", "mean", "min", "max", "count", "nunique", "std")


class _Groups:
    def __init__(self, frame, names, keys, sort, column=None):
        self._frame, self._names, self._keys, self._column = frame, names, keys, column
        there = [key for key in dict.fromkeys(keys) if not missing(key)]
        self._order, self._sort = sorted(there) if sort else there, sort

    def _group(self, key):
        group = self._frame._taken([at for at, one in enumerate(self._keys) if one == key])
        return group if self._column is None else group[self._column]

    def __iter__(self):
        return ((key, self._group(key)) for key in self._order)

    def __len__(self):
        return len(self._order)

    ngroups = property(__len__)

    def get_group(self, name):
        if name not in self._order:
            raise KeyError(name)
        return self._group(name)

    def __getitem__(self, column):
        return _Groups(self._frame, self._names, self._keys, self._sort, column)

    def _each(self, function):
        results = [function(self._group(key)) for key in self._order]
        fits = len(self._names) == 1 and not isinstance(self._keys[0], tuple) and not any(isinstance(one, (Series, DataFrame)) for one in results)
        return _series(results, Index(self._order, self._names[0]), self._column) if fits else unread("pandas.DataFrameGroupBy")

    def size(self):
        made = self._each(len)
        return made if not is_known(made) else _series(made._values, made.index, None)

    def apply(self, func, *args, **options):
        return self._each(lambda group: func(group, *args, **options)) if self._column is not None else unread("pandas.DataFrameGroupBy.apply")

    def agg(self, func=None, **options):
        if options or self._column is None or not (func is list or func in _AGGREGATED):
            return unread("pandas.DataFrameGroupBy.agg")
        return self._each(list) if func is list else getattr(self, func)()

    aggregate = agg

    def __getattr__(self, name):
        if name in self._frame._columns and self._column is None:
            return self[name]
        exact = isinstance(self._column, str) and self._frame[self._column]._kind in "ib"
        if name in _AGGREGATED and exact:
            return lambda: self._each(lambda group: getattr(group, name)())
        return unread("pandas.DataFrameGroupBy." + name)


def _series(values, index, name, kind=None):
    made = object.__new__(Series)
    made.__init__(values, index, None, name, kind)
    return made


def _columns_of(data, columns):
    """The columns of what a table is made of, as lists or single values; None for what is not here."""
    if data is None:
        return {name: [] for name in columns or ()}
    if isinstance(data, DataFrame):
        return {name: list(data._columns[name][1]) for name in columns or data._columns}
    if isinstance(data, dict):
        plainly = {name: list(value) if isinstance(value, (list, tuple, ndarray, range, Index)) else value for name, value in data.items()}
        series = [value for value in data.values() if isinstance(value, Series)]
        if any(isinstance(value, (dict, set)) for value in data.values()) or (series and len(series) < len(data)) or any(one.index._labels != list(range(len(one))) for one in series):
            return None
        plainly = {name: list(value) if isinstance(value, Series) else value for name, value in plainly.items()}
        return plainly if columns is None else {name: plainly.get(name, math.nan) for name in columns}
    if not isinstance(data, (list, tuple, ndarray, zip, map)) and not hasattr(data, "__next__"):
        return None
    rows = list(data)
    if rows and all(isinstance(row, dict) for row in rows):
        names = list(dict.fromkeys(name for row in rows for name in row)) if columns is None else list(columns)
        return {name: [row.get(name, math.nan) for row in rows] for name in names}
    if rows and hasattr(rows[0], "_fields") and columns is None:
        columns = rows[0]._fields
    lists = [list(row) if isinstance(row, (list, tuple, ndarray)) else [row] for row in rows]
    names = list(range(len(lists[0]) if lists else 0)) if columns is None else list(columns)
    if any(len(row) != len(names) for row in lists) or any(isinstance(row, (Series, set)) for row in rows):
        return None
    return {name: [plain(row[at]) for row in lists] for at, name in enumerate(names)}


def of_columns(columns):
    count = max([0, *map(len, columns.values())])
    return object.__new__(DataFrame)._set({name: column_kind(values) for name, values in columns.items()}, None, count)


def concat(objs, axis=0, ignore_index=False, **options):
    frames = list(objs)
    if not is_known(len(frames)):
        return unread("pandas.concat", objs)
    same = frames and all(isinstance(one, DataFrame) and [*one._columns] == [*frames[0]._columns] for one in frames)
    if not same or axis != 0 or options:
        return unread("pandas.concat")
    columns = {name: [value for one in frames for value in one._columns[name][1]] for name in frames[0]._columns}
    made = of_columns(columns)
    return made if ignore_index else made._set(made._columns, Index([label for one in frames for label in one.index]), len(made))


for _name in [*OPERATORS, *COMPARISONS, *NOT_HERE]:
    setattr(DataFrame, f"__{_name}__", lambda self, other: lost("operator"))
    setattr(DataFrame, f"__r{_name}__", lambda self, other: lost("operator"))
)py";

}  // namespace smgraph::python
