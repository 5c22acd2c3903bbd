#include "claims/claim_index.h"

#include <algorithm>
#include <set>
#include <vector>

#include "claims/known_names.h"
#include "claims/mine.h"
#include "matchgraph/error.h"
#include "storage/parallel.h"
#include "text/fold.h"

namespace matchgraph {
namespace {

constexpr std::size_t kBlock = 64;  // entities that a thread takes at a time

/// A claim before its words have numbers.
struct MinedClaim {
  StoredClaim stored;
  std::string name;
  std::string topic;
  std::string scope;
};

std::string_view part(std::string_view text, TextSpan span) {
  return text.substr(span.begin, span.end - span.begin);
}

/// The group that a claim's rival is, when it is one.
std::optional<std::uint32_t> target_of(const KnownNames& names, std::string_view text,
                                       const std::vector<KnownName>& known, TextSpan name,
                                       EntityIndexNumber claimant) {
  // Found names were judged where they stand, with their capitals; the text of a span alone is the
  // second best.
  for (const KnownName& one : known) {
    if (one.span == name) return one.target;
  }
  return names.target(text, name, claimant);
}

/// What narrows a claim: "per minute" of "cheaper per minute", and "on long input" behind the
/// rival.
std::string scope_words(std::string_view respect, std::string_view scope) {
  const std::string folded = fold_for_names(respect);
  // Two claims contradict each other only when they are about the same: "cheaper per minute" and
  // "cheaper per seat" are not.
  const std::size_t tail = std::min(folded.find(" per "), folded.find(" to "));
  const std::string narrowed = tail == std::string::npos ? "" : folded.substr(tail);
  return narrowed + " " + fold_for_names(scope);
}

void mine_text(const KnownNames& names, const Entity& entity, EntityIndexNumber e,
               std::string_view text, std::uint32_t capability, std::vector<MinedClaim>& out) {
  if (text.empty()) return;
  const auto known = names.find(text, e);
  for (const TextClaim& claim : mine_claims(text, known, entity.name)) {
    MinedClaim mined;
    mined.stored.by = e;
    mined.stored.capability = capability;
    mined.stored.sentence = claim.sentence;
    mined.stored.rival = claim.rival;
    mined.stored.name = claim.name;
    mined.stored.respect = claim.respect;
    mined.stored.scope = claim.scope;
    mined.stored.target = target_of(names, text, known, claim.name, e).value_or(StoredClaim::kNone);
    mined.stored.direction = static_cast<std::uint16_t>(claim.direction);
    mined.stored.hedged = claim.hedged ? 1 : 0;
    mined.name = fold_for_names(part(text, claim.name));
    mined.topic = claim.topic;
    mined.scope = scope_words(part(text, claim.compared), part(text, claim.scope));
    out.push_back(std::move(mined));
  }
}

std::vector<MinedClaim> mine_entity(const KnownNames& names, const Entity& entity,
                                    EntityIndexNumber e) {
  std::vector<MinedClaim> out;
  mine_text(names, entity, e, entity.versus, StoredClaim::kNone, out);
  for (std::size_t i = 0; i < entity.capabilities.size(); ++i) {
    mine_text(names, entity, e, entity.capabilities[i].versus, static_cast<std::uint32_t>(i), out);
  }
  return out;
}

/// Mines entity by entity on several threads; the result is in catalogue order.
std::vector<std::vector<MinedClaim>> mine_all(const Catalogue& catalogue, const KnownNames& names,
                                              std::size_t jobs) {
  const std::size_t count = catalogue.entities.size();
  // One list per entity, so that threads share nothing and the order does not depend on who was
  // first.
  std::vector<std::vector<MinedClaim>> out(count);
  parallel_blocks({.items = count, .at_once = kBlock, .jobs = jobs}, [&] {
    return [&](std::size_t begin, std::size_t end) {
      for (std::size_t e = begin; e < end; ++e) {
        out[e] = mine_entity(names, catalogue.entities[e], static_cast<EntityIndexNumber>(e));
      }
    };
  });
  return out;
}

std::uint32_t position(const std::vector<std::string>& words, const std::string& word) {
  return static_cast<std::uint32_t>(std::lower_bound(words.begin(), words.end(), word) -
                                    words.begin());
}

/// Numbers of the claims that pass, sorted by a key and then by number.
template <typename Passes, typename KeyOf>
std::vector<std::uint32_t> sorted_by(const std::vector<StoredClaim>& claims, const Passes& passes,
                                     const KeyOf& key_of) {
  std::vector<std::uint32_t> out;
  for (std::uint32_t i = 0; i < claims.size(); ++i) {
    if (passes(claims[i])) out.push_back(i);
  }
  // Stable, so that claims of one key stay in the order of the catalogue.
  std::stable_sort(out.begin(), out.end(), [&](std::uint32_t a, std::uint32_t b) {
    return key_of(claims[a]) < key_of(claims[b]);
  });
  return out;
}

void write_file(const std::vector<StoredClaim>& claims, const std::vector<std::string>& words,
                const std::string& path) {
  StringTable table;
  for (const std::string& word : words) table.push_back(word);
  const auto by_target = sorted_by(
      claims, [](const StoredClaim& c) { return c.target != StoredClaim::kNone; },
      [](const StoredClaim& c) { return c.target; });
  const auto by_name = sorted_by(
      claims, [](const StoredClaim&) { return true; },
      [](const StoredClaim& c) { return c.name_key; });
  ArrayFileWriter writer;
  // Mined in catalogue order, so they are sorted by claimant and need no third list.
  writer.add("claims", claims);
  writer.add("by_target", by_target);
  writer.add("by_name", by_name);
  writer.add("words.at", table.offsets());
  writer.add("words.text", table.chars());
  writer.write(path);
}

/// The numbers of an ascending range of keys that are equal to `key`.
template <typename KeyOf>
std::span<const std::uint32_t> equal_numbers(std::span<const std::uint32_t> numbers,
                                             std::uint32_t key, const KeyOf& key_of) {
  const auto first = std::partition_point(
      numbers.begin(), numbers.end(), [&](std::uint32_t number) { return key_of(number) < key; });
  const auto last = std::partition_point(
      first, numbers.end(), [&](std::uint32_t number) { return key_of(number) == key; });
  return {first, last};
}

bool has_versus(const Entity& entity) {
  return !entity.versus.empty() ||
         std::any_of(entity.capabilities.begin(), entity.capabilities.end(),
                     [](const Capability& capability) { return !capability.versus.empty(); });
}

}  // namespace

ClaimCounts write_claims(const Catalogue& catalogue, const FactColumns& facts,
                         const std::string& path, std::size_t jobs) {
  std::vector<std::vector<MinedClaim>> mined;
  // The names of a catalogue are read from all of its texts, which most catalogues need not pay
  // for.
  if (std::any_of(catalogue.entities.begin(), catalogue.entities.end(), has_versus)) {
    mined = mine_all(catalogue, KnownNames(catalogue, facts), jobs);
  }
  // The empty word is always there: a claim may be about nothing that has a name.
  std::set<std::string> distinct{""};
  for (const auto& of_entity : mined) {
    for (const MinedClaim& claim : of_entity) {
      distinct.insert({claim.name, claim.topic, claim.scope});
    }
  }
  // Sorted, so that a name that is asked for is found by halving, and equal words are one number to
  // compare by.
  const std::vector<std::string> words(distinct.begin(), distinct.end());
  std::vector<StoredClaim> claims;
  ClaimCounts counts;
  for (const auto& of_entity : mined) {
    for (const MinedClaim& claim : of_entity) {
      StoredClaim stored = claim.stored;
      stored.name_key = position(words, claim.name);
      stored.topic_key = position(words, claim.topic);
      stored.scope_key = position(words, claim.scope);
      claims.push_back(stored);
      counts.linked += stored.target != StoredClaim::kNone;
      counts.hedged += stored.hedged;
    }
  }
  counts.claims = claims.size();
  write_file(claims, words, path);
  return counts;
}

ClaimIndex::ClaimIndex(const std::string& path)
    : file_(path),
      claims_(file_.get<StoredClaim>("claims")),
      by_target_(file_.get<std::uint32_t>("by_target")),
      by_name_(file_.get<std::uint32_t>("by_name")),
      words_(file_.get<std::uint32_t>("words.at"), file_.get<char>("words.text")) {
  // Every claim names a rival, and not every rival is an entity.
  if (by_name_.size() != claims_.size() || by_target_.size() > claims_.size()) {
    throw Error(ErrorCode::kEnvironment, path + ": damaged");
  }
}

std::span<const StoredClaim> ClaimIndex::by(EntityIndexNumber entity) const {
  const auto first =
      std::partition_point(claims_.begin(), claims_.end(),
                           [entity](const StoredClaim& claim) { return claim.by < entity; });
  const auto last = std::partition_point(
      first, claims_.end(), [entity](const StoredClaim& claim) { return claim.by == entity; });
  return {first, last};
}

std::span<const std::uint32_t> ClaimIndex::about(std::uint32_t group) const {
  return equal_numbers(by_target_, group, [this](std::uint32_t i) { return claims_[i].target; });
}

std::span<const std::uint32_t> ClaimIndex::named(std::string_view name) const {
  const std::string key = fold_for_names(name);
  const std::size_t at = words_.lower_bound(key);
  if (key.empty() || at == words_.size() || words_[at] != key) return {};
  return equal_numbers(by_name_, static_cast<std::uint32_t>(at),
                       [this](std::uint32_t i) { return claims_[i].name_key; });
}

}  // namespace matchgraph
