#include "index/name_index.h"

#include <xxhash.h>

#include <algorithm>
#include <bit>
#include <numeric>
#include <tuple>

#include "identity/offers.h"
#include "identity/project_address.h"
#include "text/ascii.h"
#include "text/edit_distance.h"
#include "text/fold.h"

namespace matchgraph {
namespace {

std::string digits_of(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (is_digit(c)) out += c;
  }
  return out;
}

std::uint64_t hash_of(std::string_view address) {
  return XXH3_64bits(address.data(), address.size());
}

/// Where the repositories of entities are, ascending.
/// Two columns, so that the search by halves goes over hashes alone.
struct Addresses {
  std::vector<std::uint64_t> hashes;
  std::vector<std::uint32_t> entities;
};

Addresses addresses_of(const Catalogue& catalogue) {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> rows;
  for (std::size_t e = 0; e < catalogue.entities.size(); ++e) {
    const std::string address = catalogue::site_address(catalogue.entities[e].url);
    if (!address.empty()) rows.emplace_back(hash_of(address), static_cast<std::uint32_t>(e));
  }
  std::sort(rows.begin(), rows.end());
  Addresses out;
  // Where very many stand, as at a shop's or a list's own page, the address names none of them.
  constexpr std::ptrdiff_t kMostAtOne = 10;
  for (auto begin = rows.begin(); begin != rows.end();) {
    const auto end =
        std::find_if(begin, rows.end(), [&](const auto& row) { return row.first != begin->first; });
    for (auto row = begin; end - begin <= kMostAtOne && row != end; ++row) {
      out.hashes.push_back(row->first);
      out.entities.push_back(row->second);
    }
    begin = end;
  }
  return out;
}

/// A bit for each letter and digit that the text has; other bytes share the rest.
std::uint64_t letters_of(std::string_view text) {
  std::uint64_t out = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    // Letters and digits have bits of their own, as nearly all keys are made of them.
    const unsigned bit = is_lower(c)   ? static_cast<unsigned>(c - 'a')
                         : is_digit(c) ? 26U + static_cast<unsigned>(c - '0')
                                       : 36U + byte % 28U;
    out |= std::uint64_t{1} << bit;
  }
  return out;
}

// In a short word an edit is another word; in a long one two are still a slip.
std::size_t allowed_edits(std::size_t letters) { return letters <= 5 ? 1 : letters <= 10 ? 2 : 3; }

}  // namespace

void write_name_index(const Catalogue& catalogue, const std::string& path) {
  std::vector<std::tuple<std::string, std::uint32_t, NameKind>> rows;
  for (std::size_t e = 0; e < catalogue.entities.size(); ++e) {
    const Entity& entity = catalogue.entities[e];
    const auto number = static_cast<std::uint32_t>(e);
    const std::string name = fold_for_names(entity.name);
    // Also without the maker, as people say "Quern" for "Acme Quern".
    const std::string bare = fold_for_names(without_maker(entity));
    rows.emplace_back(name, number, NameKind::kName);
    for (const std::string& alias : entity.aliases) {
      rows.emplace_back(fold_for_names(alias), number, NameKind::kAlias);
    }
    if (bare != name) rows.emplace_back(bare, number, NameKind::kWithoutMaker);
  }
  // Ties by entity and kind, so that equal names are always offered in the same order, a name
  // before an alias.
  std::sort(rows.begin(), rows.end());
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
  StringTable keys;
  std::vector<std::uint32_t> entities;
  std::vector<std::uint8_t> kinds;
  for (const auto& [key, entity, kind] : rows) {
    keys.push_back(key);
    entities.push_back(entity);
    kinds.push_back(static_cast<std::uint8_t>(kind));
  }
  ArrayFileWriter writer;
  writer.add("keys.at", keys.offsets());
  writer.add("keys.text", keys.chars());
  writer.add("entities", entities);
  writer.add("kinds", kinds);
  const Addresses addresses = addresses_of(catalogue);
  writer.add("addresses", addresses.hashes);
  writer.add("at_address", addresses.entities);
  writer.write(path);
}

NameIndex::NameIndex(const std::string& path)
    : file_(path),
      keys_(file_.get<std::uint32_t>("keys.at"), file_.get<char>("keys.text")),
      entities_(file_.get<std::uint32_t>("entities")),
      kinds_(file_.get<std::uint8_t>("kinds")),
      addresses_(file_.get<std::uint64_t>("addresses")),
      at_address_(file_.get<std::uint32_t>("at_address")) {}

std::vector<std::uint32_t> NameIndex::at_address(std::string_view url) const {
  const std::string address = catalogue::site_address(url);
  if (address.empty()) return {};
  // By the hash, which is what the file keeps.
  const auto [first, last] =
      std::equal_range(addresses_.begin(), addresses_.end(), hash_of(address));
  const auto begin = at_address_.begin() + (first - addresses_.begin());
  return {begin, begin + (last - first)};
}

std::vector<NameMatch> NameIndex::exact(std::string_view text) const {
  std::vector<NameMatch> out;
  const std::string key = fold_for_names(text);
  if (key.empty()) return out;
  for (std::size_t i = keys_.lower_bound(key); i < keys_.size() && keys_[i] == key; ++i) {
    out.push_back({entities_[i], static_cast<NameKind>(kinds_[i]), 0});
  }
  return out;
}

std::vector<NameMatch> NameIndex::prefix(std::string_view text, std::size_t limit) const {
  // By key, so that a text that is still being typed gives names in the order of the alphabet.
  std::vector<NameMatch> out;
  const std::string key = fold_for_names(text);
  if (key.empty()) return out;
  for (std::size_t i = keys_.lower_bound(key);
       i < keys_.size() && keys_[i].starts_with(key) && out.size() < limit; ++i) {
    out.push_back({entities_[i], static_cast<NameKind>(kinds_[i]), 0});
  }
  return out;
}

const NameIndex::KeysByLength& NameIndex::keys_by_length() const {
  // Made by the first who asks, as most commands never do.
  std::call_once(by_length_->once, [this] {
    std::vector<std::uint32_t>& begin = by_length_->begin;
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      const std::size_t length = keys_[i].size();
      if (begin.size() < length + 2) begin.resize(length + 2, 0);
      ++begin[length + 1];
    }
    std::partial_sum(begin.begin(), begin.end(), begin.begin());
    std::vector<std::uint32_t> next = begin;
    by_length_->keys.resize(keys_.size());
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      const std::string_view key = keys_[i];
      by_length_->keys[next[key.size()]++] = {letters_of(key), static_cast<std::uint32_t>(i)};
    }
  });
  return *by_length_;
}

std::vector<NameMatch> NameIndex::near_misses(std::string_view text, std::size_t limit,
                                              std::size_t most_edits) const {
  const std::string key = fold_for_names(text);
  // Of texts of one or two letters nearly all are one edit apart.
  if (key.size() < 3) return {};
  const std::string digits = digits_of(key);
  const std::size_t allowed = std::min(most_edits, allowed_edits(key.size()));
  const std::uint64_t letters = letters_of(key);
  const KeysByLength& all = keys_by_length();
  // Every edit makes a text at most one letter longer or shorter.
  const std::size_t lengths = all.begin.empty() ? 0 : all.begin.size() - 1;
  const std::size_t shortest = std::min(lengths, key.size() - std::min(allowed, key.size()));
  const std::size_t past_longest = std::min(lengths, key.size() + allowed + 1);
  std::vector<std::tuple<std::size_t, std::size_t>> found;  // edits, position
  for (std::size_t k = lengths == 0 ? 0 : all.begin[shortest];
       lengths != 0 && k < all.begin[past_longest]; ++k) {
    // An edit brings in one letter and takes out another at most.
    const int differing = std::popcount(letters ^ all.keys[k].letters);
    if (static_cast<std::size_t>(differing) > 2 * allowed) continue;
    const std::size_t i = all.keys[k].position;
    const std::size_t edits = edit_distance(key, keys_[i], allowed);
    // One edit leads from "gpt-3" to "gpt-4", which is another thing and no misspelling.
    if (edits <= allowed && digits_of(keys_[i]) == digits) found.emplace_back(edits, i);
  }
  std::sort(found.begin(), found.end());
  std::vector<NameMatch> out;
  for (const auto& [edits, i] : found) {
    if (out.size() < limit) out.push_back({entities_[i], static_cast<NameKind>(kinds_[i]), edits});
  }
  return out;
}

}  // namespace matchgraph
