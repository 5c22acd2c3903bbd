#include "index/facts/fact_columns.h"

#include <algorithm>
#include <map>

#include "matchgraph/error.h"
#include "text/ascii.h"

namespace matchgraph {
namespace {

StringTableView read_table(const ArrayFile& file, const std::string& name) {
  return {file.get<std::uint32_t>(name + ".at"), file.get<char>(name + ".text")};
}

/// The licences that a stated one lets choose from: of "A OR B" whoever wants one may take that
/// one, as of a list; "(A OR B) AND C" is one.
std::vector<std::string> license_choices(std::string_view stated) {
  constexpr std::string_view kOr = " OR ";
  std::vector<std::string> out;
  // Lists between commas come from sources that joined what several of them state.
  while (!stated.empty()) {
    const std::size_t comma = std::min(stated.find(','), stated.size());
    const bool has_brackets = stated.substr(0, comma).find('(') != std::string_view::npos;
    const std::size_t choice = has_brackets ? comma : std::min(stated.find(kOr), comma);
    const std::string part(trimmed(stated.substr(0, choice)));
    stated.remove_prefix(std::min(choice + (choice < comma ? kOr.size() : 1), stated.size()));
    if (!part.empty()) out.push_back(part);
  }
  return out;
}

}  // namespace

FactColumns::FactColumns(const std::string& path, const LaterColumns& later)
    : file_(path),
      ids_(read_table(file_, "ids")),
      names_(read_table(file_, "names")),
      type_names_(read_table(file_, "type_names")),
      maker_names_(read_table(file_, "maker_names")),
      called_makers_(read_table(file_, "called_makers")),
      license_names_(read_table(file_, "license_names")),
      tag_names_(read_table(file_, "tag_names")),
      unit_names_(read_table(file_, "unit_names")),
      signal_name_table_(read_table(file_, "signal_names")),
      cluster_names_(later.cluster_names),
      clusters_(later.clusters),
      types_(file_.get<std::uint32_t>("types")),
      makers_(file_.get<std::uint32_t>("makers")),
      called_maker_numbers_(file_.get<std::uint32_t>("called_maker_numbers")),
      licenses_(file_.get<std::uint32_t>("licenses")),
      capability_begin_(file_.get<std::uint32_t>("capability_begin")),
      groups_(file_.get<std::uint32_t>("groups")),
      group_begin_(file_.get<std::uint32_t>("group_begin")),
      group_members_(file_.get<std::uint32_t>("group_members")),
      led_groups_(file_.get<std::uint32_t>("led_groups")),
      group_leaders_(file_.get<std::uint32_t>("group_leaders")),
      price_models_(file_.get<std::uint8_t>("price_models")),
      answers_(file_.get<std::uint8_t>("answers")),
      prices_(file_.get<double>("prices")),
      ranks_(later.ranks),
      unit_prices_(file_.get<double>("unit_prices")),
      sizes_(file_.get<double>("sizes")),
      token_prices_in_(file_.get<double>("token_prices_in")),
      token_prices_out_(file_.get<double>("token_prices_out")),
      units_(file_.get<std::uint32_t>("units")),
      updated_(file_.get<std::int32_t>("updated")),
      released_(file_.get<std::int32_t>("released")),
      tag_begin_(file_.get<std::uint32_t>("tag_begin")),
      tags_(file_.get<std::uint32_t>("tags")),
      signal_begin_(file_.get<std::uint32_t>("signal_begin")),
      signal_ids_(file_.get<std::uint32_t>("signal_ids")),
      signal_values_(file_.get<double>("signal_values")) {
  // Most entities are alone, and who stands is asked of tens of thousands in a search. The first of
  // a group stands for it unless the file names another.
  another_stands_.resize(groups_.size());
  for (EntityIndexNumber e = 0; e < groups_.size(); ++e) another_stands_[e] = groups_[e] != e;
  for (std::size_t i = 0; i < std::min(led_groups_.size(), group_leaders_.size()); ++i) {
    another_stands_.at(led_groups_[i]) = true;
    another_stands_.at(group_leaders_[i]) = false;
  }
  // Worked out at the opening: a catalogue has hundreds of licences and hundreds of thousands of
  // entities.
  std::map<std::string, std::uint32_t> known;
  for (std::size_t i = 0; i < license_names_.size(); ++i) {
    std::vector<std::uint32_t>& parts = license_parts_.emplace_back();
    for (const std::string& part : license_choices(license_names_[i])) {
      const auto number = static_cast<std::uint32_t>(license_part_names_.size());
      const auto [at, is_new] = known.emplace(part, number);
      if (is_new) license_part_names_.push_back(part);
      if (std::find(parts.begin(), parts.end(), at->second) == parts.end()) {
        parts.push_back(at->second);
      }
    }
  }
}

std::optional<double> FactColumns::signal(EntityIndexNumber e, std::string_view name) const {
  for (std::uint32_t i = signal_begin_[e]; i < signal_begin_[e + 1]; ++i) {
    if (signal_name_table_[signal_ids_[i]] == name) return signal_values_[i];
  }
  return {};
}

void FactColumns::refuse_clusters() {
  throw Error(ErrorCode::kEnvironment, "the clusters of the snapshot are damaged");
}

EntityIndexNumber FactColumns::entity_of_capability(std::uint32_t row) const {
  // Entities without capabilities share their begin with the next, so the last one that begins
  // there is the holder.
  const auto after = std::upper_bound(capability_begin_.begin(), capability_begin_.end(), row);
  return static_cast<EntityIndexNumber>(after - capability_begin_.begin() - 1);
}

bool FactColumns::has_ids_under(std::string_view folder) const {
  // The signs that may follow the word, in the order of ids.
  for (const char end : {'-', '/'}) {
    const std::string prefix = std::string(folder) + end;
    const std::size_t at = ids_.lower_bound(prefix);
    if (at < ids_.size() && ids_[at].starts_with(prefix) &&
        ids_[at].find('/') != std::string_view::npos) {
      return true;
    }
  }
  return false;
}

EntityIndexNumber FactColumns::leading_offer(std::uint32_t group) const {
  const auto at = std::lower_bound(led_groups_.begin(), led_groups_.end(), group);
  // Only groups whose leader is not their first are listed.
  if (at == led_groups_.end() || *at != group) return group;
  return group_leaders_[static_cast<std::size_t>(at - led_groups_.begin())];
}

std::optional<EntityIndexNumber> FactColumns::find_id(std::string_view id) const {
  // The catalogue is sorted by id, so the column of ids is too.
  const std::size_t at = ids_.lower_bound(id);
  if (at == ids_.size() || ids_[at] != id) return {};
  return static_cast<EntityIndexNumber>(at);
}

std::optional<std::uint32_t> FactColumns::maker_called(std::string_view folded) const {
  const std::size_t at = called_makers_.lower_bound(folded);
  const bool is_there = at < called_maker_numbers_.size() && called_makers_[at] == folded;
  // A number beyond the names would come from a damaged file.
  if (!is_there || called_maker_numbers_[at] >= maker_names_.size()) return {};
  return called_maker_numbers_[at];
}

std::vector<std::string_view> FactColumns::signal_names() const {
  std::vector<std::string_view> out;
  for (std::size_t i = 0; i < signal_name_table_.size(); ++i) out.push_back(signal_name_table_[i]);
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace matchgraph
