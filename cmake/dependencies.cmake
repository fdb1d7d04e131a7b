# Libraries as Debian 12 packages them. scripts/build installs what is missing.

find_package(Boost 1.74 REQUIRED)
find_package(fmt REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(CLI11 REQUIRED)

find_package(yaml-cpp REQUIRED)
if(NOT TARGET yaml-cpp::yaml-cpp)  # 0.7 has no namespace
  add_library(yaml-cpp::yaml-cpp ALIAS yaml-cpp)
endif()

# No CMake package, or one that says less: these come through pkg-config.
find_package(PkgConfig REQUIRED)
pkg_check_modules(graphviz REQUIRED IMPORTED_TARGET libgvc libcgraph)
pkg_check_modules(nettle REQUIRED IMPORTED_TARGET nettle)
pkg_check_modules(tomlplusplus REQUIRED IMPORTED_TARGET tomlplusplus)
pkg_check_modules(tree-sitter REQUIRED IMPORTED_TARGET tree-sitter)

# Neither: cctz.
find_path(cctz_INCLUDE_DIR cctz/time_zone.h REQUIRED)
find_library(cctz_LIBRARY cctz REQUIRED)
add_library(cctz::cctz INTERFACE IMPORTED)
target_include_directories(cctz::cctz INTERFACE ${cctz_INCLUDE_DIR})
target_link_libraries(cctz::cctz INTERFACE ${cctz_LIBRARY})
