#include "snapshot/entity_traits.h"

#include <algorithm>
#include <map>

#include "matchgraph/error.h"
#include "storage/parallel.h"

namespace matchgraph {
namespace {

constexpr std::size_t kEntitiesAtATime = 64;

std::uint8_t value_of(const TraitStatement& statement) {
  return static_cast<std::uint8_t>(statement.trait * 2U + (statement.value ? 0U : 1U));
}

std::vector<std::vector<TraitStatement>> read_all(const Catalogue& catalogue, std::size_t jobs) {
  const std::vector<Entity>& entities = catalogue.entities;
  std::vector<std::vector<TraitStatement>> out(entities.size());
  parallel_blocks({.items = entities.size(), .at_once = kEntitiesAtATime, .jobs = jobs}, [&] {
    return [&, reader = TraitReader()](std::size_t begin, std::size_t end) mutable {
      for (std::size_t e = begin; e < end; ++e) out[e] = reader.read(entities[e]);
    };
  });
  return out;
}

/// The slugs of the table: numbers mean nothing without them.
StringTable slugs() {
  StringTable out;
  for (const Trait& trait : trait_table()) out.push_back(trait.slug);
  return out;
}

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

std::size_t write_entity_traits(const Catalogue& catalogue, std::size_t jobs,
                                const std::string& path) {
  std::vector<std::uint32_t> at{0};
  std::vector<TraitPlace> places;
  std::vector<std::uint32_t> set_of;
  std::vector<std::uint32_t> sets_at{0};
  std::vector<std::uint8_t> sets;
  std::map<std::vector<std::uint8_t>, std::uint32_t> numbers;  // of sets, by their first entity
  for (const std::vector<TraitStatement>& statements : read_all(catalogue, jobs)) {
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
}

std::vector<TraitStatement> EntityTraits::of(std::uint32_t e) const {
  std::vector<TraitStatement> out;
  std::size_t place = at_[e];
  for (const std::uint8_t value : values(e)) {
    out.push_back({static_cast<TraitNumber>(value / 2), value % 2 == 0, places_[place++]});
  }
  return out;
}

Stance EntityTraits::stance(std::uint32_t e, TraitNumber trait) const {
  bool yes = false;
  bool no = false;
  bool opposite = false;
  const std::span<const TraitNumber> opposites = opposites_of(trait);
  for (const std::uint8_t value : values(e)) {
    yes = yes || value == trait * 2;
    no = no || value == trait * 2 + 1;
    const bool is_opposite = value % 2 == 0 && std::find(opposites.begin(), opposites.end(),
                                                         value / 2) != opposites.end();
    opposite = opposite || is_opposite;
  }
  if (yes) return no ? Stance::kBoth : Stance::kYes;
  return no || opposite ? Stance::kNo : Stance::kUnknown;
}

std::vector<TraitStatement> EntityTraits::grounds(std::uint32_t e, TraitNumber trait) const {
  std::vector<TraitStatement> out;
  std::vector<TraitStatement> of_opposites;
  const std::span<const TraitNumber> opposites = opposites_of(trait);
  for (const TraitStatement& statement : of(e)) {
    if (statement.trait == trait) out.push_back(statement);
    const bool is_opposite = statement.value && std::find(opposites.begin(), opposites.end(),
                                                          statement.trait) != opposites.end();
    if (is_opposite) of_opposites.push_back(statement);
  }
  return out.empty() ? of_opposites : out;
}

}  // namespace matchgraph
