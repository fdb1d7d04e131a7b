// python-dotenv: what .env files say. load_dotenv() is not here: the environment wins over the
// file.
#include "frontends/python/library/in_python.h"

namespace smgraph::python {

const std::string_view kDotenvText = R"py(
from pathlib import Path

from smgraph import has_file


# A file that is not in the project has lines that are not known. So have values with variables.
def dotenv_values(dotenv_path=None, stream=None, verbose=False, interpolate=True, encoding="utf-8"):
    path = Path(dotenv_path or ".env")
    text = stream.read() if stream is not None else path.read_text()
    if stream is None and not has_file(path):
        return text
    values = {}
    for line in text.splitlines():
        line = line.strip().removeprefix("export ")
        key, equals, value = line.partition("=")
        value = value.strip()
        quote = value[:1] if value[:1] in ("'", '"') else ""
        if quote:
            value = value[1:value.find(quote, 1)]
        else:
            value = value.partition(" #")[0].strip()
        if line and not line.startswith("#"):
            open_value = interpolate and quote != "'" and "${" in value
            values[key.strip()] = Path("/proc/environ").read_text() if open_value else value if equals else None
    return values
)py";

}  // namespace smgraph::python
