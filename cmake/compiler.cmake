# How everything is compiled, apart from the warnings (smgraph_targets.cmake).

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)

# Ninja hides the terminal from the compiler, which then drops its colours.
add_compile_options("$<$<CXX_COMPILER_ID:Clang>:-fcolor-diagnostics>" "$<$<CXX_COMPILER_ID:GNU>:-fdiagnostics-color=always>")

# Everything is instrumented; only the fuzzers themselves are linked with libFuzzer's main().
if(SMGRAPH_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()
