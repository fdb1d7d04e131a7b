# Debian packages that building and testing needs; sourced by the other scripts.

build_packages=(
  build-essential ca-certificates cmake ninja-build pkg-config python3 python3-pip
  libboost-graph-dev libcctz-dev libcli11-dev libfmt-dev libgraphviz-dev libtomlplusplus-dev
  libtree-sitter-dev libyaml-cpp-dev libz3-dev nettle-dev nlohmann-json3-dev tzdata
)
test_packages=("${build_packages[@]}" libbenchmark-dev libgtest-dev python3-jsonschema)
sanitizer_packages=(clang libclang-rt-dev)  # what Clang only recommends: the sanitizers' runtime

# Prints those of the given packages that are not installed.
missing_packages() {
  local installed
  installed=$(dpkg-query --show --showformat='${Package} ${db:Status-Status}\n' "$@" 2>/dev/null || true)
  local package
  for package in "$@"; do
    [[ $'\n'$installed$'\n' == *$'\n'"$package installed"$'\n'* ]] || echo "$package"
  done
}

# Installs what is missing of the given packages; touches nothing when all are there.
install_packages() {
  if ! command -v dpkg-query >/dev/null; then
    echo "This is no Debian system: its counterparts of these packages are expected: $*" >&2
    return
  fi
  local missing
  mapfile -t missing < <(missing_packages "$@")
  if ((${#missing[@]} == 0)); then return; fi
  local as_root=()
  if ((EUID != 0)); then
    if ! command -v sudo >/dev/null; then
      echo "Missing packages, to be installed by root: apt-get install ${missing[*]}" >&2
      exit 69
    fi
    as_root=(sudo)
  fi
  echo "Installing with apt-get${as_root[0]:+, which sudo may ask a password for}: ${missing[*]}"
  "${as_root[@]}" sh -c '
    apt-get update -q &&
    DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@"' sh "${missing[@]}"
}

# Builds a build preset, after configuring it unless its tree is younger than the presets: the
# configure preset has the same name, or the second argument of `build_preset fuzz asan`.
build_preset() {
  local preset=$1 tree=$1
  shift
  if (($# > 0)) && [[ $1 != -* ]]; then
    tree=$1
    shift
  fi
  export CMAKE_BUILD_PARALLEL_LEVEL=${CMAKE_BUILD_PARALLEL_LEVEL:-$(nproc)}
  if [[ ! build/$tree/build.ninja -nt CMakePresets.json ]]; then cmake --preset "$tree"; fi
  cmake --build --preset "$preset" "$@"
}
