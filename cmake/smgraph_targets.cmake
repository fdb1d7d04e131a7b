# One function for each kind of target.

# What every target of ours is compiled with.
function(smgraph_options target)
  target_compile_features(${target} PUBLIC cxx_std_20)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion)
  if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
    # False alarms inside std::string and std::variant once GCC 12 optimises (GCC bugs 105329 and 105651, among others).
    target_compile_options(${target} PRIVATE -Wno-restrict -Wno-stringop-overflow -Wno-array-bounds
      -Wno-maybe-uninitialized)
  endif()
  set_target_properties(${target} PROPERTIES COMPILE_WARNING_AS_ERROR ${SMGRAPH_DEV})
endfunction()

# smgraph_library(graph SOURCES … [PUBLIC …] LINK … PRIVATE … [PCH smgraph_frontend_pch] [FLAT]
#   [UNITY [SEPARATE …]])
#
# The library smgraph::graph of one folder. PUBLIC: the headers that are installed, for programs that
# embed the library; LINK: what its headers need, which is also the dependency rule of the folders;
# PRIVATE: what only its sources include; PCH: another precompiled header than smgraph_pch. Headers
# are those found in the folder, with FLAT only those directly in it. UNITY: no two SOURCES have a
# private name in common, so that SMGRAPH_UNITY may compile several of them as one; the sources in
# SEPARATE are compiled one by one.
function(smgraph_library name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "FLAT;UNITY" "PCH" "SOURCES;SEPARATE;PUBLIC;LINK;PRIVATE")
  if(NOT arg_PCH)
    set(arg_PCH smgraph_pch)
  endif()
  set(target smgraph_${name})
  if(arg_FLAT)
    file(GLOB headers CONFIGURE_DEPENDS *.h)
  else()
    file(GLOB_RECURSE headers CONFIGURE_DEPENDS *.h)
  endif()

  add_library(${target} STATIC ${arg_SOURCES} ${arg_SEPARATE})
  add_library(smgraph::${name} ALIAS ${target})
  set_target_properties(${target} PROPERTIES EXPORT_NAME ${name})
  target_sources(${target} PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES ${arg_PUBLIC})
  target_link_libraries(${target} PUBLIC ${arg_LINK} PRIVATE ${arg_PRIVATE})
  smgraph_options(${target})
  smgraph_reuse_precompiled(${target} ${arg_PCH})
  if(SMGRAPH_UNITY AND arg_UNITY)
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON)
    # Seen from the file that includes them, what is private to a source seems to be in a header.
    target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)
    set_source_files_properties(${arg_SEPARATE} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
  endif()
  if(SMGRAPH_TIDY)
    set_target_properties(${target} PROPERTIES CXX_CLANG_TIDY "${SMGRAPH_TIDY};--quiet;--warnings-as-errors=*")
  endif()

  set_property(GLOBAL APPEND PROPERTY smgraph_headers ${headers})
  set_property(GLOBAL APPEND PROPERTY smgraph_libraries ${target})
endfunction()

# smgraph_program(smgraph SOURCES … LINK …): an executable at the top of the build tree.
function(smgraph_program name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LINK")
  add_executable(${name} ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE ${arg_LINK})
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR})
  smgraph_options(${name})
  smgraph_reuse_precompiled(${name} smgraph_pch)
endfunction()

# smgraph_test(passes_test SOURCES … LINK … [LABEL unit])
#
# A GoogleTest program, one ctest: a process for each of its cases would read what they share, such
# as recordings, a thousand times. One case: build/dev/tests/passes_test --gtest_filter='Resolve*'.
# Sources read files below SMGRAPH_SOURCE_DIR and run SMGRAPH_PROGRAM, both string literals.
function(smgraph_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "LABEL" "SOURCES;LINK")
  if(NOT arg_LABEL)
    set(arg_LABEL unit)
  endif()
  add_executable(${name} ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE ${arg_LINK} GTest::gtest_main)
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR})
  target_compile_definitions(${name} PRIVATE
    SMGRAPH_SOURCE_DIR="${PROJECT_SOURCE_DIR}" SMGRAPH_PROGRAM="$<TARGET_FILE:smgraph>")
  add_dependencies(${name} smgraph)
  smgraph_options(${name})
  smgraph_reuse_precompiled(${name} smgraph_test_pch)
  add_test(NAME ${name} COMMAND ${name} --gtest_brief=1)
  set_tests_properties(${name} PROPERTIES LABELS ${arg_LABEL} TIMEOUT 1800)
endfunction()
