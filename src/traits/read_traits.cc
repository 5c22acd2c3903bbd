#include "traits/read_traits.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <span>

#include "text/ascii.h"
#include "traits/entity_facts.h"
#include "traits/media.h"
#include "traits/said_of/own_service.h"
#include "traits/said_of/scope.h"
#include "traits/trait_patterns.h"

namespace matchgraph {
namespace {

/// What stands behind "Requires" is no part of the entity: "Requires a self-hosted server".
bool begins_as_requirement(const TraitWords& words, std::size_t begin) {
  const std::string_view word = words.words()[begin];
  return word == "requires" || word == "require" || word == "requirements" ||
         word == "prerequisites" || word == "needs";
}

/// "No self-hosted endpoint required" says nothing of where it may run.
bool absence_says_nothing(TraitGroup group) {
  return group == TraitGroup::kRunning || group == TraitGroup::kInput ||
         group == TraitGroup::kOutput || group == TraitGroup::kPlatform ||
         group == TraitGroup::kCode || group == TraitGroup::kTongue;
}

/// A dataset for speech recognition recognises no speech.
bool is_material(const Entity& entity) {
  return entity.type == "dataset" || entity.type == "benchmark" || entity.type == "prompt";
}

/// What a test needs beside it may be self-hosted, and a benchmark is nobody's server.
constexpr std::string_view kServed = "self-hostable";

/// Terms and places are also told of the products that an entry names.
bool is_told_of_products(TraitGroup group) {
  return group == TraitGroup::kTerms || group == TraitGroup::kRunning;
}

/// The type of things that give access to something else.
constexpr std::string_view kAdapter = "mcp-server";

TraitNumber needs_service() {
  static const TraitNumber number = trait_named("needs-service").value_or(0);
  return number;
}

bool is_deed(TraitGroup group) {
  return group == TraitGroup::kInput || group == TraitGroup::kOutput ||
         group == TraitGroup::kAbility || group == TraitGroup::kProtocol ||
         group == TraitGroup::kCode;
}

}  // namespace

void TraitReader::add(TraitNumber trait, bool value, std::string_view evidence) {
  const Trait& row = trait_table()[trait];
  if (is_material_ && (is_deed(row.group) || row.slug == kServed)) return;
  if (value && row.is_of_types && !list_holds(row.types, entity_->type)) return;
  // The sentence is not stored with the statement: it is found again by reading the place once more
  // by the same rules, of which the first that states it is the one that was counted.
  if (wanted_ != nullptr) {
    const bool is_wanted = trait == wanted_->trait && value == wanted_->value;
    const bool disputes = value && !wanted_->value && disputing(wanted_->trait) == trait;
    if ((is_wanted || disputes) && evidence_.empty()) evidence_ = evidence;
  } else {
    const bool again = std::any_of(found_.begin(), found_.end(), [&](const TraitStatement& one) {
      return one.trait == trait && one.value == value;
    });
    if (!again) found_.push_back({trait, value, place_});
  }
  if (!value) return;
  // Only of what holds: what does not work offline may still run locally.
  for (const TraitNumber implied : implied_by(trait)) add(implied, true, evidence);
}

void TraitReader::add_scoped(TraitNumber number, bool value, std::size_t begin, std::size_t end,
                             std::size_t from, std::size_t to) {
  const Scope scope = scope_of(words_, begin, end, from, to);
  const Trait& trait = trait_table()[number];
  if (is_told_of_products(trait.group) &&
      is_of_named_product(words_, text_, *own_, begin, end, from)) {
    return;
  }
  const bool of_requirement =
      begins_as_requirement(words_, begin) && trait.group != TraitGroup::kNeeds && value;
  if (scope == Scope::kOther || of_requirement) return;
  if (scope != Scope::kStated) {
    // What is denied twice is not thereby stated: "not without an account". "Without a
    // transcription step" does not say that no speech is read.
    const bool says_nothing = !value || !trait.is_deniable ||
                              (scope == Scope::kAbsent && absence_says_nothing(trait.group));
    if (says_nothing) return;
    value = false;
  }
  const std::uint32_t first = words_.begin(begin);
  add(number, value, trimmed(text_.substr(first, words_.end(end - 1) - first)));
}

void TraitReader::read_sentence(std::size_t begin, std::size_t end) {
  const TraitPatterns& patterns = stating_patterns();
  bool has_medium = false;
  for (std::size_t i = begin; i < end; ++i) {
    const std::string_view word = words_.words()[i];
    // Hardly any sentence names a medium, and reading directions looks back and forth from each.
    has_medium = has_medium || medium_of(word).has_value();
    for (const std::uint32_t p : patterns.at(word)) {
      const TraitPattern& pattern = patterns[p];
      const auto length = pattern.pattern.length(words_.words().subspan(i, end - i));
      if (!length) continue;
      const Trait& trait = trait_table()[pattern.trait];
      // A word beyond a comma is said of something else and takes nothing back.
      const bool after_break = i == begin || words_.ends_clause(i - 1);
      if (pattern.by_type && !list_holds(trait.types, entity_->type)) continue;
      // Data is what it holds: "67 TB of permissively licensed code".
      const bool may_be_of = is_material_ && trait.group == TraitGroup::kTerms;
      if (!after_break && !may_be_of && list_holds(trait.not_after, words_.words()[i - 1])) {
        continue;
      }
      const bool is_taken_back =
          *length > 1 && list_holds(trait.not_before_last, words_.words()[i + *length - 2]);
      if (is_taken_back) continue;
      // "Access to pages for macOS and Linux": two systems are those that it runs on.
      const bool lists_systems = trait.group == TraitGroup::kPlatform && *length > 2 && i > begin &&
                                 words_.words()[i - 1] == "for" &&
                                 words_.ends_clause(i + *length - 1);
      const bool may_be_handled = trait.also_of_objects && !lists_systems;
      if (may_be_handled && is_handled(words_, begin, end, i, i + *length)) continue;
      add_scoped(pattern.trait, pattern.value, begin, end, i, i + *length);
    }
  }
  if (entity_->type == kAdapter) read_own_service(begin, end);
  if (!has_medium) return;
  directions_.clear();
  read_directions(words_, begin, end, directions_);
  for (const Direction& direction : directions_) {
    add_scoped(direction.trait, true, begin, end, direction.from, direction.to);
  }
}

void TraitReader::read_own_service(std::size_t begin, std::size_t end) {
  const auto found = own_service_in(words_, text_, *own_, begin, end);
  if (found) add_scoped(needs_service(), true, begin, end, found->first, found->second);
}

void TraitReader::read_text(std::string_view text) {
  if (text.empty()) return;
  text_ = text;
  words_.read(text);
  for (std::size_t begin = 0; begin < words_.size();) {
    const std::size_t end = words_.sentence_end(begin);
    read_sentence(begin, end);
    begin = end;
  }
}

// What is said of rivals states nothing of the entity. A clause that begins a sentence and is a
// trait from end to end has the entity as its subject, "Closed weights, unlike Acme", and so has
// one that begins with "it": "Unlike Acme, it keeps the recordings at home".
void TraitReader::read_own_clauses(std::string_view text) {
  text_ = text;
  words_.read(text);
  for (std::size_t begin = 0, end = 0; begin < words_.size(); begin = end) {
    end = begin;
    while (!words_.ends_clause(end)) ++end;
    ++end;
    const bool is_first = begin == 0 || words_.break_after(begin - 1) == WordBreak::kSentence;
    if (words_.words()[begin] == "it") read_sentence(begin, end);
    if (!is_first) continue;
    const auto clause = words_.words().subspan(begin, end - begin);
    for (const std::uint32_t p : stating_patterns().at(clause.front())) {
      const TraitPattern& pattern = stating_patterns()[p];
      const Trait& trait = trait_table()[pattern.trait];
      if (pattern.by_type && !list_holds(trait.types, entity_->type)) continue;
      if (pattern.pattern.length(clause) != clause.size()) continue;
      const std::uint32_t first = words_.begin(begin);
      add(pattern.trait, pattern.value, trimmed(text.substr(first, words_.end(end - 1) - first)));
    }
  }
}

void TraitReader::read_place(const Entity& entity, TraitPlace place) {
  place_ = place;
  is_material_ = is_material(entity);
  entity_ = &entity;
  switch (place) {
    case trait_place::kFacts:
      read_facts(entity, [this](TraitNumber trait, bool value, std::string_view evidence) {
        add(trait, value, evidence);
      });
      if (entity.type == kAdapter && is_on_own_site(entity)) {
        add(needs_service(), true, "address: " + entity.url);
      }
      return;
    case trait_place::kSummary:
      return read_text(entity.summary);
    case trait_place::kUnique:
      read_text(entity.unique);
      return read_own_clauses(entity.versus);
    default:
      break;
  }
  const std::size_t index = place - trait_place::kCapabilities;
  if (index >= entity.capabilities.size()) return;
  const Capability& capability = entity.capabilities[index];
  read_text(capability.name);
  read_text(capability.text);
  read_text(capability.unique);
}

/// What follows from all that was found.
void TraitReader::settle() {
  const auto find = [this](TraitNumber trait, bool value) {
    return std::find_if(found_.begin(), found_.end(), [&](const TraitStatement& one) {
      return one.trait == trait && one.value == value;
    });
  };
  TraitMask stated, denied, voids;
  for (const TraitStatement& one : found_) (one.value ? stated : denied).add(one.trait);
  for (const TraitStatement& one : found_) {
    const std::span<const Opposite> all = voids_of(one.trait);
    const bool is_void = std::any_of(all.begin(), all.end(), [&](const Opposite& opposite) {
      return is_so(opposite, stated, denied);
    });
    if (is_void) voids.add(one.trait);
  }
  std::erase_if(found_, [&voids](const TraitStatement& one) { return voids.contains(one.trait); });
  for (std::size_t i = 0; i < found_.size(); ++i) {
    const TraitStatement one = found_[i];
    const std::optional<TraitNumber> other = one.value ? disputing(one.trait) : std::nullopt;
    if (!other || find(*other, true) == found_.end()) continue;
    if (find(one.trait, false) != found_.end()) continue;
    found_.push_back({one.trait, false, find(*other, true)->place});
  }
}

const std::vector<TraitStatement>& TraitReader::read(const Entity& entity) {
  found_.clear();
  wanted_ = nullptr;
  own_.emplace(entity);
  // A statement keeps its place in a TraitPlace; capabilities beyond the largest are not read.
  constexpr std::size_t kMostPlaces = std::numeric_limits<TraitPlace>::max();
  const std::size_t places =
      std::min(kMostPlaces, trait_place::kCapabilities + entity.capabilities.size());
  // Fields before texts: of several places that state one thing the first is told.
  for (std::size_t place = 0; place < places; ++place) {
    read_place(entity, static_cast<TraitPlace>(place));
  }
  settle();
  std::sort(found_.begin(), found_.end(), [](const TraitStatement& a, const TraitStatement& b) {
    return a.trait != b.trait ? a.trait < b.trait : a.value && !b.value;
  });
  return found_;
}

std::string TraitReader::evidence(const Entity& entity, const TraitStatement& statement) {
  evidence_.clear();
  wanted_ = &statement;
  own_.emplace(entity);
  read_place(entity, statement.place);
  wanted_ = nullptr;
  return std::move(evidence_);
}

}  // namespace matchgraph
