#include "query/language/readings/had_words.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "query/language/query_phrases.h"
#include "query/language/readings/name_reading.h"
#include "query/language/readings/wordings.h"
#include "text/ascii.h"
#include "text/fold.h"
#include "traits/trait.h"

namespace matchgraph {

BasedOn based_on_at(const QueryWords& words, std::size_t i, const QueryVocabulary& vocabulary) {
  constexpr std::string_view kBased = " based";
  if (words.ends_before(i)) return {};
  std::string_view name = words.slice(words[i].core);
  std::size_t next = i + 1;
  if (words[i].key.ends_with(kBased)) {
    name.remove_suffix(kBased.size());
  } else if (!words.ends_before(next) && words.match(next, "based") == 1) {
    ++next;
  } else {
    return {};
  }
  // What no text mentions can be left out of nothing, and is noted instead.
  if (name.empty() || vocabulary.has_unknown_word(name)) return {};
  return {std::string(name), next};
}

bool is_had_word(const QueryWords& words, std::size_t opening, std::size_t at, bool is_clause,
                 const QueryVocabulary& vocabulary) {
  constexpr std::array<std::string_view, 4> kHaving = {"no", "without", "w o", "sans"};
  const std::string& key = words[at].key;
  const bool is_word = std::all_of(key.begin(), key.end(), is_letter);
  if (!is_word || is_filler(words, at) || is_generic_noun(words, at)) return false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i != at && words[i].key == key) return false;  // the topic
  }
  // "Without requiring authentication" denies a requirement, and nothing that could be had.
  const std::size_t having = longest_of(words, opening, kHaving);
  std::size_t had = opening + having;
  while (had < at && is_article(words, had)) ++had;
  const bool is_having = having > 0 && had == at;
  const bool is_name = is_written_as_name(words.slice(at, at + 1));
  const bool ends_text = at + 1 == words.size() && opening > 1;
  return (is_having || is_name) && (is_clause || ends_text || is_name) &&
         !vocabulary.has_unknown_word(key);
}

std::vector<std::string_view> served_with_account(std::string_view provider) {
  struct Account {
    std::string_view provider, services;
  };
  // What texts call by its own name alone.
  constexpr std::array<Account, 5> kAccounts = {{{"google", "Gmail"},
                                                 {"microsoft", "Outlook; OneDrive; Hotmail"},
                                                 {"apple", "iCloud"},
                                                 {"meta", "Facebook; Instagram; WhatsApp"},
                                                 {"atlassian", "Jira; Confluence; Trello"}}};
  const std::string folded = fold_for_names(provider);
  for (const Account& account : kAccounts) {
    if (account.provider == folded) return list_parts(account.services);
  }
  return {};
}

}  // namespace matchgraph
