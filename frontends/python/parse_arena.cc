#include "frontends/python/parse_arena.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace smgraph::python {
namespace {

constexpr std::size_t kAlignment = alignof(std::max_align_t);
constexpr std::size_t kFirstBlock = std::size_t{1} << 20;

// In front of what an arena gives out: reallocating has to know.
struct alignas(kAlignment) Header {
  std::size_t size = 0;
};

thread_local ParseArena* current = nullptr;
// Kept for the next arena of the thread, so that it begins with memory that is in the cache.
thread_local std::unique_ptr<std::byte[]> spare;

}  // namespace

ParseArena::ParseArena() {
  if (spare == nullptr) spare = std::make_unique_for_overwrite<std::byte[]>(kFirstBlock);
  blocks_.push_back({std::move(spare), kFirstBlock});
  current = this;
}

ParseArena::~ParseArena() {
  current = nullptr;
  spare = std::move(blocks_.front().memory);
}

void* ParseArena::Allocate(std::size_t bytes) {
  const std::size_t size = (bytes + kAlignment - 1) / kAlignment * kAlignment;
  if (blocks_.back().size - used_ < size + sizeof(Header)) AddBlock(size + sizeof(Header));
  auto* header = reinterpret_cast<Header*>(blocks_.back().memory.get() + used_);
  header->size = size;
  used_ += size + sizeof(Header);
  return header + 1;
}

void ParseArena::AddBlock(std::size_t at_least) {
  const std::size_t size = std::max(at_least, 2 * blocks_.back().size);
  blocks_.push_back({std::make_unique_for_overwrite<std::byte[]>(size), size});
  used_ = 0;
}

void* ArenaAllocate(std::size_t bytes) {
  return current == nullptr ? std::malloc(bytes) : current->Allocate(bytes);
}

void* ArenaAllocateZeroed(std::size_t count, std::size_t bytes) {
  if (current == nullptr) return std::calloc(count, bytes);
  return std::memset(current->Allocate(count * bytes), 0, count * bytes);
}

void* ArenaReallocate(void* old, std::size_t bytes) {
  if (current == nullptr) return std::realloc(old, bytes);
  if (old == nullptr) return current->Allocate(bytes);
  const std::size_t size = (static_cast<Header*>(old) - 1)->size;
  if (bytes <= size) return old;
  return std::memcpy(current->Allocate(bytes), old, size);
}

void ArenaFree(void* pointer) {
  if (current == nullptr) std::free(pointer);
}

}  // namespace smgraph::python
