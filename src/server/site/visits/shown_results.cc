#include "server/site/visits/shown_results.h"

namespace matchgraph::server {
namespace {

template <typename Results>
std::vector<std::string> ids(const Results& results) {
  std::vector<std::string> out;
  for (const auto& result : results.results) out.push_back(result.entity.id);
  return out;
}

}  // namespace

std::vector<std::string> shown_ids(const AlternativesResults& results) { return ids(results); }

std::vector<std::string> shown_ids(const Answer& answer) {
  // What was shown is one of these, or nothing that can be chosen.
  if (answer.search) return ids(*answer.search);
  if (answer.alternatives) return ids(*answer.alternatives);
  return {};
}

std::optional<SearchKind> kind_of(const Answer& answer) {
  if (answer.search) return SearchKind::kNeed;
  if (answer.alternatives) return SearchKind::kAlternatives;
  return {};
}

std::string seeds_text(const std::vector<std::string>& seeds, std::string_view need) {
  std::string out = "like ";
  for (std::size_t i = 0; i < seeds.size(); ++i) {
    // In quotation marks, since ids may hold words that a need has.
    out += (i > 0 ? " and \"" : "\"") + seeds[i] + "\"";
  }
  if (!need.empty()) out += " for " + std::string(need);
  return out;
}

}  // namespace matchgraph::server
