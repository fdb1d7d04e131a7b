# The Python grammar: C sources of the locked registry packages, one static library.
#
# pip finds the registry in the user's own configuration and refuses an archive whose hash is not
# in the lock file. Archives and sources stay in the build tree and are fetched only when the lock
# file has changed. Without a network: -DSMGRAPH_SDISTS=DIRECTORY with the two archives.

set(SMGRAPH_SDISTS "" CACHE PATH "Directory with the archives named in tree-sitter-python.lock; empty: pip downloads them")

set(grammar_lock ${PROJECT_SOURCE_DIR}/cmake/tree-sitter-python.lock)
set(grammar_dir ${PROJECT_BINARY_DIR}/third_party/tree-sitter-python)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${grammar_lock})

# Downloads the archives of the lock file into `directory`.
function(smgraph_download_sdists lock directory)
  find_package(Python3 3.9 REQUIRED COMPONENTS Interpreter)
  set(download ${Python3_EXECUTABLE} -m pip download --quiet --disable-pip-version-check --no-deps
    --require-hashes --no-binary tree-sitter,tree-sitter-python --requirement ${lock} --dest ${directory})
  if(SMGRAPH_SDISTS)
    list(APPEND download --no-index --find-links ${SMGRAPH_SDISTS})
  endif()
  # pip asks a source package for its metadata. With setuptools and wheel installed, as Debian's
  # python3-pip brings them, nothing else is needed; if not, pip fetches them for that moment.
  execute_process(COMMAND ${download} --no-build-isolation RESULT_VARIABLE failed OUTPUT_QUIET ERROR_QUIET)
  if(failed)
    execute_process(COMMAND ${download} RESULT_VARIABLE failed OUTPUT_VARIABLE output ERROR_VARIABLE output)
  endif()
  if(failed)
    message(FATAL_ERROR "pip cannot download the packages of ${lock}:\n${output}")
  endif()
endfunction()

# Downloads and unpacks into grammar_dir: src/{parser,scanner}.c and src/tree_sitter/*.h.
function(smgraph_fetch_grammar)
  message(STATUS "Fetching tree-sitter-python")
  file(REMOVE_RECURSE ${grammar_dir})
  smgraph_download_sdists(${grammar_lock} ${grammar_dir}/archives)
  file(GLOB archives ${grammar_dir}/archives/*.tar.gz)
  foreach(archive IN LISTS archives)
    file(ARCHIVE_EXTRACT INPUT ${archive} DESTINATION ${grammar_dir}/unpacked)
  endforeach()
  file(GLOB grammar_sources ${grammar_dir}/unpacked/tree?sitter?python-*/src/*.c)
  file(GLOB runtime ${grammar_dir}/unpacked/tree?sitter-[0-9]*/tree_sitter/core/lib/src)
  file(COPY ${grammar_sources} DESTINATION ${grammar_dir}/src)
  foreach(header IN ITEMS alloc.h array.h parser.h ts_assert.h)
    file(COPY ${runtime}/${header} DESTINATION ${grammar_dir}/src/tree_sitter)
  endforeach()
  file(REMOVE_RECURSE ${grammar_dir}/unpacked ${grammar_dir}/archives)
endfunction()

file(SHA256 ${grammar_lock} lock_hash)
set(fetched_hash "")
if(EXISTS ${grammar_dir}/lock.sha256)
  file(READ ${grammar_dir}/lock.sha256 fetched_hash)
endif()
if(NOT fetched_hash STREQUAL lock_hash)
  smgraph_fetch_grammar()
  file(WRITE ${grammar_dir}/lock.sha256 ${lock_hash})
endif()

# The library's reading range of grammar ABIs against the grammar's own number: without this check
# ts_parser_set_language would only return false at run time.
file(STRINGS ${grammar_dir}/src/parser.c grammar_abi REGEX "^#define LANGUAGE_VERSION [0-9]+" LIMIT_COUNT 1)
string(REGEX MATCH "[0-9]+" grammar_abi "${grammar_abi}")
find_path(tree_sitter_include tree_sitter/api.h HINTS ${tree-sitter_INCLUDE_DIRS} REQUIRED)
foreach(bound IN ITEMS LANGUAGE_VERSION MIN_COMPATIBLE_LANGUAGE_VERSION)
  file(STRINGS ${tree_sitter_include}/tree_sitter/api.h line REGEX "^#define TREE_SITTER_${bound} [0-9]+")
  string(REGEX MATCH "[0-9]+" ${bound} "${line}")
endforeach()
if(grammar_abi GREATER LANGUAGE_VERSION OR grammar_abi LESS MIN_COMPATIBLE_LANGUAGE_VERSION)
  message(FATAL_ERROR "tree-sitter reads grammar ABI ${MIN_COMPATIBLE_LANGUAGE_VERSION} to ${LANGUAGE_VERSION}; "
    "the locked tree-sitter-python has ABI ${grammar_abi}")
endif()

add_library(tree_sitter_python STATIC ${grammar_dir}/src/parser.c ${grammar_dir}/src/scanner.c)
target_include_directories(tree_sitter_python PRIVATE ${grammar_dir}/src)
target_compile_options(tree_sitter_python PRIVATE -w -O2 -g0)  # nobody steps through it
set_target_properties(tree_sitter_python PROPERTIES
  POSITION_INDEPENDENT_CODE ON
  OUTPUT_NAME smgraph_tree_sitter_python)
add_library(smgraph::tree_sitter_python ALIAS tree_sitter_python)
