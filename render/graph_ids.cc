#include "render/graph_ids.h"

#include <map>
#include <string>

namespace smgraph::render {
namespace {

// Of one graph: even numbers for names, odd ones for what has none.
struct Ids {
  std::map<std::string, IDTYPE> of_name;
  std::map<IDTYPE, std::string> names;
  IDTYPE named = 0;
  IDTYPE nameless = 1;
};

Ids& Of(void* state) {
  return *static_cast<Ids*>(state);
}

void* Open(Agraph_t* /*graph*/, Agdisc_t* /*disciplines*/) {
  return new Ids;
}

void Close(void* state) {
  delete &Of(state);
}

long Map(void* state, int /*type*/, char* name, IDTYPE* id, int create) {
  Ids& ids = Of(state);
  if (name == nullptr) {
    *id = ids.nameless;
    ids.nameless += 2;
    return 1;
  }
  const auto found = ids.of_name.find(name);
  if (found == ids.of_name.end() && create == 0) return 0;
  if (found != ids.of_name.end()) {
    *id = found->second;
    return 1;
  }
  *id = ids.named += 2;
  ids.of_name.emplace(name, *id);
  ids.names.emplace(*id, name);
  return 1;
}

// No ids of the caller's choice.
long Allocate(void* /*state*/, int /*type*/, IDTYPE /*id*/) {
  return 0;
}

void Free(void* /*state*/, int /*type*/, IDTYPE /*id*/) {}

char* Print(void* state, int /*type*/, IDTYPE id) {
  Ids& ids = Of(state);
  const auto found = ids.names.find(id);
  return found == ids.names.end() ? nullptr : found->second.data();
}

void Register(void* /*state*/, int /*type*/, void* /*object*/) {}

}  // namespace

Agdisc_t* NumberedIds() {
  static Agiddisc_t ids = {&Open, &Map, &Allocate, &Free, &Print, &Close, &Register};
  static Agdisc_t all = {&AgMemDisc, &ids, &AgIoDisc};
  return &all;
}

}  // namespace smgraph::render
