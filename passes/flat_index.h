#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace smgraph::passes {

/// Numbers by the hashes of what they stand for, in one block of memory: where a graph has a
/// hundred thousand steps, a node of its own for each of them is most of what looking it up costs.
class FlatIndex {
 public:
  static constexpr std::size_t kNone = SIZE_MAX;

  explicit FlatIndex(std::size_t expected = 0) { Grow(2 * expected); }

  /// The number that was added with `hash` and that `is_it`; kNone when there is none.
  template <typename IsIt>
  std::size_t Find(std::size_t hash, IsIt is_it) const {
    for (std::size_t i = Start(hash);; i = (i + 1) & (slots_.size() - 1)) {
      const Slot& slot = slots_[i];
      if (slot.number == kNone) return kNone;
      if (slot.hash == hash && is_it(slot.number)) return slot.number;
    }
  }

  /// Adds a number that is not there yet.
  void Add(std::size_t hash, std::size_t number) {
    if (2 * ++count_ > slots_.size()) Grow(2 * slots_.size());
    Place({hash, number});
  }

 private:
  struct Slot {
    std::size_t hash = 0;
    std::size_t number = kNone;
  };

  // Hashes of numbers may be the numbers.
  std::size_t Start(std::size_t hash) const {
    return (hash * 0x9e3779b97f4a7c15U >> 20U) & (slots_.size() - 1);
  }

  void Place(Slot slot) {
    std::size_t i = Start(slot.hash);
    while (slots_[i].number != kNone)
      i = (i + 1) & (slots_.size() - 1);
    slots_[i] = slot;
  }

  void Grow(std::size_t least) {
    std::size_t size = 16;
    while (size < least)
      size *= 2;
    const std::vector<Slot> before = std::exchange(slots_, std::vector<Slot>(size));
    for (const Slot& slot : before) {
      if (slot.number != kNone) Place(slot);
    }
  }

  std::vector<Slot> slots_;  // a power of two of them, at most half of them in use
  std::size_t count_ = 0;
};

}  // namespace smgraph::passes
