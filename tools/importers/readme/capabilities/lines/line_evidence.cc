#include "tools/importers/readme/capabilities/lines/line_evidence.h"

#include <algorithm>
#include <cstddef>

namespace matchgraph::readme {

double evidence_of(const Signs& signs, const EvidenceOptions& options) {
  double logit = options.start;
  for (const SignWeight& one : options.weights) {
    if (signs.test(static_cast<std::size_t>(one.sign))) logit += one.weight;
  }
  return logit;
}

void drop_unclear(std::vector<FoundCapability>& lines, const std::vector<std::string>& subjects,
                  const EvidenceOptions& options) {
  if (lines.empty()) return;
  std::vector<double> evidence;
  for (const FoundCapability& line : lines) {
    evidence.push_back(line.is_certain ? options.least
                                       : evidence_of(read_signs(line, subjects), options));
  }
  // Of several that are no surer the first says most: it stands at the top of its file.
  const auto best = std::max_element(evidence.begin(), evidence.end());
  const double least = std::min(options.least, std::max(*best, options.least_of_best));
  std::size_t at = 0;
  std::erase_if(lines, [&](const FoundCapability&) { return evidence[at++] < least; });
}

}  // namespace matchgraph::readme
