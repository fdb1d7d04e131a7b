#pragma once

#include <cstddef>
#include <memory>
#include <vector>

namespace smgraph::python {

/// While one lives, what tree-sitter allocates in this thread lies in a few large blocks that
/// vanish with it: a parser makes and drops a great many small nodes, and with the usual allocator
/// that is a good part of the time that parsing takes. So parsers, trees and cursors that are made
/// meanwhile must not be used afterwards, nor need to be deleted, and none that was made before may
/// be used meanwhile. Not nested.
///
/// Takes effect once tree-sitter's allocator, which the whole process has one of, is what stands
/// below; outside of arenas that is malloc.
class ParseArena {
 public:
  ParseArena();
  ~ParseArena();
  ParseArena(const ParseArena&) = delete;
  ParseArena& operator=(const ParseArena&) = delete;

  /// Memory for `bytes`, aligned for everything.
  void* Allocate(std::size_t bytes);

 private:
  struct Block {
    std::unique_ptr<std::byte[]> memory;
    std::size_t size = 0;
  };
  void AddBlock(std::size_t at_least);

  std::vector<Block> blocks_;  // the last one is being filled
  std::size_t used_ = 0;       // of the last block
};

/// For ts_set_allocator(): from the arena that there is in this thread, else as the functions of C.
void* ArenaAllocate(std::size_t bytes);
void* ArenaAllocateZeroed(std::size_t count, std::size_t bytes);
void* ArenaReallocate(void* old, std::size_t bytes);
void ArenaFree(void* pointer);

}  // namespace smgraph::python
