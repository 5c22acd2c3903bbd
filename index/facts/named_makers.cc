#include "index/facts/named_makers.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "text/ascii.h"

namespace matchgraph {
namespace {

bool is_letter_or_digit(char c) {
  return is_alphanumeric(c) || (static_cast<unsigned char>(c) & 0x80U) != 0;
}

/// Bytes of `text` that say the word, from its beginning, marks between letters aside; 0 where it
/// begins with something else.
/// A name is written "Mistral AI", "mistral-ai" and "MistralAI".
std::size_t begins_with(std::string_view text, std::string_view word) {
  std::size_t at = 0;
  for (const char c : word) {
    if (!is_letter_or_digit(c)) continue;
    while (at < text.size() && !is_letter_or_digit(text[at])) ++at;
    if (at == text.size() || to_lower(text[at]) != to_lower(c)) return 0;
    ++at;
  }
  return at;
}

/// Whether the text begins with the word, and the word ends there or goes on with the number of a
/// version: "Qwen3".
bool begins_as_word(std::string_view text, std::string_view word) {
  const std::size_t bytes = begins_with(text, word);
  if (bytes == 0) return false;
  if (bytes == text.size() || !is_letter_or_digit(text[bytes])) return true;
  // "Qwen3" goes on with a version; "GPT4All" of "GPT4" with another word.
  return is_digit(text[bytes]) && !is_digit(text[bytes - 1]);
}

/// Whether an account is that of the maker: "mistralai" of Mistral, "x-ai" of xAI.
bool is_account_of(std::string_view account, std::string_view maker) {
  // What accounts add where the plain name was taken.
  constexpr std::array<std::string_view, 9> kEndings = {"",     "ai",  "hq",   "inc",     "io",
                                                        "labs", "org", "team", "research"};
  const std::size_t bytes = begins_with(account, maker);
  if (bytes == 0) return false;
  const std::string_view rest = account.substr(bytes);
  return std::any_of(kEndings.begin(), kEndings.end(), [rest](std::string_view ending) {
    const bool is_empty = std::none_of(rest.begin(), rest.end(), is_letter_or_digit);
    return ending.empty() ? is_empty : begins_with(rest, ending) == rest.size();
  });
}

/// Whether an account is called so, letter case and marks aside.
bool is_whole(std::string_view account, std::string_view name) {
  const std::size_t bytes = begins_with(account, name);
  return bytes > 0 && bytes == account.size();
}

/// Whether one of the accounts that an id stands under fits.
/// Each part of the id that something stands under: a seller's, then a maker's.
template <typename Fits>
bool any_account(std::string_view id, const Fits& fits) {
  for (std::size_t slash = id.find('/'); slash != std::string_view::npos; slash = id.find('/')) {
    if (fits(id.substr(0, slash))) return true;
    id.remove_prefix(slash + 1);
  }
  return false;
}

}  // namespace

bool stands_under(const FactColumns& facts, EntityIndexNumber e, std::string_view name) {
  return any_account(facts.id(e),
                     [name](std::string_view account) { return is_whole(account, name); });
}

AccountNames::AccountNames(const FactColumns& facts) {
  std::string_view last;
  // Once for the catalogue, as a need may hold many words that could be a seller's name.
  for (EntityIndexNumber e = 0; e < facts.entities(); ++e) {
    const std::string_view id = facts.id(e);
    const std::size_t slash = id.rfind('/');
    // Neighbours in a catalogue mostly stand under the same accounts.
    if (slash == std::string_view::npos || id.substr(0, slash) == last) continue;
    last = id.substr(0, slash);
    any_account(id, [this](std::string_view account) {
      accounts_.insert(account);
      return false;
    });
  }
}

bool AccountNames::contain(std::string_view name) const {
  return std::any_of(accounts_.begin(), accounts_.end(),
                     [name](std::string_view account) { return is_whole(account, name); });
}

bool is_offer_of(const FactColumns& facts, EntityIndexNumber e, std::string_view seller) {
  // With one offer there is no other seller to tell it from.
  if (facts.type(e) != "model" || facts.group_members(facts.group(e)).size() < 2) return false;
  return any_account(facts.id(e),
                     [seller](std::string_view account) { return is_account_of(account, seller); });
}

bool is_sold_by(const FactColumns& facts, EntityIndexNumber e, std::string_view seller) {
  const std::string_view id = facts.id(e);
  const std::size_t slash = id.find('/');
  if (slash == std::string_view::npos || facts.type(e) != "model") return false;
  const std::string_view account = id.substr(0, slash);
  // What kind of service an account is tells nobody apart: "x-cloud" is no company called cloud.
  // "Amazon-bedrock" is called by its last word too, where that tells who it is.
  constexpr std::array<std::string_view, 7> kKinds = {"api",      "cloud", "cn",      "gateway",
                                                      "gateways", "plan",  "services"};
  constexpr std::size_t kLeastLetters = 4;
  const std::size_t hyphen = account.rfind('-');
  const bool tells =
      hyphen != std::string_view::npos && seller.size() >= kLeastLetters &&
      std::find(kKinds.begin(), kKinds.end(), account.substr(hyphen + 1)) == kKinds.end();
  return is_account_of(account, seller) || (tells && is_whole(account.substr(hyphen + 1), seller));
}

bool is_resold(const FactColumns& facts, EntityIndexNumber e, std::string_view maker) {
  if (facts.maker(e) != maker || facts.group_members(facts.group(e)).size() < 2) return false;
  return facts.type(e) == "model" && !is_offer_of(facts, e, maker);
}

bool is_version_of(std::string_view name, std::string_view line) {
  // A line that ends with a number is itself a version.
  std::size_t bytes = begins_with(name, line);
  if (bytes == 0 || is_digit(name[bytes - 1])) return false;
  while (bytes < name.size() && !is_letter_or_digit(name[bytes])) ++bytes;
  return bytes < name.size() && is_digit(name[bytes]);
}

bool is_named_after(const FactColumns& facts, EntityIndexNumber e, std::string_view maker) {
  // Marks alone name nobody.
  if (std::none_of(maker.begin(), maker.end(), is_letter_or_digit)) return false;
  const auto is_of = [maker](std::string_view account) { return is_account_of(account, maker); };
  if (any_account(facts.id(e), is_of)) return true;
  // A stated maker decides, but for models, which sellers put under their own name.
  if (!facts.maker(e).empty() && facts.type(e) != "model") return false;
  return begins_as_word(facts.name(e), maker);
}

bool may_be_of(const FactColumns& facts, EntityIndexNumber e, std::string_view maker) {
  // Who leaves a maker out wants none of it, so a name that only mentions it is enough here.
  if (!facts.maker(e).empty() && facts.type(e) != "model") return false;
  const std::string_view name = facts.name(e);
  for (std::size_t at = 0; at < name.size(); ++at) {
    const bool begins = at == 0 || !is_letter_or_digit(name[at - 1]);
    if (begins && is_letter_or_digit(name[at]) && begins_as_word(name.substr(at), maker)) {
      return true;
    }
  }
  return false;
}

}  // namespace matchgraph
