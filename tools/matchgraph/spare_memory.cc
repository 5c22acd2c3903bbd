#include "tools/matchgraph/spare_memory.h"

#include <malloc.h>

namespace matchgraph::command {

// Of the C library's allocator, which programs have that are not linked with jemalloc: that one
// gives back by itself what was free for ten seconds.
void return_spare_memory() {
  // Left to itself the allocator raises both bounds with every large piece that comes free, up to
  // 32 and 64 MiB, and keeps as much at the end of each thread's heap: 300 of the dearest requests
  // over 63,436 entities left 70 to 86 MiB, and with bounds that stay about half of it. Pieces of
  // every size are of heaps, as the numbers that a search has for each entity would else be mapped
  // and cleared anew with each request.
  constexpr int kMapped = 32 << 20;  // bytes of one piece; the most that may be said
  constexpr int kSpare = 8 << 20;    // bytes at the end of a heap
  // A piece of this size and more is given back as soon as it comes free.
  ::mallopt(M_MMAP_THRESHOLD, kMapped);
  ::mallopt(M_TRIM_THRESHOLD, kSpare);
}

}  // namespace matchgraph::command
