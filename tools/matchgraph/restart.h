// Here is a file that is found damaged while it is read: how does the command go on?
#pragma once

namespace matchgraph::command {

/// From now on the command begins anew when a file of a generation turns out to be damaged or cut,
/// and then checks everything before it answers, so that the generation before can. Once: what is
/// damaged after that ends it. `arguments` must stay.
void prepare_restart(char** arguments);

/// For a command that has begun to answer what it will not be told again: damage ends it.
void forgo_restart();

}  // namespace matchgraph::command
