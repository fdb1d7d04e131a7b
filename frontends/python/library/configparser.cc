// configparser: INI files below the root. Of a parser whose files are not there it is not known
// what it answers.
#include "frontends/python/library/in_python.h"

namespace smgraph::python {

const std::string_view kConfigparserText = R"py(
from collections.abc import MutableMapping
from functools import partial

from smgraph import has_file, is_known

DEFAULTSECT = "DEFAULT"
MAX_INTERPOLATION_DEPTH = 10
_UNSET = object()


class Error(Exception):
    def __init__(self, msg=""):
        super().__init__(msg)
        self.message = msg

    def __repr__(self):
        return self.message

    __str__ = __repr__


class NoSectionError(Error):
    def __init__(self, section):
        super().__init__(f"No section: {section!r}")
        self.section, self.args = section, (section,)


class DuplicateSectionError(Error):
    def __init__(self, section, source=None, lineno=None):
        super().__init__(f"Section {section!r} already exists")
        self.section, self.source, self.lineno = section, source, lineno
        self.args = (section, source, lineno)


class DuplicateOptionError(Error):
    def __init__(self, section, option, source=None, lineno=None):
        super().__init__(f"option {option!r} in section {section!r} already exists")
        self.section, self.option, self.source, self.lineno = section, option, source, lineno
        self.args = (section, option, source, lineno)


class NoOptionError(Error):
    def __init__(self, option, section):
        super().__init__(f"No option {option!r} in section: {section!r}")
        self.option, self.section, self.args = option, section, (option, section)


class ParsingError(Error):
    pass


class MissingSectionHeaderError(ParsingError):
    pass


class InterpolationError(Error):
    pass


class InterpolationMissingOptionError(InterpolationError):
    pass


class InterpolationSyntaxError(InterpolationError):
    pass


class InterpolationDepthError(InterpolationError):
    pass


class Interpolation:
    def before_get(self, parser, section, option, value, defaults):
        return value


class BasicInterpolation(Interpolation):
    """%(option)s"""

    mark, opening, closing = "%", "(", ")s"

    def before_get(self, parser, section, option, value, defaults):
        return self._expanded(parser, section, value, defaults, 1)

    def _expanded(self, parser, section, value, defaults, depth):
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(value)
        parts, at = [], 0
        while (mark := value.find(self.mark, at)) >= 0:
            parts.append(value[at:mark])
            following = value[mark + 1:mark + 2]
            end = value.find(self.closing, mark)
            if following == self.mark:
                parts.append(self.mark)
                at = mark + 2
            elif following != self.opening or end < 0:
                raise InterpolationSyntaxError(f"bad interpolation variable reference {value[mark:]!r}")
            else:
                home, other, names = self._find(parser, section, value[mark + 2:end], defaults)
                parts.append(self._expanded(parser, home, other, names, depth + 1))
                at = end + len(self.closing)
        return "".join(parts) + value[at:]

    def _find(self, parser, section, name, defaults):
        option = parser.optionxform(name)
        if option not in defaults:
            raise InterpolationMissingOptionError(f"{section}: {name}")
        return section, defaults[option], defaults


class ExtendedInterpolation(BasicInterpolation):
    """${option} and ${section:option}"""

    mark, opening, closing = "$", "{", "}"

    def _find(self, parser, section, name, defaults):
        home, colon, option = name.rpartition(":")
        if not colon:
            return super()._find(parser, section, name, defaults)
        try:
            value = parser.get(home, parser.optionxform(option), raw=True)
        except (KeyError, NoSectionError, NoOptionError):
            raise InterpolationMissingOptionError(f"{section}: {name}")
        return home, value, parser._unify_values(home, None)


class RawConfigParser(MutableMapping):
    BOOLEAN_STATES = {"1": True, "yes": True, "true": True, "on": True, "0": False, "no": False, "false": False, "off": False}
    _DEFAULT_INTERPOLATION = Interpolation()

    def __init__(self, defaults=None, dict_type=dict, allow_no_value=False, *, delimiters=("=", ":"), comment_prefixes=("#", ";"),
                 inline_comment_prefixes=None, strict=True, empty_lines_in_values=True, default_section=DEFAULTSECT, interpolation=_UNSET,
                 converters=_UNSET, allow_unnamed_section=False):
        self._sections = {}
        self._defaults = {}
        self._unread = []  # texts that are not known
        self._allow_no_value = allow_no_value
        self._delimiters = tuple(delimiters)
        self._comment_prefixes = tuple(comment_prefixes or ())
        self._inline_comment_prefixes = tuple(inline_comment_prefixes or ())
        self._strict = strict
        self._empty_lines_in_values = empty_lines_in_values
        self.default_section = default_section
        self._interpolation = self._DEFAULT_INTERPOLATION if interpolation is _UNSET else interpolation or Interpolation()
        for name, convert in ({} if converters is _UNSET else converters).items():
            setattr(self, "get" + name, partial(self._get_conv, conv=convert))
        if defaults:
            self.read_dict({default_section: defaults})

    def optionxform(self, optionstr):
        return optionstr.lower()

    # ---- reading

    def read(self, filenames, encoding=None):
        names = filenames if isinstance(filenames, (list, tuple)) else [filenames]
        found = [name for name in names if has_file(name)]
        for name in found or names:  # of several files some may be absent
            with open(name, encoding=encoding) as file:
                self._take(file.read())
        return [str(name) for name in found or names]

    def read_file(self, f, source=None):
        self._take(f.read() if hasattr(f, "read") else "\n".join(line.rstrip("\n") for line in f))

    def read_string(self, string, source="<string>"):
        self._take(string)

    def _take(self, text):
        if is_known(text):
            self._parse(text)
        else:
            self._unread.append(text)

    def read_dict(self, dictionary, source="<dict>"):
        for section, options in dictionary.items():
            if section != self.default_section and section not in self._sections:
                self.add_section(section)
            for option, value in options.items():
                self._own(section)[self.optionxform(str(option))] = value if value is None else str(value)

    def _content(self, line):
        line = line.rstrip()
        if line.lstrip().startswith(self._comment_prefixes):
            return None
        for prefix in self._inline_comment_prefixes:
            at = line.find(prefix)
            while at >= 0:
                if at == 0 or line[at - 1].isspace():
                    line = line[:at].rstrip()
                    break
                at = line.find(prefix, at + 1)
        return line

    def _parse(self, text):
        options, lines, depth = None, None, 0
        seen, pending = set(), []
        for number, line in enumerate(text.splitlines()):
            content = self._content(line)
            if content is None or not content.strip():
                if content is not None and self._empty_lines_in_values and lines is not None:
                    lines.append("")
                elif not self._empty_lines_in_values:
                    lines = None
                continue
            indent = len(content) - len(content.lstrip())
            content = content.strip()
            if lines is not None and indent > depth:
                lines.append(content)
                continue
            depth, lines = indent, None
            if content[0] == "[" and "]" in content:
                name = content[1:content.rindex("]")]
                if self._strict and ("section", name) in seen:
                    raise DuplicateSectionError(name)
                seen.add(("section", name))
                if name != self.default_section and name not in self._sections:
                    self._sections[name] = {}
                options = self._own(name)
                continue
            if options is None:
                raise MissingSectionHeaderError(f"File contains no section headers.\nline: {number + 1}\n{line!r}")
            at = min((content.find(d) for d in self._delimiters if d in content), default=-1)
            if at < 0 and not self._allow_no_value or at == 0:
                raise ParsingError(f"Source contains parsing errors:\n\t[line {number + 1}]: {line!r}")
            option = self.optionxform((content if at < 0 else content[:at]).rstrip())
            if self._strict and (name, option) in seen:
                raise DuplicateOptionError(name, option)
            seen.add((name, option))
            if at < 0:
                options[option] = None
            else:
                lines = [content[at + 1:].strip()]
                options[option] = ""
                pending.append((options, option, lines))
        for options, option, lines in pending:
            options[option] = "\n".join(lines).rstrip()

    # ---- asking

    def _own(self, section):
        return self._defaults if section == self.default_section else self._sections[section]

    def _unify_values(self, section, vars):
        if section != self.default_section and section not in self._sections:
            raise NoSectionError(section)
        values = {**self._defaults, **self._own(section)}
        for key, value in (vars or {}).items():
            values[self.optionxform(key)] = value
        return values

    def get(self, section, option, *, raw=False, vars=None, fallback=_UNSET):
        missing = None
        try:
            values = self._unify_values(section, vars)
            option = self.optionxform(option)
            if option not in values:
                missing = NoOptionError(option, section)
        except NoSectionError as error:
            missing = error
        if missing is not None:
            if self._unread:
                return self._unread[0][section][option]
            if fallback is _UNSET:
                raise missing
            return fallback
        value = values[option]
        return value if raw or value is None else self._interpolation.before_get(self, section, option, value, values)

    def _get_conv(self, section, option, *, conv, raw=False, vars=None, fallback=_UNSET):
        value = self.get(section, option, raw=raw, vars=vars, fallback=_UNSET if fallback is _UNSET else (fallback,))
        return value[0] if isinstance(value, tuple) else conv(value)

    def getint(self, section, option, **kwargs):
        return self._get_conv(section, option, conv=int, **kwargs)

    def getfloat(self, section, option, **kwargs):
        return self._get_conv(section, option, conv=float, **kwargs)

    def getboolean(self, section, option, **kwargs):
        return self._get_conv(section, option, conv=self._convert_to_boolean, **kwargs)

    def _convert_to_boolean(self, value):
        if value.lower() not in self.BOOLEAN_STATES:
            raise ValueError(f"Not a boolean: {value}")
        return self.BOOLEAN_STATES[value.lower()]

    def defaults(self):
        return self._defaults

    def sections(self):
        return self._unread[0] if self._unread else list(self._sections)

    def has_section(self, section):
        return section in self._sections or bool(self._unread and section in self._unread[0])

    def has_option(self, section, option):
        if not section or section == self.default_section:
            return self.optionxform(option) in self._defaults
        known = section in self._sections and self.optionxform(option) in {**self._sections[section], **self._defaults}
        return known or bool(self._unread and option in self._unread[0])

    def options(self, section):
        if self._unread:
            return self._unread[0]
        if section not in self._sections:
            raise NoSectionError(section)
        return list({**self._sections[section], **self._defaults})

    def items(self, section=_UNSET, raw=False, vars=None):
        if section is _UNSET:
            return super().items()
        if self._unread:
            return self._unread[0]
        values = self._unify_values(section, vars)
        if raw:
            return list(values.items())
        return [(name, value if value is None else self._interpolation.before_get(self, section, name, value, values)) for name, value in values.items()]

    # ---- changing

    def add_section(self, section):
        if section in self._sections:
            raise DuplicateSectionError(section)
        if section == self.default_section:
            raise ValueError(f"Invalid section name: {section!r}")
        self._sections[section] = {}

    def set(self, section, option, value=None):
        if section and section != self.default_section and section not in self._sections:
            raise NoSectionError(section)
        self._own(section or self.default_section)[self.optionxform(option)] = value

    def remove_option(self, section, option):
        return self._own(section).pop(self.optionxform(option), _UNSET) is not _UNSET

    def remove_section(self, section):
        return self._sections.pop(section, _UNSET) is not _UNSET

    def write(self, fp, space_around_delimiters=True):
        delimiter = f" {self._delimiters[0]} " if space_around_delimiters else self._delimiters[0]
        for section, options in {self.default_section: self._defaults, **self._sections}.items():
            if section == self.default_section and not options:
                continue
            fp.write(f"[{section}]\n")
            for option, value in options.items():
                fp.write(option + (delimiter + value.replace("\n", "\n\t") if value is not None else "") + "\n")
            fp.write("\n")

    # ---- as a mapping of sections

    def __getitem__(self, key):
        if key != self.default_section and key not in self._sections and not self._unread:
            raise KeyError(key)
        return SectionProxy(self, key)

    def __setitem__(self, key, value):
        if key in self and self[key] is value:
            return
        if key == self.default_section:
            self._defaults.clear()
        elif key in self._sections:
            self._sections[key].clear()
        self.read_dict({key: value})

    def __delitem__(self, key):
        if key == self.default_section:
            raise ValueError("Cannot remove the default section.")
        if key not in self._sections:
            raise KeyError(key)
        del self._sections[key]

    def __contains__(self, key):
        return key == self.default_section or self.has_section(key)

    def __len__(self):
        return len(self._sections) + 1

    def __iter__(self):
        return iter([self.default_section, *self._sections])


class ConfigParser(RawConfigParser):
    _DEFAULT_INTERPOLATION = BasicInterpolation()

    def set(self, section, option, value=None):
        if not isinstance(value, str) and not (self._allow_no_value and value is None):
            raise TypeError("option values must be strings")
        super().set(section, option, value)


SafeConfigParser = ConfigParser


class SectionProxy(MutableMapping):
    def __init__(self, parser, name):
        self._parser = parser
        self._name = name

    def __repr__(self):
        return f"<Section: {self._name}>"

    def __getitem__(self, key):
        if not self._parser._unread and not self._parser.has_option(self._name, key):
            raise KeyError(key)
        return self._parser.get(self._name, key)

    def __setitem__(self, key, value):
        self._parser.set(self._name, key, value)

    def __delitem__(self, key):
        if not (self._parser.has_option(self._name, key) and self._parser.remove_option(self._name, key)):
            raise KeyError(key)

    def __contains__(self, key):
        return self._parser.has_option(self._name, key)

    def __len__(self):
        return len(self._options())

    def __iter__(self):
        return iter(self._options())

    def _options(self):
        return self._parser.options(self._name) if self._name != self._parser.default_section else list(self._parser.defaults())

    @property
    def parser(self):
        return self._parser

    @property
    def name(self):
        return self._name

    def get(self, option, fallback=None, *, raw=False, vars=None, _impl=None, **kwargs):
        return (_impl or self._parser.get)(self._name, option, raw=raw, vars=vars, fallback=fallback, **kwargs)

    def __getattr__(self, name):
        if not name.startswith("get"):
            raise AttributeError(name)
        return partial(self.get, _impl=getattr(self._parser, name))
)py";

}  // namespace smgraph::python
