#include "snapshot/entity_traits.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "matchgraph/error.h"
#include "storage/parallel.h"

namespace matchgraph {
namespace {

// Entities differ in length a hundredfold; small blocks keep the cores busy to the end.
constexpr std::size_t kEntitiesAtATime = 64;

std::uint8_t value_of(const TraitStatement& statement) {
  // Trait and yes or no in one byte: the table has fewer than 128 traits.
  return static_cast<std::uint8_t>(statement.trait * 2U + (statement.value ? 0U : 1U));
}

/// The first opposite of the trait that is so; null when none is.
const Opposite* opposite_in(const TraitMask& stated, const TraitMask& denied, TraitNumber trait) {
  const std::span<const Opposite> opposites = opposites_of(trait);
  const auto found = std::find_if(opposites.begin(), opposites.end(),
                                  [&](const Opposite& one) { return is_so(one, stated, denied); });
  return found == opposites.end() ? nullptr : &*found;
}

/// The slugs of the table: numbers mean nothing without them.
StringTable slugs() {
  StringTable out;
  for (const Trait& trait : trait_table()) out.push_back(trait.slug);
  return out;
}

// The slugs are compared, not only their number: a trait that was renamed or moved would silently
// be read as another.
bool are_slugs(const StringTableView& stored) {
  const std::span<const Trait> table = trait_table();
  if (stored.size() != table.size()) return false;
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (stored[i] != table[i].slug) return false;
  }
  return true;
}

bool are_offsets(std::span<const std::uint32_t> at, std::size_t items) {
  return !at.empty() && at.front() == 0 && at.back() == items &&
         std::is_sorted(at.begin(), at.end());
}

}  // namespace

std::vector<std::vector<TraitStatement>> read_traits(std::span<const Entity> entities,
                                                     std::size_t jobs, const KnownTraits& known) {
  std::vector<std::vector<TraitStatement>> out(entities.size());
  // A reader keeps buffers, so each thread has its own.
  parallel_blocks({.items = entities.size(), .at_once = kEntitiesAtATime, .jobs = jobs}, [&] {
    return [&, reader = TraitReader()](std::size_t begin, std::size_t end) mutable {
      for (std::size_t e = begin; e < end; ++e) {
        const bool is_known = !known.empty() && known[e].has_value();
        out[e] = is_known ? *known[e] : reader.read(entities[e]);
      }
    };
  });
  return out;
}

std::size_t write_entity_traits(std::span<const std::vector<TraitStatement>> stated,
                                const std::string& path) {
  std::vector<std::uint32_t> at{0};
  std::vector<TraitPlace> places;
  std::vector<std::uint32_t> set_of;
  std::vector<std::uint32_t> sets_at{0};
  std::vector<std::uint8_t> sets;
  // An ordered map, so that sets are numbered alike at every build whatever the hash.
  std::map<std::vector<std::uint8_t>, std::uint32_t> numbers;  // of sets, by their first entity
  for (const std::vector<TraitStatement>& statements : stated) {
    std::vector<std::uint8_t> values;
    for (const TraitStatement& statement : statements) {
      values.push_back(value_of(statement));
      places.push_back(statement.place);
    }
    at.push_back(static_cast<std::uint32_t>(places.size()));
    const auto [found, is_new] =
        numbers.emplace(values, static_cast<std::uint32_t>(numbers.size()));
    if (is_new) {
      sets.insert(sets.end(), values.begin(), values.end());
      sets_at.push_back(static_cast<std::uint32_t>(sets.size()));
    }
    set_of.push_back(found->second);
  }
  const StringTable names = slugs();
  ArrayFileWriter writer;
  writer.add("slugs.at", names.offsets());
  writer.add("slugs.text", names.chars());
  writer.add("at", at);
  writer.add("places", places);
  writer.add("set", set_of);
  writer.add("sets.at", sets_at);
  writer.add("sets.values", sets);
  writer.write(path);
  return places.size();
}

EntityTraits::EntityTraits(const std::string& path)
    // All is checked at the opening, as answers index with these numbers without looking.
    : file_(path),
      at_(file_.get<std::uint32_t>("at")),
      places_(file_.get<TraitPlace>("places")),
      set_of_(file_.get<std::uint32_t>("set")),
      sets_at_(file_.get<std::uint32_t>("sets.at")),
      sets_(file_.get<std::uint8_t>("sets.values")) {
  const StringTableView stored(file_.get<std::uint32_t>("slugs.at"), file_.get<char>("slugs.text"));
  if (!are_slugs(stored)) {
    throw Error(ErrorCode::kEnvironment, path + ": of another table of traits; build again");
  }
  const std::size_t most = trait_table().size() * 2;
  bool fits = are_offsets(sets_at_, sets_.size()) && are_offsets(at_, places_.size()) &&
              at_.size() == set_of_.size() + 1 &&
              std::all_of(sets_.begin(), sets_.end(), [most](std::uint8_t v) { return v < most; });
  for (std::size_t e = 0; fits && e < set_of_.size(); ++e) {
    // As many places as its set has values.
    fits = set_of_[e] < sets() && set(set_of_[e]).size() == at_[e + 1] - at_[e];
  }
  if (!fits) throw Error(ErrorCode::kEnvironment, path + ": damaged; build again");
  stated_.resize(sets());
  denied_.resize(sets());
  for (std::uint32_t number = 0; number < sets(); ++number) {
    for (const std::uint8_t value : set(number)) {
      (value % 2 == 0 ? stated_ : denied_)[number].add(static_cast<TraitNumber>(value / 2));
    }
  }
}

std::vector<TraitStatement> EntityTraits::of(std::uint32_t e) const {
  std::vector<TraitStatement> out;
  std::size_t place = at_[e];
  for (const std::uint8_t value : set(set_of_[e])) {
    out.push_back({static_cast<TraitNumber>(value / 2), value % 2 == 0, places_[place++]});
  }
  return out;
}

Stance EntityTraits::stance(std::uint32_t e, TraitNumber trait) const {
  return stance_of_set(set_of_[e], trait);
}

Stance EntityTraits::stance_of_set(std::uint32_t number, TraitNumber trait) const {
  const TraitMask& stated = stated_[number];
  const TraitMask& denied = denied_[number];
  const bool no = denied.contains(trait);
  if (stated.contains(trait)) return no ? Stance::kBoth : Stance::kYes;
  return no || opposite_in(stated, denied, trait) != nullptr ? Stance::kNo : Stance::kUnknown;
}

std::vector<TraitStatement> EntityTraits::grounds(std::uint32_t e, TraitNumber trait) const {
  std::vector<TraitStatement> out;
  const std::vector<TraitStatement> all = of(e);
  std::copy_if(all.begin(), all.end(), std::back_inserter(out),
               [trait](const TraitStatement& one) { return one.trait == trait; });
  // What is said of the trait itself goes before what follows from another.
  if (!out.empty()) return out;
  const std::uint32_t number = set_of_[e];
  const Opposite* opposite = opposite_in(stated_[number], denied_[number], trait);
  if (opposite == nullptr) return out;
  std::copy_if(all.begin(), all.end(), std::back_inserter(out), [&](const TraitStatement& one) {
    const auto& wanted = one.value ? opposite->stated : opposite->denied;
    return std::find(wanted.begin(), wanted.end(), one.trait) != wanted.end();
  });
  return out;
}

std::vector<ImpliedDenial> EntityTraits::implied_denials(std::uint32_t e) const {
  std::vector<ImpliedDenial> out;
  const TraitMask& stated = stated_[set_of_[e]];
  const TraitMask& denied = denied_[set_of_[e]];
  if (stated.empty() && denied.empty()) return out;
  for (std::size_t i = 0; i < trait_table().size(); ++i) {
    const auto trait = static_cast<TraitNumber>(i);
    if (stated.contains(trait) || denied.contains(trait)) continue;
    const Opposite* opposite = opposite_in(stated, denied, trait);
    // Some opposites only make it unlikely: good enough for ranking, not for telling a person "no".
    if (opposite == nullptr || !opposite->is_denial) continue;
    out.push_back({trait, grounds(e, trait).front()});
  }
  return out;
}

}  // namespace matchgraph
