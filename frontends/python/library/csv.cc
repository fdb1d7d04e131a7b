// csv: rows are taken apart here, all else is written in Python.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "frontends/python/library/files.h"
#include "frontends/python/library/in_python.h"
#include "frontends/python/library/library.h"
#include "frontends/python/natives.h"

namespace smgraph::python {

const std::string_view kCsvText = R"py(
import _csv
import smgraph
from _csv import QUOTE_ALL, QUOTE_MINIMAL, QUOTE_NONE, QUOTE_NONNUMERIC


class Error(Exception):
    pass


class Dialect:
    delimiter, quotechar, escapechar, doublequote = ",", '"', None, True
    skipinitialspace, lineterminator, quoting, strict = False, "\r\n", QUOTE_MINIMAL, False


class excel(Dialect):
    pass


class excel_tab(excel):
    delimiter = "\t"


class unix_dialect(Dialect):
    lineterminator, quoting = "\n", QUOTE_ALL


_dialects = {"excel": excel, "excel-tab": excel_tab, "unix": unix_dialect}


def get_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    return _dialects[name]


def register_dialect(name, dialect="excel", **options):
    _dialects[name] = _with(dialect, options)


def unregister_dialect(name):
    get_dialect(name)
    del _dialects[name]


def list_dialects():
    return [*_dialects]


def _with(dialect, options):
    known = get_dialect(dialect) if isinstance(dialect, str) else dialect
    made = Dialect()
    for name in ("delimiter", "quotechar", "escapechar", "doublequote", "skipinitialspace",
                 "lineterminator", "quoting", "strict"):
        setattr(made, name, options[name] if name in options else getattr(known, name))
    return made


class _Reader:
    def __init__(self, rows, dialect):
        self._rows, self.dialect, self.line_num = iter(rows), dialect, 0

    def __iter__(self):
        return self

    def __next__(self):
        self.line_num, fields = next(self._rows)
        if self.dialect.quoting != QUOTE_NONNUMERIC:
            return [text for text, quoted in fields]
        return [text if quoted else float(text) for text, quoted in fields]


def reader(csvfile, dialect="excel", **options):
    used = _with(dialect, options)
    rows = _csv.rows(csvfile, used.delimiter, None if used.quoting == QUOTE_NONE else used.quotechar,
                     used.escapechar, used.doublequote, used.skipinitialspace)
    return _Reader(rows, used) if smgraph.is_known(rows) else _csv.reader(csvfile)


class _Writer:
    def __init__(self, file, dialect):
        self._write, self.dialect = file.write, dialect
        marks = [dialect.delimiter, dialect.quotechar, dialect.escapechar, "\r", "\n"]
        self._marks = [mark for mark in [*marks, *dialect.lineterminator] if mark]

    def _quotes(self, value, text):
        quoting = self.dialect.quoting
        if quoting == QUOTE_NONNUMERIC:
            return not isinstance(value, (int, float))
        return quoting == QUOTE_ALL or any(mark in text for mark in self._marks)

    def _escaped(self, text, marks):
        escape = self.dialect.escapechar
        if escape is None and any(mark in text for mark in marks):
            raise Error("need to escape, but no escapechar set")
        return "".join(escape + one if one in marks else one for one in text) if escape else text

    def _field(self, value):
        if not smgraph.is_known(value):
            return _csv.field(value)
        text = "" if value is None else str(value)
        if self.dialect.quoting == QUOTE_NONE:
            return self._escaped(text, self._marks)
        if not self._quotes(value, text):
            return text
        quote = self.dialect.quotechar
        inner = text.replace(quote, quote * 2) if self.dialect.doublequote else self._escaped(text, [quote])
        return quote + inner + quote

    def writerow(self, row):
        line = self.dialect.delimiter.join([self._field(value) for value in row])
        if smgraph.is_known(line) and line == "" and len([*row]) == 1:
            if self.dialect.quoting == QUOTE_NONE:
                raise Error("single empty field record must be quoted")
            line = self.dialect.quotechar * 2
        return self._write(line + self.dialect.lineterminator)

    def writerows(self, rows):
        for row in rows:
            self.writerow(row)


def writer(csvfile, dialect="excel", **options):
    return _Writer(csvfile, _with(dialect, options))


class DictReader:
    def __new__(cls, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args, **options):
        rows = reader(f, dialect, **options)
        if not smgraph.is_known(rows):
            return _csv.DictReader(f)
        made = object.__new__(cls)
        made.reader, made.restkey, made.restval = rows, restkey, restval
        made._fieldnames = None if fieldnames is None else list(fieldnames)
        return made

    def __init__(self, *args, **options):
        pass

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            self._fieldnames = next(self.reader, None)
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, names):
        self._fieldnames = names

    @property
    def line_num(self):
        return self.reader.line_num

    def __iter__(self):
        return self

    def __next__(self):
        names, row = self.fieldnames, next(self.reader)
        while row == []:
            row = next(self.reader)
        found = dict(zip(names, row))
        if len(row) > len(names):
            found[self.restkey] = row[len(names):]
        for name in names[len(row):]:
            found[name] = self.restval
        return found


class DictWriter:
    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args, **options):
        self.fieldnames, self.restval, self.extrasaction = fieldnames, restval, extrasaction
        self.writer = writer(f, dialect, *args, **options)

    def _row(self, rowdict):
        wrong = [name for name in rowdict if name not in self.fieldnames]
        if wrong and self.extrasaction == "raise":
            named = ", ".join([repr(name) for name in wrong])
            raise ValueError("dict contains fields not in fieldnames: " + named)
        return [rowdict.get(name, self.restval) for name in self.fieldnames]

    def writeheader(self):
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def writerow(self, rowdict):
        return self.writer.writerow(self._row(rowdict))

    def writerows(self, rowdicts):
        return self.writer.writerows(map(self._row, rowdicts))
)py";

namespace {

struct Field {
  std::string text;
  bool quoted = false;
};

struct Row {
  std::int64_t line = 0;  // the last one that it stands in
  std::vector<Field> fields;
};

// The characters that mean something; 0 where there is none.
struct Dialect {
  char delimiter = ',';
  char quote = '"';
  char escape = 0;
  bool double_quote = true;
  bool skip_space = false;
};

class RowReader {
 public:
  explicit RowReader(const Dialect& dialect) : dialect_(dialect) {}

  void AddLine(std::string_view line) {
    ++row_.line;
    for (std::size_t i = 0; i < line.size(); ++i) {
      const bool doubled = dialect_.double_quote && inside_ && !escaped_ &&
                           line[i] == dialect_.quote && i + 1 < line.size() &&
                           line[i + 1] == dialect_.quote;
      if (doubled) {
        field_.text += line[++i];
      } else {
        Add(line[i]);
      }
    }
    if (!inside_) EndRow();
  }

  std::vector<Row> Finish() {
    if (inside_) EndRow();
    return std::move(rows_);
  }

 private:
  void Add(char c) {
    if (escaped_) {
      field_.text += c;
      escaped_ = false;
    } else if (c != 0 && c == dialect_.escape) {
      escaped_ = begun_ = true;
    } else if (c != 0 && c == dialect_.quote && (inside_ || !begun_)) {
      inside_ = !inside_;
      field_.quoted = begun_ = true;
    } else if (inside_) {
      field_.text += c;
    } else if (c == dialect_.delimiter) {
      EndField();
      any_ = true;
    } else if (c != '\n' && c != '\r' && !(c == ' ' && dialect_.skip_space && !begun_)) {
      field_.text += c;
      begun_ = true;
    }
  }

  void EndField() {
    row_.fields.push_back(std::move(field_));
    field_ = {};
    begun_ = false;
  }

  void EndRow() {
    if (any_ || begun_) EndField();
    rows_.push_back(row_);
    row_.fields.clear();
    inside_ = any_ = escaped_ = begun_ = false;
    field_ = {};
  }

  Dialect dialect_;
  std::vector<Row> rows_;
  Row row_;
  Field field_;
  bool inside_ = false;   // of quotes
  bool begun_ = false;    // the field
  bool any_ = false;      // the row has a delimiter
  bool escaped_ = false;  // the next character
};

// The lines of what csv.reader is given: a file, or anything that gives lines.
std::optional<std::vector<std::string>> LinesOf(Evaluator& ev, Ref source, SourceSpan span) {
  std::vector<std::string> texts;
  if (const Ref rest = RestOfFile(ev, source, span)) {
    const std::string* text = TextIn(rest);
    if (text == nullptr) return std::nullopt;
    for (std::size_t begin = 0; begin < text->size();) {
      const std::size_t end = std::min(text->find('\n', begin), text->size() - 1) + 1;
      texts.push_back(text->substr(begin, end - begin));
      begin = end;
    }
    return texts;
  }
  const auto elements = ev.Elements(source, span);
  if (!elements) return std::nullopt;
  for (const Ref line : *elements) {
    if (TextIn(line) == nullptr) return std::nullopt;
    texts.push_back(*TextIn(line));
  }
  return texts;
}

// An option that is one character, or None; nothing for what is not known and more than a byte.
bool ReadMark(Ref option, char& mark) {
  const std::string* text = TextIn(option);
  if (text != nullptr && text->size() == 1) mark = text->front();
  if (IsNone(option)) mark = 0;
  return IsNone(option) || (text != nullptr && text->size() == 1);
}

Ref NewRow(Evaluator& ev, const Row& row) {
  std::vector<Ref> fields;
  for (const Field& field : row.fields)
    fields.push_back(NewTuple(ev, {ev.heap().str(field.text), ev.heap().boolean(field.quoted)}));
  return NewTuple(ev, {ev.heap().integer(row.line), NewList(ev, std::move(fields))});
}

// _csv.rows(source, delimiter, quotechar, escapechar, doublequote, skipinitialspace): the rows,
// each with the number of its line and whether its fields were quoted.
Ref TakeApart(Evaluator& ev, const Call& call) {
  const std::vector<Ref>& given = call.positional;
  Dialect dialect;
  if (!ReadMark(given[1], dialect.delimiter) || !ReadMark(given[2], dialect.quote) ||
      !ReadMark(given[3], dialect.escape))
    return UnknownCall(ev, call);
  dialect.double_quote = FlagOr(ev, given[4], true, call);
  dialect.skip_space = FlagOr(ev, given[5], false, call);
  const auto lines = LinesOf(ev, given[0], call.span);
  if (!lines) return UnknownCall(ev, call);
  RowReader reader(dialect);
  for (const std::string& line : *lines)
    reader.AddLine(line);
  std::vector<Ref> rows;
  for (const Row& row : reader.Finish())
    rows.push_back(NewRow(ev, row));
  return NewList(ev, std::move(rows));
}

constexpr FunctionModel kFunctions[] = {
    {"_csv.rows", Counted<TakeApart, 6, 6>},
};

template <int kValue>
Ref Constant(Evaluator& ev) {
  return ev.heap().integer(kValue);
}

constexpr ValueModel kValues[] = {
    {"csv.QUOTE_MINIMAL _csv.QUOTE_MINIMAL", Constant<0>},
    {"csv.QUOTE_ALL _csv.QUOTE_ALL", Constant<1>},
    {"csv.QUOTE_NONNUMERIC _csv.QUOTE_NONNUMERIC", Constant<2>},
    {"csv.QUOTE_NONE _csv.QUOTE_NONE", Constant<3>},
};

}  // namespace

Rows CsvRows() {
  return {.functions = kFunctions, .values = kValues};
}

}  // namespace smgraph::python
