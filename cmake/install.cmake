include(CMakePackageConfigHelpers)

install(TARGETS smgraph RUNTIME COMPONENT cli)

get_property(libraries GLOBAL PROPERTY smgraph_libraries)
install(TARGETS ${libraries} tree_sitter_python EXPORT smgraphTargets COMPONENT dev
  FILE_SET HEADERS DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/smgraph)
install(EXPORT smgraphTargets NAMESPACE smgraph:: COMPONENT dev
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/smgraph)

configure_package_config_file(cmake/smgraphConfig.cmake.in smgraphConfig.cmake
  INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/smgraph)
write_basic_package_version_file(smgraphConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/smgraphConfig.cmake ${PROJECT_BINARY_DIR}/smgraphConfigVersion.cmake
  COMPONENT dev DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/smgraph)
