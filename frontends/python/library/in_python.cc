#include "frontends/python/library/in_python.h"

#include <unordered_map>

#include "frontends/python/annotations.h"
#include "frontends/python/internals.h"
#include "frontends/python/library/files.h"
#include "frontends/python/library/library.h"
#include "frontends/python/natives.h"
#include "frontends/python/raised_at.h"
#include "graph/base/words.h"

namespace smgraph::python {

std::span<const PythonModule> PythonModules() {
  static const PythonModule kModules[] = {
      {"addict addict.addict", kAddictText},
      {"argparse", kArgparseText},
      {"asyncio", kAsyncioText},
      {"asyncio.locks asyncio.queues", kAsyncioQueuesText},
      {"attr.converters attrs.converters", kAttrsConvertersText},
      {"attr.validators attrs.validators", kAttrsValidatorsText},
      {"base64", kBase64Text},
      {"binascii", kBinasciiText},
      {"box box.exceptions", kBoxText},
      {"builtins", kBuiltinsText},
      {"cProfile profile", kProfileText},
      {"calendar", kCalendarText},
      {"click click.core click.exceptions", kClickText},
      {"cmd", kCmdText},
      {"collections", kCollectionsText},
      {"concurrent.futures joblib multiprocessing multiprocessing.dummy multiprocessing.pool queue "
       "threading",
       kConcurrencyText},
      {"configparser", kConfigparserText},
      {"contextlib", kContextlibText},
      {"contextvars", kContextvarsText},
      {"csv", kCsvText},
      {"datetime", kDatetimeText},
      {"dateutil.parser", kDateutilParserText},
      {"dateutil.relativedelta", kRelativedeltaText},
      {"decimal", kDecimalText},
      {"decouple", kDecoupleText},
      {"dotenv dotenv.main", kDotenvText},
      {"environs environs.exceptions", kEnvironsText},
      {"fractions", kFractionsText},
      {"functools", kFunctoolsText},
      {"hashlib", kHashlibText},
      {"hmac", kHmacText},
      {"html", kHtmlText},
      {"html.parser", kHtmlParserText},
      {"importlib.machinery", kImportlibMachineryText},
      {"importlib.resources importlib_resources", kImportlibResourcesText},
      {"importlib.util", kImportlibUtilText},
      {"inspect", kInspectText},
      {"_inspect_kinds", kInspectKindsText},
      {"jinja2 jinja2.environment jinja2.exceptions jinja2.loaders", kJinjaText},
      {"jinja2.filters", kJinjaFiltersText},
      {"jinja2.parser", kJinjaParserText},
      {"jinja2.runtime", kJinjaRuntimeText},
      {"json json.decoder json.encoder", kJsonText},
      {"jsonschema jsonschema.exceptions jsonschema.validators", kJsonschemaText},
      {"keyword", kKeywordText},
      {"logging", kLoggingText},
      {"munch", kMunchText},
      {"networkx networkx.exception", kNetworkxText},
      {"numpy", kNumpyText},
      {"numpy.core.arrays", kNumpyArraysText},
      {"numpy.core.scalars", kNumpyScalarsText},
      {"omegaconf omegaconf.omegaconf", kOmegaConfText},
      {"omegaconf.containers omegaconf.dictconfig omegaconf.errors omegaconf.listconfig",
       kOmegaConfContainersText},
      {"_ordered", kOrderedText},
      {"packaging.specifiers", kPackagingSpecifiersText},
      {"packaging.version", kPackagingVersionText},
      {"pandas", kPandasText},
      {"pandas.core.frame", kPandasFramesText},
      {"pandas.core.series pandas.core.indexes.base", kPandasSeriesText},
      {"pandas.io.parsers", kPandasCsvText},
      {"pkgutil", kPkgutilText},
      {"pprint", kPprintText},
      {"pydantic", kPydanticText},
      {"pydantic.networks pydantic.types pydantic.v1.types", kPydanticTypesText},
      {"pydantic_settings", kPydanticSettingsText},
      {"random", kRandomText},
      {"rich.progress", kRichProgressText},
      {"sched", kSchedText},
      {"statistics", kStatisticsText},
      {"string", kStringText},
      {"timeit", kTimeitText},
      {"tqdm tqdm.auto tqdm.notebook tqdm.std", kTqdmText},
      {"typer", kTyperText},
      {"types", kTypesText},
      {"unicodedata", kUnicodedataText},
      {"unittest.mock mock", kUnittestMockText},
      {"urllib.parse", kUrllibParseText},
      {"uuid", kUuidText},
      {"warnings", kWarningsText},
      {"weakref", kWeakrefText},
      {"xml.dom.minidom defusedxml.minidom", kMinidomText},
      {"xml.etree.ElementTree xml.etree.cElementTree defusedxml.ElementTree", kElementTreeText},
      {"_yaml_dumper", kYamlDumperText},
      {"yaml yaml.constructor yaml.error yaml.loader yaml.nodes yaml.parser yaml.scanner",
       kYamlText},
  };
  return kModules;
}

namespace {

std::unordered_map<std::string_view, const PythonModule*> ModulesBySpelling() {
  std::unordered_map<std::string_view, const PythonModule*> modules;
  for (const PythonModule& module : PythonModules())
    ForEachWord(module.spellings, [&](std::string_view name) { modules.emplace(name, &module); });
  return modules;
}

}  // namespace

const PythonModule* FindPythonModule(std::string_view name) {
  static const auto& modules = *new std::unordered_map(ModulesBySpelling());
  const auto found = modules.find(name);
  return found == modules.end() ? nullptr : found->second;
}

namespace {

// smgraph.is_known(value): what no other Python has to ask.
Ref IsKnown(Evaluator& ev, const Call& call) {
  const Ref value = call.positional[0];
  const bool import = value->kind == Kind::kOpaque && !IsParametrised(value);
  return ev.heap().boolean(!import && (IsParametrised(value) || !Uncertain(value)));
}

// smgraph.has_file(path): os.path.exists() of a file that the project lacks is not known.
Ref HasFile(Evaluator& ev, const Call& call) {
  const Ref path = PathText(ev, call.positional[0], call.span);
  const std::string* name = path == nullptr ? nullptr : TextIn(path);
  return ev.heap().boolean(name != nullptr && ev.files().Exists(*name));
}

// smgraph.is_caught(exception): whether the program may catch it.
Ref IsCaught(Evaluator& ev, const Call& call) {
  return ev.heap().boolean(Evaluator::Impl::IsCaught(ev, call.positional[0]));
}

// smgraph.unread(name, arguments…): what a part of a library gives that is not written here.
Ref Unread(Evaluator& ev, const Call& call) {
  const std::string& name = NeedText(ev, call.positional[0], call);
  for (std::size_t i = 1; i < call.positional.size(); ++i) {
    const Ref argument = call.positional[i];
    if (Uncertain(argument))
      return ev.OpaqueOperation(name, argument, nullptr, PlaceInProgram(ev, call.span));
  }
  return ev.NewUnknown("what " + name + " gives", name.substr(name.rfind('.') + 1), call.span);
}

constexpr FunctionModel kFunctions[] = {
    {"smgraph.has_file", Counted<HasFile, 1, 1>},
    {"smgraph.is_caught", Counted<IsCaught, 1, 1>},
    {"smgraph.is_known", Counted<IsKnown, 1, 1>},
    {"smgraph.unread", Counted<Unread, 1, kMany>},
};

}  // namespace

Rows InPythonRows() {
  return {.functions = kFunctions};
}

}  // namespace smgraph::python
