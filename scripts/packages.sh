# Debian packages that building and testing needs; sourced by scripts/build and scripts/test.

build_packages=(
  build-essential ca-certificates ccache cmake ninja-build pkg-config python3 python3-pip
  libboost-dev libboost-graph-dev libcli11-dev libfmt-dev libgraphviz-dev libtree-sitter-dev
  libyaml-cpp-dev nlohmann-json3-dev
)
test_packages=(libbenchmark-dev libgtest-dev)

# Prints those of the given packages that are not installed.
missing_packages() {
  local package
  for package in "$@"; do
    [[ $(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || echo "$package"
  done
}

# Installs what is missing of the given packages; touches nothing when all are there.
install_packages() {
  local missing
  mapfile -t missing < <(missing_packages "$@")
  if ((${#missing[@]} == 0)); then return; fi
  local as_root=()
  if ((EUID != 0)); then as_root=(sudo); fi
  echo "Installing with apt-get${as_root[0]:+ (asking for your password)}: ${missing[*]}"
  "${as_root[@]}" sh -c 'apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@"' - "${missing[@]}"
}
