#include "query/language/bounds/limit_reading.h"

#include <array>

#include "query/language/readings/wordings.h"

namespace matchgraph {
namespace {

// Folded, as all words of the language: "doesn't" is "doesn t".
constexpr std::array<Wording, 64> kLimits = {
    {{"under", "<"},
     {"for under", "<"},
     {"below", "<"},
     {"beneath", "<"},
     {"less than", "<"},
     {"for less than", "<"},
     {"fewer than", "<"},
     {"lower than", "<"},
     {"cheaper than", "<"},
     {"smaller than", "<"},
     {"at most", "<="},
     {"for at most", "<="},
     {"up to", "<="},
     {"for up to", "<="},
     {"max", "<="},
     {"maximum", "<="},
     {"no more than", "<="},
     {"not more than", "<="},
     {"not over", "<="},
     {"within", "<="},
     {"over", ">"},
     {"above", ">"},
     {"more than", ">"},
     {"greater than", ">"},
     {"larger than", ">"},
     {"bigger than", ">"},
     {"longer than", ">"},
     {"higher than", ">"},
     {"exceeding", ">"},
     {"beyond", ">"},
     {"at least", ">="},
     {"no less than", ">="},
     {"not less than", ">="},
     {"not under", ">="},
     {"min", ">="},
     {"minimum", ">="},
     {"a minimum of", ">="},
     // What is denied of more is asked of at most as much, and the other way round.
     {"doesn t cost more than", "<="},
     {"does not cost more than", "<="},
     {"doesnt cost more than", "<="},
     {"don t cost more than", "<="},
     {"do not cost more than", "<="},
     {"won t cost more than", "<="},
     {"not costing more than", "<="},
     {"without costing more than", "<="},
     {"isn t more than", "<="},
     {"is not more than", "<="},
     {"never more than", "<="},
     {"never over", "<="},
     {"never above", "<="},
     {"not above", "<="},
     {"not beyond", "<="},
     {"not exceeding", "<="},
     {"doesn t exceed", "<="},
     {"does not exceed", "<="},
     {"must not exceed", "<="},
     {"no higher than", "<="},
     {"not higher than", "<="},
     {"no dearer than", "<="},
     {"not more expensive than", "<="},
     {"no larger than", "<="},
     {"no bigger than", "<="},
     {"not below", ">="},
     {"no smaller than", ">="}}};

}  // namespace

std::pair<std::string_view, std::size_t> limit_at(const QueryWords& words, std::size_t i) {
  // Folding leaves nothing of a sign, so that it is looked for in the text itself.
  constexpr std::array<std::string_view, 4> kSigns = {"<", "<=", ">", ">="};
  for (const std::string_view sign : kSigns) {
    if (words.slice(words[i].outer) == sign) return {sign, 1};
  }
  return longest_at(words, i, kLimits);
}

}  // namespace matchgraph
