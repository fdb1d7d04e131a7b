#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace smgraph::python {

/// Where the items of a sequence stand, by the hashes of what they are found by: for look-ups in
/// containers that keep the order of insertion. Open addressing with linear probing.
class HashIndex {
 public:
  static constexpr std::size_t kNotFound = static_cast<std::size_t>(-1);

  bool empty() const { return slots_.empty(); }
  void Clear() {
    slots_.clear();
    used_ = 0;
  }
  void Add(std::size_t hash, std::size_t position) {
    if (2 * (used_ + 1) > slots_.size()) Grow();
    Place({hash, static_cast<std::uint32_t>(position)});
    ++used_;
  }
  /// The position with this hash that `same` says yes to.
  template <typename Same>
  std::size_t Find(std::size_t hash, Same same) const {
    if (empty()) return kNotFound;
    for (std::size_t at = Home(hash); !slots_[at].free(); at = Behind(at)) {
      if (slots_[at].hash == hash && same(slots_[at].position)) return slots_[at].position;
    }
    return kNotFound;
  }
  /// Takes an item out that is in the index; those behind it move up by one place. Linear, but for
  /// the last item.
  void Remove(std::size_t hash, std::size_t position) {
    std::size_t hole = Home(hash);
    while (slots_[hole].position != position)
      hole = Behind(hole);
    for (std::size_t at = Behind(hole); !slots_[at].free(); at = Behind(at)) {
      if (Distance(Home(slots_[at].hash), at) < Distance(hole, at)) continue;
      slots_[hole] = slots_[at];
      hole = at;
    }
    slots_[hole] = Slot();
    if (position == --used_) return;
    for (Slot& slot : slots_)
      slot.position -= slot.position > position && !slot.free() ? 1 : 0;
  }

 private:
  struct Slot {
    std::size_t hash = 0;
    std::uint32_t position = UINT32_MAX;
    bool free() const { return position == UINT32_MAX; }
  };
  std::size_t Behind(std::size_t at) const { return (at + 1) & (slots_.size() - 1); }
  std::size_t Distance(std::size_t from, std::size_t to) const {
    return (to - from) & (slots_.size() - 1);
  }
  // The upper bits of a product depend on all bits of the hash, which may be an integer itself.
  std::size_t Home(std::size_t hash) const {
    return (std::uint64_t{hash} * 0x9E3779B97F4A7C15U) >> (65 - std::bit_width(slots_.size()));
  }
  void Place(Slot slot) {
    std::size_t at = Home(slot.hash);
    while (!slots_[at].free())
      at = Behind(at);
    slots_[at] = slot;
  }
  void Grow() {
    constexpr std::size_t kFirst = 32;
    if (slots_.empty()) used_ = 0;  // it may have been moved from
    const std::vector<Slot> before =
        std::exchange(slots_, std::vector<Slot>(slots_.empty() ? kFirst : 2 * slots_.size()));
    for (const Slot& slot : before) {
      if (!slot.free()) Place(slot);
    }
  }

  std::vector<Slot> slots_;  // a power of two, at least half of them free
  std::size_t used_ = 0;
};

}  // namespace smgraph::python
