// What does a process that answers for days keep of the memory that its dearest answers took?
#pragma once

namespace matchgraph::command {

/// Has the allocator return free memory at the end of a heap to the system from a bound on that
/// stays where it is. Call before threads are made.
void return_spare_memory();

}  // namespace matchgraph::command
