#pragma once

#include <span>
#include <string_view>

// Library modules that are written in Python: the evaluator runs them as it runs the user's code,
// and their names need no rows.
namespace smgraph::python {

struct PythonModule {
  std::string_view spellings;  // "omegaconf omegaconf.omegaconf"
  std::string_view text;
};

std::span<const PythonModule> PythonModules();

/// The module of that name; null when it is not written in Python.
const PythonModule* FindPythonModule(std::string_view name);

/// Their texts, one or more a file.
extern const std::string_view kAddictText;
extern const std::string_view kArgparseText;
extern const std::string_view kAsyncioQueuesText;
extern const std::string_view kAsyncioText;
extern const std::string_view kAttrsConvertersText;
extern const std::string_view kAttrsValidatorsText;
extern const std::string_view kBase64Text;
extern const std::string_view kBinasciiText;
extern const std::string_view kBoxText;
extern const std::string_view kBuiltinsText;
extern const std::string_view kCalendarText;
extern const std::string_view kClickText;
extern const std::string_view kCmdText;
extern const std::string_view kCollectionsText;
extern const std::string_view kConcurrencyText;
extern const std::string_view kConfigparserText;
extern const std::string_view kContextlibText;
extern const std::string_view kContextvarsText;
extern const std::string_view kCsvText;
extern const std::string_view kDateutilParserText;
extern const std::string_view kDatetimeText;
extern const std::string_view kDecimalText;
extern const std::string_view kDecoupleText;
extern const std::string_view kDotenvText;
extern const std::string_view kElementTreeText;
extern const std::string_view kEnvironsText;
extern const std::string_view kFractionsText;
extern const std::string_view kFunctoolsText;
extern const std::string_view kHashlibText;
extern const std::string_view kHmacText;
extern const std::string_view kHtmlParserText;
extern const std::string_view kHtmlText;
extern const std::string_view kImportlibMachineryText;
extern const std::string_view kImportlibResourcesText;
extern const std::string_view kImportlibUtilText;
extern const std::string_view kInspectKindsText;
extern const std::string_view kInspectText;
extern const std::string_view kJinjaFiltersText;
extern const std::string_view kJinjaParserText;
extern const std::string_view kJinjaRuntimeText;
extern const std::string_view kJinjaText;
extern const std::string_view kJsonText;
extern const std::string_view kJsonschemaText;
extern const std::string_view kKeywordText;
extern const std::string_view kLoggingText;
extern const std::string_view kMinidomText;
extern const std::string_view kMunchText;
extern const std::string_view kNetworkxText;
extern const std::string_view kNumpyArraysText;
extern const std::string_view kNumpyScalarsText;
extern const std::string_view kNumpyText;
extern const std::string_view kOmegaConfText;
extern const std::string_view kOmegaConfContainersText;
extern const std::string_view kOrderedText;
extern const std::string_view kPackagingSpecifiersText;
extern const std::string_view kPackagingVersionText;
extern const std::string_view kPandasCsvText;
extern const std::string_view kPandasFramesText;
extern const std::string_view kPandasSeriesText;
extern const std::string_view kPandasText;
extern const std::string_view kPkgutilText;
extern const std::string_view kPprintText;
extern const std::string_view kProfileText;
extern const std::string_view kPydanticSettingsText;
extern const std::string_view kPydanticText;
extern const std::string_view kPydanticTypesText;
extern const std::string_view kRandomText;
extern const std::string_view kRelativedeltaText;
extern const std::string_view kRichProgressText;
extern const std::string_view kSchedText;
extern const std::string_view kStatisticsText;
extern const std::string_view kStringText;
extern const std::string_view kTimeitText;
extern const std::string_view kTqdmText;
extern const std::string_view kTyperText;
extern const std::string_view kTypesText;
extern const std::string_view kUnicodedataText;
extern const std::string_view kUnittestMockText;
extern const std::string_view kUrllibParseText;
extern const std::string_view kUuidText;
extern const std::string_view kWarningsText;
extern const std::string_view kWeakrefText;
extern const std::string_view kYamlDumperText;
extern const std::string_view kYamlText;

}  // namespace smgraph::python
