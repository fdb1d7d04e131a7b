# Precompiled headers of third-party and standard headers, shared by many targets: a source then
# compiles in about half the time. All libraries share one; the frontends have another, which adds the
# evaluator that each of their sources reads; the tests a third, which adds GoogleTest.

option(SMGRAPH_PCH "Precompile the heavy third-party headers" ON)

# smgraph_precompiled(smgraph_pch HEADERS … LINK …): a target whose header others reuse.
function(smgraph_precompiled target)
  if(NOT SMGRAPH_PCH)
    return()
  endif()
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "HEADERS;LINK")
  add_library(${target} OBJECT ${PROJECT_SOURCE_DIR}/cmake/precompiled.cc)
  target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR})
  target_link_libraries(${target} PRIVATE Boost::headers fmt::fmt ${arg_LINK})
  target_precompile_headers(${target} PRIVATE <cmake/precompiled.h> ${arg_HEADERS})
  smgraph_options(${target})
endfunction()

# Makes `target` read the header of smgraph_precompiled(pch …).
function(smgraph_reuse_precompiled target pch)
  if(SMGRAPH_PCH)
    target_precompile_headers(${target} REUSE_FROM ${pch})
  endif()
endfunction()
