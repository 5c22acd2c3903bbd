// Here is an answer to a misspelt text: is that of the mended one to be shown instead?

#include <algorithm>
#include <string>
#include <vector>

#include "matchgraph/engine.h"
#include "matchgraph/query.h"
#include "text/ascii.h"
#include "traits/asked.h"

namespace matchgraph {
namespace {

std::vector<std::string> words_in(std::string_view text) {
  std::vector<std::string> out;
  std::string word;
  for (const char c : in_lower_case(text) + ' ') {
    if (c != ' ') {
      word += c;
    } else if (!word.empty()) {
      out.push_back(std::move(word));
      word.clear();
    }
  }
  return out;
}

/// Whether most telling words of the text were mended. Few of many leave a text that was understood
/// well enough to be shown as it stands.
bool is_mostly_misspelt(const SearchResults& results) {
  const std::vector<std::string> typed = words_in(results.query.text);
  const std::vector<std::string> meant = words_in(results.did_you_mean);
  // Where a slip joined or parted words, they cannot be held against each other one by one.
  if (typed.size() != meant.size()) return false;
  const auto& ignored = results.query.ignored;
  std::size_t telling = 0;
  std::size_t changed = 0;
  for (std::size_t i = 0; i < typed.size(); ++i) {
    const bool is_ignored = std::find(ignored.begin(), ignored.end(), typed[i]) != ignored.end();
    telling += is_ignored ? 0 : 1;
    changed += typed[i] != meant[i] ? 1 : 0;
  }
  return 2 * changed > telling;
}

/// Whether a word was mended that tells what is to become of what: "text to speach" asks for
/// anything with a text.
bool is_direction_misspelt(const SearchResults& results) {
  const std::vector<std::string> typed = words_in(results.query.text);
  const std::vector<std::string> meant = words_in(results.did_you_mean);
  if (typed.size() != meant.size()) return false;
  const auto joins = [&meant](std::size_t i) { return meant[i] == "to" || meant[i] == "into"; };
  for (std::size_t i = 0; i < typed.size(); ++i) {
    const bool is_side = (i > 0 && joins(i - 1)) || (i + 1 < meant.size() && joins(i + 1));
    if (typed[i] == meant[i] || !is_side) continue;
    return asked_traits(results.did_you_mean).size() > asked_traits(results.query.text).size();
  }
  return false;
}

}  // namespace

std::optional<Answer> mended(const Engine& engine, const Answer& answer,
                             const SearchRequest& request) {
  if (!answer.search || answer.search->did_you_mean.empty()) return {};
  const bool is_shown = is_mostly_misspelt(*answer.search) || is_direction_misspelt(*answer.search);
  if (answer.search->total > 0 && !is_shown) return {};
  SearchRequest other = request;
  other.text = answer.search->did_you_mean;
  Answer out = engine.ask(other);
  return out.total() > 0 ? std::optional(std::move(out)) : std::nullopt;
}

}  // namespace matchgraph
