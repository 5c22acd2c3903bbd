// Here is a line: in which few words does it name its job?
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "index/analyser.h"

namespace matchgraph {

/// The name of a job, in terms: those of the capability's name, else of a text that is no longer
/// than a name.
struct JobName {
  std::vector<std::string> terms;  ///< each once, in order; empty where a line has no name
  /// Term of what the name is about: the last word before a preposition, "search" of "vector search
  /// with filters". Empty where there is none.
  std::string head;
};

/// Cost: splitting the words of the name.
JobName job_name(Analyser& analyser, std::string_view name, std::string_view text);

}  // namespace matchgraph
