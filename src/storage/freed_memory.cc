#include "storage/freed_memory.h"

#include <cstddef>
#include <cstdlib>
#include <string>

#ifdef __GLIBC__
#include <malloc.h>
#endif

// Of jemalloc, where the program is linked with it: this library is not, so that others' programs
// keep their own allocator.
extern "C" int mallctl(const char* name, void* was, std::size_t* was_size, void* now,
                       std::size_t now_size) __attribute__((weak));

namespace matchgraph {

void return_freed_memory() {
  constexpr unsigned kAllArenas = 4096;  // MALLCTL_ARENAS_ALL
  if (mallctl != nullptr) {
    const std::string purge = "arena." + std::to_string(kAllArenas) + ".purge";
    mallctl(purge.c_str(), nullptr, nullptr, nullptr, 0);
    return;
  }
#ifdef __GLIBC__
  malloc_trim(0);
#endif
}

}  // namespace matchgraph
