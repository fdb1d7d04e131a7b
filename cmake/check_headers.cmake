# The target check_headers: each header of ours compiles as the only include of a source.
#
# Nothing is generated but a stamp; a header is looked at again when it or what it includes changed.
function(smgraph_check_headers)
  get_property(headers GLOBAL PROPERTY smgraph_headers)
  set(stamps "")
  foreach(header IN LISTS headers)
    file(RELATIVE_PATH name ${PROJECT_SOURCE_DIR} ${header})
    set(stamp ${PROJECT_BINARY_DIR}/check_headers/${name}.ok)
    cmake_path(GET stamp PARENT_PATH directory)
    file(MAKE_DIRECTORY ${directory})
    add_custom_command(OUTPUT ${stamp}
      COMMAND ${CMAKE_CXX_COMPILER} -std=c++20 -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror
        -I${PROJECT_SOURCE_DIR}
        -include ${header} -x c++ /dev/null -fsyntax-only -MD -MF ${stamp}.d -MT ${stamp}
      COMMAND ${CMAKE_COMMAND} -E touch ${stamp}
      DEPENDS ${header} DEPFILE ${stamp}.d COMMENT "Checking ${name}" VERBATIM COMMAND_EXPAND_LISTS)
    list(APPEND stamps ${stamp})
  endforeach()
  add_custom_target(check_headers DEPENDS ${stamps})
endfunction()
