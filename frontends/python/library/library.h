#pragma once

#include "frontends/python/registry.h"

// Rows of Python's standard library, one function a file; the list of all is in tables.cc.
namespace smgraph::python {

Rows ArgparseRows();
Rows AsyncioRows();
Rows ClickRows();        // click, typer
Rows ClockRows();        // time, uuid, secrets
Rows CollectionsRows();  // and copy
Rows CommandLineRows();  // shlex, getopt
Rows CsvRows();
Rows DataclassRows();
Rows DatetimeRows();
Rows DecimalRows();
Rows FileRows();  // io
Rows FunctoolsRows();
Rows GraphlibRows();
Rows HashRows();  // hashlib, zlib
Rows HeapqRows();
Rows InPythonRows();
Rows InspectObjectRows();
Rows InspectRows();
Rows IpythonRows();  // and runpy
Rows ItertoolsRows();
Rows JsonRows();
Rows MathematicsRows();  // math, operator
Rows OsPathRows();       // and glob
Rows OsRows();
Rows PathlibRows();
Rows PydanticRows();
Rows RandomRows();
Rows ReRows();
Rows SystemRows();     // sys, shutil, tempfile, importlib
Rows TextToolsRows();  // string, textwrap, base64, urllib.parse
Rows TimedeltaRows();  // datetime.timedelta
Rows TimezoneRows();   // datetime.timezone, zoneinfo
Rows TomlRows();
Rows TypingRows();
Rows YamlRows();

}  // namespace smgraph::python
