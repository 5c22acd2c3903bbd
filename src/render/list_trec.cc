// Search results and alternatives as a TREC run with the question number 0.
#include <fmt/format.h>

#include <string>

#include "matchgraph/render.h"

namespace matchgraph {
namespace {

template <typename Results>
std::string run_of(const Results& results, std::size_t offset) {
  std::string text;
  for (const auto& result : results.results) {
    // "Q0" is a column that trec_eval asks for and nobody uses; the last one names the program.
    text += fmt::format("0 Q0 {} {} {} matchgraph\n", result.entity.id, ++offset, result.score);
  }
  return text;
}

}  // namespace

std::string to_trec(const SearchResults& results) { return run_of(results, results.query.offset); }

std::string to_trec(const AlternativesResults& results) { return run_of(results, results.offset); }

}  // namespace matchgraph
