// Memory that was given back to the allocator: whose is it now?
#pragma once

namespace matchgraph {

/// Gives what was freed in this process back to the system, which else stays with the process for
/// what it allocates next. Worth it where much was freed and less is needed from now on. Nothing
/// where the C library has no way to. May be called at any time; cost: some ten milliseconds for a
/// gigabyte.
void return_freed_memory();

}  // namespace matchgraph
