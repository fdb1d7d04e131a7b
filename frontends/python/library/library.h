#pragma once

#include "frontends/python/registry.h"

// Rows of Python's standard library, one function a file; the list of all is in tables.cc.
namespace smgraph::python {

LibraryRows ArgparseRows();
LibraryRows ClockRows();        // time, uuid, random, secrets, hashlib
LibraryRows CollectionsRows();  // and copy
LibraryRows ConfigparserRows();
LibraryRows ContextlibRows();  // and dataclasses
LibraryRows DatetimeRows();
LibraryRows FileRows();  // io
LibraryRows FunctoolsRows();
LibraryRows HeapqRows();
LibraryRows ItertoolsRows();
LibraryRows JsonRows();
LibraryRows MathematicsRows();  // math, operator
LibraryRows OsPathRows();       // and glob
LibraryRows OsRows();
LibraryRows PathlibRows();
LibraryRows ReRows();
LibraryRows SystemRows();     // sys, logging, shutil, tempfile, importlib, typing
LibraryRows TextToolsRows();  // string, textwrap, base64, urllib.parse, csv
LibraryRows TimedeltaRows();  // datetime.timedelta, time zones
LibraryRows YamlRows();

}  // namespace smgraph::python
