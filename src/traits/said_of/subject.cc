#include "traits/said_of/subject.h"

#include <algorithm>

#include "text/ascii.h"
#include "text/fold.h"
#include "traits/trait.h"

namespace matchgraph {
namespace {

bool is_article(std::string_view word) { return word == "a" || word == "an" || word == "the"; }

/// "Acme is ...", "The Acme itself offers ...", in an entry of what gives access to Acme.
bool has_wrapped_subject(const TraitWords& words, const OwnName& own, std::size_t begin,
                         std::size_t end) {
  constexpr std::string_view kVerbs = "is; are; has; offers; provides; costs; comes";
  constexpr std::size_t kMost = 4;  // words of a name
  const std::size_t first = begin + (words.words()[begin] == "the" ? 1 : 0);
  std::size_t named = 0;
  for (std::size_t i = first; i < end && i <= first + kMost; ++i) {
    const std::string_view word = words.words()[i];
    if (list_holds(kVerbs, word)) {
      const auto all = words.words().subspan(begin, end - begin);
      // "Acme is a tool that has an MCP server" is about all of it.
      return named > 0 && named < own.size() &&
             std::find(all.begin(), all.end(), std::string_view("mcp")) == all.end();
    }
    if (word != "itself" && !own.has(word)) return false;
    if (word != "itself" && word != "server") ++named;
    if (words.ends_clause(i)) return false;
  }
  return false;
}

/// "Talks to Acme, an open-source database": what stands behind is said of Acme.
bool is_apposition(const TraitWords& words, std::string_view text, const OwnName& own,
                   std::size_t begin, std::size_t from) {
  constexpr std::string_view kLinks =
      "for; of; with; using; uses; via; on; to; from; into; in; by; exposes; leverages; "
      "leveraging; integrates; wraps; through; around";
  constexpr std::size_t kReach = 4;  // words from the name back to what links it
  std::size_t article = from;
  if (!is_article(words.words()[article]) && article > begin) --article;
  if (!is_article(words.words()[article]) || article == begin) return false;
  const std::size_t name = article - 1;
  if (!words.ends_clause(name) || !is_upper(text[words.begin(name)])) return false;
  if (own.has(words.words()[name]) && !own.is_of_wrapper()) return false;
  for (std::size_t i = name; i > begin && name - i < kReach; --i) {
    if (words.ends_clause(i - 1)) return false;
    if (list_holds(kLinks, words.words()[i - 1])) return true;
  }
  return false;
}

}  // namespace

OwnName::OwnName(const Entity& entity) : folded_(fold_for_names(entity.name)) {
  words_ = list_parts(folded_, " ");
  is_of_wrapper_ = entity.type == "mcp-server" && has("mcp");
}

bool OwnName::has(std::string_view word) const {
  return std::find(words_.begin(), words_.end(), word) != words_.end();
}

bool is_of_named_product(const TraitWords& words, std::string_view text, const OwnName& own,
                         std::size_t begin, std::size_t end, std::size_t from) {
  return (own.is_of_wrapper() && has_wrapped_subject(words, own, begin, end)) ||
         is_apposition(words, text, own, begin, from);
}

}  // namespace matchgraph
