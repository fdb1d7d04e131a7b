// pandas: columns and rows. Written in Python; values are kept as Python's own, and given as the
// scalars of numpy where pandas gives those.
#include "frontends/python/library/in_python.h"

namespace smgraph::python {

const std::string_view kPandasSeriesText = R"py(
import math
from numpy.core.arrays import array, ndarray
from numpy.core.scalars import COMPARISONS, NOT_HERE, OPERATORS, box, converted, kind_of, kind_of_type, operate, plain, rounded, sum_of
from smgraph import is_known, unread

_CHANGING = {"insert", "isetitem", "mask", "pop", "replace", "update", "where"}
_SERIES = set("""T add add_prefix add_suffix agg aggregate align argmax argmin argsort array asfreq asof at_time attrs autocorr axes
between_time bfill case_when cat clip combine combine_first compare convert_dtypes corr cov cummax cummin cumprod describe diff div
divide divmod dot droplevel dt dtypes eq equals ewm expanding explode factorize ffill filter first_valid_index flags floordiv from_arrow
ge groupby gt hasnans hist infer_objects info interpolate is_monotonic_decreasing is_monotonic_increasing is_unique kurt kurtosis
last_valid_index le list lt mask median memory_usage mod mode mul multiply nbytes ne nlargest nsmallest pct_change pipe plot pop pow
product quantile radd rank rdiv rdivmod reindex reindex_like rename_axis reorder_levels repeat replace resample rfloordiv rmod rmul
rolling rpow rsub rtruediv sample searchsorted sem set_axis set_flags shift skew sort_index sparse squeeze struct sub subtract
swaplevel take to_clipboard to_csv to_excel to_hdf to_json to_latex to_markdown to_period to_pickle to_sql to_string to_timestamp
to_xarray transform transpose truediv truncate tz_convert tz_localize unstack update var view where xs""".split())
_INDEX = set("""T append argmax argmin argsort array asof asof_locs delete diff difference drop drop_duplicates droplevel duplicated
equals factorize get_indexer get_indexer_for get_indexer_non_unique get_level_values get_slice_bound groupby has_duplicates hasnans
identical infer_objects inferred_type insert intersection is_ is_monotonic_decreasing is_monotonic_increasing is_unique item join
memory_usage nbytes nlevels putmask ravel reindex rename searchsorted set_names shift slice_indexer slice_locs sort_values sortlevel
symmetric_difference take to_flat_index to_frame to_series transpose union view where""".split())


def missing(value):
    """Whether a value is None or not a number."""
    return value is None or (isinstance(value, float) and value != value)


def column_kind(values):
    """The kind of a column, and its values with what is missing as pandas holds it."""
    values = list(map(plain, values))
    if not all(map(is_known, values)):
        return "?", values  # only rows are made of it
    there = [value for value in values if not missing(value)]
    kind = kind_of(there) if there else "f" if values and any(value is not None for value in values) else "O"
    if kind in "bO" or (len(there) == len(values) and kind != "f"):
        return kind, values
    values = [math.nan if missing(value) else float(value) if kind in "if" else value for value in values]
    return "f" if kind == "i" else kind, values


def bools(mask):
    """The truths of a mask; None for what is none."""
    if is_known(mask) and isinstance(mask, (Series, ndarray, list)):
        values = list(map(plain, mask))
        if all(is_known(value) and isinstance(value, bool) for value in values):
            return values
    return None


def lost(name):
    return unread("pandas." + name)


class Index:
    def __init__(self, data=(), name=None):
        self._labels, self.name = list(map(plain, data)), name

    def __getattr__(self, name):
        if name not in _INDEX:
            raise AttributeError(f"'Index' object has no attribute {name!r}")
        return lost("Index." + name)

    def __iter__(self):
        return iter(self._labels)

    def __len__(self):
        return len(self._labels)

    def __contains__(self, label):
        return plain(label) in self._labels

    def __getitem__(self, at):
        if isinstance(at, slice):
            return Index(self._labels[at], self.name)
        mask = bools(at)
        if mask is not None:
            return Index([label for label, keep in zip(self._labels, mask) if keep], self.name)
        return box(self._labels[at]) if isinstance(at, int) else lost("Index.__getitem__")

    def __eq__(self, other):
        return Series(self._labels) == other

    def __str__(self):
        return lost("Index.__str__")

    __repr__ = __str__
    __hash__ = None

    @property
    def values(self):
        return self.to_numpy()

    @property
    def str(self):
        return Series(self._labels).str

    size = property(__len__)
    shape = property(lambda self: (len(self),))
    empty = property(lambda self: not self._labels)
    names = property(lambda self: [self.name])
    ndim = 1

    def to_numpy(self):
        return array(self._labels)

    def tolist(self):
        return list(self._labels)

    to_list = tolist

    def get_loc(self, label):
        return self._labels.index(label) if label in self._labels else _no_label(label)

    def isin(self, values):
        return Series(self._labels).isin(values).values

    def astype(self, dtype):
        return Index(Series(self._labels).astype(dtype), self.name)

    def map(self, mapper):
        return Index(Series(self._labels).map(mapper), self.name)

    def unique(self):
        return Index(dict.fromkeys(self._labels), self.name)

    nunique = lambda self: len(set(self._labels))
    copy = lambda self: Index(self._labels, self.name)
    min = lambda self: box(min(self._labels))
    max = lambda self: box(max(self._labels))


class RangeIndex(Index):
    pass


def _no_label(label):
    raise KeyError(label)


def index_of(labels):
    return labels if isinstance(labels, Index) else Index(labels)


class _Places:
    """What iloc, loc, at and iat look up: places, or labels where `labels`."""

    def __init__(self, owner, labels):
        self._owner, self._labels = owner, labels

    def _rows(self, key):
        """The places that a key names: one of them, a list, or None for what is not here."""
        labels = self._owner.index._labels
        if not is_known(key):
            return None
        mask = bools(key)
        if mask is not None:
            return [at for at, keep in enumerate(mask) if keep]
        if isinstance(key, (list, Series, Index)):
            found = [self._rows(one) for one in key]
            return found if all(isinstance(one, int) for one in found) else None
        if isinstance(key, slice):
            if not self._labels:
                return list(range(len(labels)))[key]
            bounds = [None if end is None else self._rows(end) for end in (key.start, key.stop)]
            fits = key.step is None and all(end is None or isinstance(end, int) for end in bounds)
            return list(range(len(labels)))[bounds[0]:None if bounds[1] is None else bounds[1] + 1] if fits else None
        key = plain(key)
        if self._labels:
            if key not in labels:
                raise KeyError(key)
            return labels.index(key) if labels.count(key) == 1 else [at for at, label in enumerate(labels) if label == key]
        if not -len(labels) <= key < len(labels):
            raise IndexError("single positional indexer is out-of-bounds")
        return key % len(labels)

    def __getitem__(self, key):
        if not is_known(key) or (isinstance(key, tuple) and not all(map(is_known, key))):
            return unread("pandas.DataFrame.loc", *(key if isinstance(key, tuple) else [key]))
        if isinstance(key, tuple) and hasattr(self._owner, "_columns"):
            rows, column = key
            names = list(self._owner.columns)
            chosen = self[rows]
            if isinstance(column, slice) and column == slice(None):
                return chosen
            if self._labels:
                return chosen[column]
            return chosen[names[column] if isinstance(column, int) else [names[at] for at in column] if isinstance(column, list) else names[column]]
        rows = self._rows(key)
        return lost("DataFrame.loc") if rows is None else self._owner._row(rows) if isinstance(rows, int) else self._owner._taken(rows)

    def __setitem__(self, key, value):
        self._owner._changed(self._rows, key, value)


class _Text:
    """Series.str"""

    def __init__(self, series):
        self._series = series

    def __getattr__(self, name):
        if name in ("lower", "upper", "title", "capitalize", "strip", "lstrip", "rstrip", "startswith", "endswith", "zfill", "len", "removeprefix", "removesuffix", "isdigit"):
            return lambda *args: self._each(lambda text: len(text) if name == "len" else getattr(text, name)(*args))
        return lost("Series.str." + name)

    def _each(self, function):
        values = self._series._values
        if not all(isinstance(value, str) for value in values):
            return lost("Series.str")
        return self._series._like([function(value) for value in values])

    def __getitem__(self, at):
        return self._each(lambda text: text[at])

    def split(self, pat=None, **options):
        return lost("Series.str.split") if options or (pat and len(pat) > 1) else self._each(lambda text: text.split(pat))

    def contains(self, pat, case=True, regex=True, **options):
        plainly = not regex or not any(mark in pat for mark in "\\.^$*+?{}[]|()")
        return self._each(lambda text: pat in text) if plainly and case and not options else lost("Series.str.contains")

    def replace(self, pat, repl, regex=False, **options):
        return lost("Series.str.replace") if regex or options else self._each(lambda text: text.replace(pat, repl))


class Series:
    def __new__(cls, data=None, index=None, dtype=None, name=None, **options):
        unsure = not is_known(data) or (isinstance(data, (list, tuple, dict)) and not all(map(is_known, data.values() if isinstance(data, dict) else data)))
        if unsure or options or (dtype is not None and not is_known(kind_of_type(dtype))):
            return unread("pandas.Series", data)
        return object.__new__(cls)

    def __init__(self, data=None, index=None, dtype=None, name=None, kind=None):
        if isinstance(data, dict):
            index, data = list(data) if index is None else index, list(data.values()) if index is None else [data.get(label) for label in index]
        elif isinstance(data, Series):
            index, name = data.index if index is None else index, data.name if name is None else name
        elif data is None or isinstance(data, (int, float, str)):
            data = [data] * len([] if index is None else index)
        values = list(map(plain, data))
        self._kind, self._values = column_kind(values) if kind is None else (kind, values)
        self.index, self.name = RangeIndex(range(len(self._values))) if index is None else index_of(index), name
        if dtype is not None:
            self._kind = kind_of_type(dtype)
            self._values = [converted(value, self._kind) for value in self._values]

    def __getattr__(self, name):
        if name in _SERIES:
            if name in _CHANGING:
                self._values = unread("a column that pandas changes")
            return lost("Series." + name)
        if name[:1] != "_" and name in self.index:
            return self[name]
        raise AttributeError(f"'Series' object has no attribute {name!r}")

    def _like(self, values, kind=None):
        return _made(values, self.index, self.name, kind)

    def _taken(self, places):
        return _made([self._values[at] for at in places], Index([self.index._labels[at] for at in places], self.index.name), self.name, self._kind)

    def _row(self, place):
        return self._box(self._values[place])

    def _box(self, value):
        return box(value) if self._kind in "bif" else value

    def _changed(self, rows, key, value):
        places = rows(key)
        if places is None or not is_known(value) or column_kind([value])[0] != self._kind:
            self._values = unread("a column that pandas changes")
        else:
            for at in [places] if isinstance(places, int) else places:
                self._values[at] = plain(value)

    def __len__(self):
        return len(self._values)

    def __iter__(self):
        return iter(self._values)

    def __contains__(self, label):
        return label in self.index

    def __getitem__(self, key):
        if not is_known(key):
            return unread("pandas.Series.__getitem__", key)
        mask = bools(key)
        if mask is not None:
            return self._taken([at for at, keep in enumerate(mask) if keep])
        if isinstance(key, slice):
            return self._taken(list(range(len(self)))[key]) if all(end is None or isinstance(end, int) for end in (key.start, key.stop)) else self.loc[key]
        return self.loc[key]

    def __setitem__(self, key, value):
        if not is_known(key) or (bools(key) is None and not isinstance(key, slice) and key not in self.index):
            self._values = unread("a column that pandas changes")
        else:
            self.loc[key] = value

    def __str__(self):
        return lost("Series.__str__")

    __repr__ = __str__
    __hash__ = None

    def __bool__(self):
        raise ValueError("The truth value of a Series is ambiguous. Use a.empty, a.bool(), a.item(), a.any() or a.all().")

    def _with(self, other, function):
        if not is_known(other):
            return unread("pandas.Series operator", other)
        if isinstance(other, (list, tuple, ndarray, Series, Index)):
            fits = len(other) == len(self) and (not isinstance(other, Series) or other.index._labels == self.index._labels)
            return self._like([function(a, plain(b)) for a, b in zip(self._values, other)]) if fits else lost("Series.align")
        other = plain(other)
        return self._like([function(value, other) for value in self._values])

    def __eq__(self, other):
        return self._with(other, lambda a, b: a == b)

    def __ne__(self, other):
        return self._with(other, lambda a, b: a != b)

    def __invert__(self):
        return self._like([not value for value in self._values]) if self._kind == "b" else lost("Series.__invert__")

    def __neg__(self):
        return self._like([-value for value in self._values])

    loc = property(lambda self: _Places(self, True))
    iloc = property(lambda self: _Places(self, False))
    at, iat = loc, iloc
    str = property(lambda self: _Text(self))
    size = property(__len__)
    shape = property(lambda self: (len(self),))
    empty = property(lambda self: not self._values)
    values = property(lambda self: self.to_numpy())
    ndim = 1

    @property
    def dtype(self):
        return lost("Series.dtype") if self._kind in "OU" else self.to_numpy().dtype

    def to_numpy(self):
        return array(self._values, dtype="object" if self._kind in "OU" else self._kind)

    def tolist(self):
        return list(self._values)

    to_list = tolist

    def to_dict(self):
        return dict(zip(self.index, self._values))

    def to_frame(self, name=None):
        return lost("Series.to_frame")

    def items(self):
        return zip(self.index, self._values)

    def keys(self):
        return self.index

    def get(self, key, default=None):
        return self[key] if key in self.index else default

    def item(self):
        return self._values[0] if len(self) == 1 else lost("Series.item")

    def unique(self):
        values = array(list(dict.fromkeys(self._values)), dtype="object" if self._kind in "OU" else self._kind)
        return values if self._kind != "f" or not any(map(missing, self._values)) else lost("Series.unique")

    def nunique(self):
        return len({value for value in self._values if not missing(value)})

    def value_counts(self, **options):
        counts = {value: self._values.count(value) for value in dict.fromkeys(self._values) if not missing(value)}
        order = sorted(counts, key=counts.get, reverse=True)
        return lost("Series.value_counts") if options else _made([counts[value] for value in order], Index(order, self.name), "count")

    def isin(self, values):
        if not is_known(values) or not all(map(is_known, values)):
            return unread("pandas.Series.isin", *(values if is_known(values) else [values]))
        values = list(map(plain, values))
        return self._like([value in values for value in self._values], "b")

    def map(self, arg, **options):
        if options or isinstance(arg, Series):
            return lost("Series.map")
        return self._like([arg.get(value, math.nan) if isinstance(arg, dict) else arg(value) for value in self._values])

    def apply(self, func, args=(), **options):
        results = [func(value, *args, **options) for value in self._values]
        return lost("Series.apply") if any(isinstance(one, Series) for one in results) else self._like(results)

    def astype(self, dtype, **options):
        kind = kind_of_type(dtype)
        if not is_known(kind) or options or any(map(missing, self._values)):
            return lost("Series.astype")
        return self._like([converted(value, kind) for value in self._values], kind)

    def isna(self):
        return self._like([missing(value) for value in self._values], "b")

    def notna(self):
        return self._like([not missing(value) for value in self._values], "b")

    isnull, notnull = isna, notna

    def dropna(self, **options):
        return self[self.notna()] if not options else self._loses("dropna")

    def fillna(self, value=None, **options):
        if options:
            return self._loses("fillna")
        numeric = self._kind == "f" and isinstance(plain(value), (int, float))
        filled = [(float(value) if numeric else value) if missing(one) else one for one in self._values]
        return self._like(filled, "f" if numeric else None)

    def _loses(self, name):
        self._values = unread("a column that pandas changes")
        return lost("Series." + name)

    def drop_duplicates(self, **options):
        firsts = dict(reversed([(value, at) for at, value in enumerate(self._values)]))
        return self._loses("drop_duplicates") if options else self._taken(sorted(firsts.values()))

    def duplicated(self, **options):
        return self._like([value in self._values[:at] for at, value in enumerate(self._values)], "b") if not options else lost("Series.duplicated")

    def sort_values(self, ascending=True, **options):
        places = sorted_places([self], [ascending], options.pop("kind", None))
        return self._loses("sort_values") if options or not is_known(places) else self._taken(places)

    def head(self, n=5):
        return self._taken(list(range(len(self)))[:n])

    def tail(self, n=5):
        return self._taken(list(range(len(self)))[-n:] if n else [])

    def copy(self, deep=True):
        return self._like(self._values, self._kind)

    def rename(self, index=None, **options):
        return _made(self._values, self.index, index, self._kind) if isinstance(index, (type(None), type(""))) and not options else lost("Series.rename")

    def reset_index(self, drop=False, **options):
        return _made(self._values, None, self.name, self._kind) if drop and not options else lost("Series.reset_index")

    def drop(self, labels=None, **options):
        gone = labels if isinstance(labels, (list, tuple)) else [labels]
        return self._loses("drop") if options else self._taken([at for at, label in enumerate(self.index) if label not in gone])

    def round(self, decimals=0):
        return self._like([rounded(value, decimals) for value in self._values], self._kind)

    def between(self, left, right, inclusive="both"):
        return self._like([left <= value <= right for value in self._values], "b") if inclusive == "both" else lost("Series.between")

    def abs(self):
        return self._like([abs(value) for value in self._values], self._kind)

    def cumsum(self):
        return _made(self.to_numpy().cumsum().tolist(), self.index, self.name) if not any(map(missing, self._values)) else lost("Series.cumsum")

    def _there(self):
        return [value for value in self._values if not missing(value)]

    def count(self):
        return box(len(self._there()))

    def _reduced(self, name, function, least=1, **options):
        there = self._there()
        fits = not options and self._kind in "bif" and len(there) >= least
        return box(function(there)) if fits else lost("Series." + name)

    def sum(self, **options):
        return self._reduced("sum", lambda there: sum_of([0.0 if missing(value) else value for value in self._values]), **options)

    def mean(self, **options):
        return self._reduced("mean", lambda there: float(sum_of([0.0 if missing(value) else value for value in self._values])) / len(there), **options)

    def std(self, **options):
        def deviation(there):
            middle = sum_of(there) / len(there)
            return math.sqrt(sum_of([(middle - value) * (middle - value) for value in there]) / (len(there) - 1))

        return self._reduced("std", deviation, 2, **options)

    def prod(self, **options):
        return self._reduced("prod", math.prod, **options) if self._kind == "i" else lost("Series.prod")

    def _extreme(self, name, function, options):
        there = self._there()
        fits = not options and there and (self._kind in "bifU")
        return self._box(function(there)) if fits else lost("Series." + name)

    def min(self, **options):
        return self._extreme("min", min, options)

    def max(self, **options):
        return self._extreme("max", max, options)

    def idxmin(self):
        return self.index[self._values.index(min(self._there()))]

    def idxmax(self):
        return self.index[self._values.index(max(self._there()))]

    def any(self, **options):
        return box(any(map(bool, self._there()))) if not options else lost("Series.any")

    def all(self, **options):
        return box(all(map(bool, self._there()))) if not options else lost("Series.all")


def _made(values, index, name, kind=None):
    if kind is None and not all(map(is_known, values)):
        return unread("pandas.Series", *values)
    made = object.__new__(Series)
    made.__init__(values, index, None, name, kind)
    return made


def sorted_places(columns, ascending, kind=None):
    """The places of the rows in order; not known where pandas leaves it open."""
    if not all(map(is_known, columns)):
        return unread("pandas.DataFrame.sort_values", *columns)
    many = len(columns) > 1
    places = list(range(len(columns[0])))
    for column, upwards in reversed(list(zip(columns, ascending))):
        values = column._values
        there = [value for value in values if not missing(value)]
        steady = many or kind in ("stable", "mergesort") or len(set(there)) == len(there) or (column._kind in "UO" and len(values) < 17)
        if not all(map(is_known, values)) or not steady or (many and len(there) < len(values)):
            return unread("the order of equal rows in pandas")
        none = [at for at in places if missing(values[at])]
        places = sorted([at for at in places if not missing(values[at])], key=values.__getitem__, reverse=not upwards) + none
    return places


for _name in OPERATORS:
    setattr(Series, f"__{_name}__", lambda self, other, name=_name: self._with(other, lambda a, b: operate(name, a, b)))
    setattr(Series, f"__r{_name}__", lambda self, other, name=_name: self._with(other, lambda a, b: operate(name, b, a)))
for _name in NOT_HERE:
    setattr(Series, f"__{_name}__", lambda self, other: lost("operator"))
for _name, _holds in COMPARISONS.items():
    setattr(Series, f"__{_name}__", lambda self, other, holds=_holds: self._with(other, lambda a, b: False if missing(a) else holds(a, b)))
)py";

}  // namespace smgraph::python
