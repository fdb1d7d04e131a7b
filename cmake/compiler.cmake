# How everything is compiled, apart from the warnings (smgraph_targets.cmake).

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)

# ccache and precompiled headers: its manual, "Precompiled headers", asks for this much sloppiness
# and for one option of each compiler.
find_program(SMGRAPH_CCACHE ccache)
if(SMGRAPH_CCACHE)
  foreach(language C CXX)
    if(NOT CMAKE_${language}_COMPILER_LAUNCHER)
      set(CMAKE_${language}_COMPILER_LAUNCHER env CCACHE_SLOPPINESS=pch_defines,time_macros ${SMGRAPH_CCACHE})
    endif()
  endforeach()
  add_compile_options(
    "$<$<COMPILE_LANG_AND_ID:CXX,GNU>:-fpch-preprocess>"
    "$<$<COMPILE_LANG_AND_ID:CXX,Clang>:SHELL:-Xclang -fno-pch-timestamp>")
endif()

# Ninja hides the terminal from the compiler, which then drops its colours.
add_compile_options("$<$<CXX_COMPILER_ID:Clang>:-fcolor-diagnostics>" "$<$<CXX_COMPILER_ID:GNU>:-fdiagnostics-color=always>")

# Everything is instrumented; only the fuzzers themselves are linked with libFuzzer's main().
if(SMGRAPH_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()
