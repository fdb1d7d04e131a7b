# Text files as parts of a library: smgraph_embed(render kPageCss html/page.css …) makes a source file
# of the library that defines the string_views declared in its embedded.h, at build time.
#
# Run as a script (cmake -P) it writes that source file: OUTPUT, HEADER, NAMES and FILES are lists.
if(CMAKE_SCRIPT_MODE_FILE)
  set(text "#include \"${HEADER}\"\n\nnamespace smgraph::render {\n\n")
  foreach(name file IN ZIP_LISTS NAMES FILES)
    file(READ "${file}" content)
    string(APPEND text "const std::string_view ${name} = R\"embedded(${content})embedded\";\n\n")
  endforeach()
  file(WRITE "${OUTPUT}" "${text}}  // namespace smgraph::render\n")
  return()
endif()

function(smgraph_embed library header)
  set(script ${CMAKE_CURRENT_FUNCTION_LIST_FILE})
  set(names)
  set(files)
  while(ARGN)
    list(POP_FRONT ARGN name file)
    list(APPEND names ${name})
    list(APPEND files ${CMAKE_CURRENT_SOURCE_DIR}/${file})
  endwhile()
  set(output ${CMAKE_CURRENT_BINARY_DIR}/embedded.cc)
  add_custom_command(OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DOUTPUT=${output} -DHEADER=${header} "-DNAMES=${names}" "-DFILES=${files}" -P ${script}
    DEPENDS ${files} ${script} VERBATIM)
  target_sources(smgraph_${library} PRIVATE ${output})
endfunction()
