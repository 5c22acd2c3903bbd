// Here is a denial: does it name something that a thing has or is built on?
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "query/language/query_vocabulary.h"
#include "query/language/query_words.h"

namespace matchgraph {

/// What a thing is built on, "playwright based", and the word after it; `next` 0: none is here.
struct BasedOn {
  std::string name = {};
  std::size_t next = 0;
};

/// "Playwright based", "Electron-based" at word `i`, of a name that some text has.
BasedOn based_on_at(const QueryWords& words, std::size_t i, const QueryVocabulary& vocabulary);

/// Whether word `at`, which ends its clause behind a denial that begins at word `opening`, is
/// something that a thing has: "image viewer, no gnome", "chat app without Electron". It is no word
/// of the rest, and some text has it.
bool is_had_word(const QueryWords& words, std::size_t opening, std::size_t at, bool is_clause,
                 const QueryVocabulary& vocabulary);

/// Services that an account of that provider is for and that are not called after it: "Gmail" of
/// Google. Empty for others.
std::vector<std::string_view> served_with_account(std::string_view provider);

}  // namespace matchgraph
