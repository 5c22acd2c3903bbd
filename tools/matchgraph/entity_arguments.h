// Entity arguments: what a user calls an entity -> its id.
#pragma once

#include <string>
#include <vector>

#include "matchgraph/engine.h"
#include "tools/matchgraph/subcommands/subcommands.h"

namespace matchgraph::command {

/// User text is at most this long, in bytes.
inline constexpr std::size_t kMaxTextBytes = 2048;

/// Throws Error (kUsage) when the text is too long; `what` says which text it is.
void check_length(const std::string& text, const std::string& what);

struct ResolvedArguments {
  std::vector<std::string> ids;  ///< one an argument, when `status` is kDone
  int status = kDone;            ///< else kNothingFound or kWrongUsage (several fit)
};

/// Resolves each argument. What else it might have meant goes to standard error: candidates, near
/// names, other offers; with JSON the candidates go to standard output as well. Throws Error
/// (kUsage) when two arguments name the same entity.
ResolvedArguments resolve_arguments(const Engine& engine, const std::vector<std::string>& names,
                                    const Common& common);

}  // namespace matchgraph::command
