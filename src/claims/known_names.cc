#include "claims/known_names.h"

#include <algorithm>
#include <map>

#include "claims/grammar_words.h"
#include "identity/offers.h"
#include "text/ascii.h"
#include "text/fold.h"

namespace matchgraph {
namespace {

constexpr std::size_t kMinNameBytes = 2;
/// Entities whose texts use a word in lower case before it counts as an ordinary word.
constexpr std::size_t kOrdinaryFrom = 3;
/// Entities whose texts use a word in any case before it is too common for a shortened name.
constexpr std::size_t kCommonFrom = 10;

/// Bytes that words are made of for matching; hyphens, dots and slashes separate.
bool is_piece_byte(char c) {
  return is_alphanumeric(c) || c == '+' || c == '#' || static_cast<unsigned char>(c) >= 0x80;
}

/// Letters only, and no capital behind the first.
bool is_plain_word(std::string_view name) {
  return std::all_of(name.begin(), name.end(), is_letter) &&
         std::none_of(name.begin() + 1, name.end(), is_upper);
}

/// Calls `use` with each maximal run of piece bytes.
template <typename Use>
void for_each_piece(std::string_view text, const Use& use) {
  for (std::size_t at = 0; at < text.size();) {
    if (!is_piece_byte(text[at])) {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    while (at < text.size() && is_piece_byte(text[at])) ++at;
    use(begin, at);
  }
}

/// Whether each plain word that a name writes with a capital has it in the text too. With a number
/// in it, a name is no ordinary phrase, however it is written.
bool has_capitals_of(std::string_view written, std::string_view name) {
  if (name.find_first_of("0123456789") != std::string_view::npos) return true;
  std::vector<std::string_view> text_words;
  std::vector<std::string_view> name_words;
  for_each_piece(written, [&](std::size_t begin, std::size_t end) {
    text_words.push_back(written.substr(begin, end - begin));
  });
  for_each_piece(name, [&](std::size_t begin, std::size_t end) {
    name_words.push_back(name.substr(begin, end - begin));
  });
  if (text_words.size() != name_words.size()) return false;
  for (std::size_t i = 0; i < name_words.size(); ++i) {
    const bool capital = is_plain_word(name_words[i]) && is_upper(name_words[i].front());
    if (capital && !is_upper(text_words[i].front())) return false;
  }
  return true;
}

/// Whether two neighbouring words can belong to one name: nothing between them ends a phrase.
bool is_one_phrase(std::string_view between) {
  // ". " ends a sentence; a full stop alone may stand within a name ("3.1").
  return between.size() <= 2 && between != ". " &&
         between.find_first_of(",;:!?()|\n\"") == std::string_view::npos;
}

bool begins_sentence(std::string_view text, std::size_t at) {
  while (at > 0 && !is_piece_byte(text[at - 1])) {
    --at;
    if (std::string_view(".!?:;|\n").find(text[at]) != std::string_view::npos) return true;
  }
  return at == 0;
}

/// Whether the bytes beside a match make it part of a longer word ("LoRA-based").
bool is_part_of_word(std::string_view text, TextSpan span) {
  const auto joined = [&](std::size_t sign, std::size_t beyond) {
    return beyond < text.size() && sign < text.size() &&
           (text[sign] == '-' || text[sign] == '_' || text[sign] == '@' || text[sign] == '.') &&
           is_piece_byte(text[beyond]);
  };
  if (joined(span.end, span.end + std::size_t{1})) return true;
  return span.begin >= 2 && joined(span.begin - std::size_t{1}, span.begin - std::size_t{2});
}

}  // namespace

KnownNames::KnownNames(const Catalogue& catalogue, const FactColumns& facts) : facts_(facts) {
  for (std::size_t i = 0; i < catalogue.entities.size(); ++i) {
    const Entity& entity = catalogue.entities[i];
    const auto e = static_cast<EntityIndexNumber>(i);
    add_key(entity.name, e, true);
    for (const std::string& alias : entity.aliases) add_key(alias, e, false);
    const std::string_view bare = without_maker(entity);
    if (bare != entity.name) add_key(bare, e, false);
  }
  count_ordinary_words(catalogue, facts);
}

void KnownNames::add_key(std::string_view name, EntityIndexNumber e, bool is_full_name) {
  const std::string folded = fold_for_names(name);
  if (folded.size() < kMinNameBytes) return;
  Key& key = keys_[folded];
  (is_full_name ? key.named : key.other).push_back(e);
  if (std::find(key.spellings.begin(), key.spellings.end(), name) == key.spellings.end()) {
    key.spellings.emplace_back(name);
  }
  const std::string first = folded.substr(0, folded.find(' '));
  const auto words = static_cast<std::size_t>(std::count(folded.begin(), folded.end(), ' ')) + 1;
  std::size_t& longest = longest_[first];
  // Tells a reader of a text how many words are worth trying behind this one.
  longest = std::max(longest, words);
  // Only names of one word can be taken for ordinary words, so only these are counted.
  if (words == 1) uses_.try_emplace(folded);
}

void KnownNames::count_ordinary_words(const Catalogue& catalogue, const FactColumns& facts) {
  for (std::size_t i = 0; i < catalogue.entities.size(); ++i) {
    const Entity& entity = catalogue.entities[i];
    const std::uint32_t group = facts.group(static_cast<EntityIndexNumber>(i));
    std::map<std::string, bool> seen;  // by word: whether in lower case
    const auto read = [&](std::string_view text) {
      for_each_piece(text, [&](std::size_t begin, std::size_t end) {
        std::string word(text.substr(begin, end - begin));
        const bool lower = std::none_of(word.begin(), word.end(), is_upper);
        std::transform(word.begin(), word.end(), word.begin(), to_lower);
        if (uses_.contains(word)) seen[word] = seen[word] || lower;
      });
    };
    // Not the versus texts: they are full of names, and would make each of them look common.
    read(entity.summary);
    for (const Capability& capability : entity.capabilities) read(capability.text);
    for (const auto& [word, lower] : seen) {
      const auto groups = groups_of(keys_.at(word));
      // Whoever has the name uses it as one.
      if (std::find(groups.begin(), groups.end(), group) != groups.end()) continue;
      ++uses_[word].any;
      if (lower) ++uses_[word].lower_cased;
    }
  }
}

std::vector<KnownNames::Piece> KnownNames::pieces_of(std::string_view text) {
  std::vector<Piece> out;
  for_each_piece(text, [&](std::size_t begin, std::size_t end) {
    out.push_back({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)},
                   fold_for_names(text.substr(begin, end - begin))});
  });
  return out;
}

std::vector<std::uint32_t> KnownNames::groups_of(const Key& key) const {
  // A full name outranks aliases and names without makers: those are often said of several things.
  const auto& entities = key.named.empty() ? key.other : key.named;
  std::vector<std::uint32_t> out;
  for (const EntityIndexNumber e : entities) out.push_back(facts_.group(e));
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

bool KnownNames::is_common(const std::string& folded, const Key& key) const {
  const auto use = uses_.find(folded);
  return key.named.empty() && use != uses_.end() && use->second.any >= kCommonFrom;
}

bool KnownNames::is_written_as_name(const Key& key, const std::string& folded,
                                    std::string_view text, TextSpan span) const {
  const std::string_view written = text.substr(span.begin, span.end - span.begin);
  const auto& spellings = key.spellings;
  if (folded.find(' ') != std::string::npos) {
    return std::any_of(spellings.begin(), spellings.end(), [&](const std::string& spelling) {
      return has_capitals_of(written, spelling);
    });
  }
  if (is_common(folded, key)) return false;
  const bool plain = std::all_of(spellings.begin(), spellings.end(), is_plain_word);
  const auto use = uses_.find(folded);
  const bool ordinary = use != uses_.end() && use->second.lower_cased >= kOrdinaryFrom;
  // "LangGraph" and "K9s" are ordinary words to nobody, so small letters will do as well.
  if (!plain && !ordinary) return true;
  if (std::find(spellings.begin(), spellings.end(), written) == spellings.end()) return false;
  if (!ordinary) return true;
  // "make" is a word here, whatever the entity of that name.
  if (std::all_of(written.begin(), written.end(), is_lower)) return false;
  // There the capital may be due to the sentence.
  return !plain || !begins_sentence(text, span.begin);
}

/// The longest name that begins at piece `i`, by its number of pieces; 0 for none.
std::size_t KnownNames::longest_at(const std::vector<Piece>& pieces, std::size_t i,
                                   std::string_view text) const {
  const auto first = longest_.find(pieces[i].folded);
  if (first == longest_.end()) return 0;
  std::size_t best = 0;
  std::string folded = pieces[i].folded;
  // Goes on behind a match, as the longest name counts.
  for (std::size_t words = 1;; ++words) {
    const TextSpan span{pieces[i].span.begin, pieces[i + words - 1].span.end};
    const auto key = keys_.find(folded);
    if (key != keys_.end() && !is_part_of_word(text, span) &&
        is_written_as_name(key->second, folded, text, span)) {
      best = words;
    }
    // No name that begins with this word is longer.
    if (words == first->second || i + words == pieces.size()) return best;
    if (!follows(pieces, i + words, text)) return best;
    folded += " " + pieces[i + words].folded;
  }
}

/// How many pieces behind a name still belong to the full name of what it names: in "Coder 30B A3B"
/// the last, when "Coder 30B" is an alias of "Coder 30B A3B Instruct".
std::size_t KnownNames::pieces_more(const std::vector<Piece>& pieces, std::size_t i, const Key& key,
                                    const std::string& folded, std::string_view text) const {
  std::size_t most = 0;
  for (const auto* entities : {&key.named, &key.other}) {
    for (const EntityIndexNumber e : *entities) {
      // Spaces on both sides, so that whole words are compared.
      const std::string full = " " + fold_for_names(facts_.name(e)) + " ";
      std::string longer = " " + folded + " ";
      std::size_t more = 0;
      while (i + more < pieces.size() && follows(pieces, i + more, text)) {
        longer += pieces[i + more].folded + " ";
        if (full.find(longer) == std::string::npos) break;
        ++more;
      }
      most = std::max(most, more);
    }
  }
  return most;
}

/// Whether piece `i` follows the one before it within a phrase.
bool KnownNames::follows(const std::vector<Piece>& pieces, std::size_t i, std::string_view text) {
  const std::uint32_t end = pieces[i - 1].span.end;
  return is_one_phrase(text.substr(end, pieces[i].span.begin - end));
}

/// Whether piece `i` makes a longer name, of something else, out of the name before it: "Claude 3
/// Opus" is not "Claude".
bool KnownNames::is_longer_name(const std::vector<Piece>& pieces, std::size_t i,
                                std::string_view text) {
  if (i >= pieces.size() || !follows(pieces, i, text)) return false;
  const char first = text[pieces[i].span.begin];
  return is_digit(first) || (is_upper(first) && !is_generic_name(pieces[i].folded));
}

std::vector<KnownName> KnownNames::find(std::string_view text, EntityIndexNumber claimant) const {
  std::vector<KnownName> out;
  const std::vector<Piece> pieces = pieces_of(text);
  for (std::size_t i = 0; i < pieces.size();) {
    std::size_t words = longest_at(pieces, i, text);
    if (words == 0) {
      ++i;
      continue;
    }
    TextSpan span{pieces[i].span.begin, pieces[i + words - 1].span.end};
    const std::string folded = fold_for_names(text.substr(span.begin, span.end - span.begin));
    const Key& key = keys_.at(folded);
    words += pieces_more(pieces, i + words, key, folded, text);
    span.end = pieces[i + words - 1].span.end;
    // A match within a longer name that nobody knows is dropped, not shortened: it would be said of
    // the wrong thing.
    if (!is_longer_name(pieces, i + words, text)) out.push_back(known(key, span, claimant));
    i += words;
  }
  return out;
}

KnownName KnownNames::known(const Key& key, TextSpan span, EntityIndexNumber claimant) const {
  const auto groups = groups_of(key);
  KnownName out;
  out.span = span;
  out.self = std::find(groups.begin(), groups.end(), facts_.group(claimant)) != groups.end();
  // A name of several things is still a name in the sentence, but links to none of them.
  if (!out.self && groups.size() == 1) out.target = groups.front();
  return out;
}

std::optional<std::uint32_t> KnownNames::target(std::string_view text, TextSpan span,
                                                EntityIndexNumber claimant) const {
  const std::string folded = fold_for_names(text.substr(span.begin, span.end - span.begin));
  const auto key = keys_.find(folded);
  if (key == keys_.end() || !is_written_as_name(key->second, folded, text, span)) return {};
  return known(key->second, span, claimant).target;
}

}  // namespace matchgraph
