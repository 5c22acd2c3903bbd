// Here is a constraint: which entities satisfy it?
//
// The facts of all entities as columns in one mapped file, so that filters, facets, sorting and
// grouping read a few bytes per entity, whether the entity came from the text index or the graph.
#pragma once

#include <cmath>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "index/facts/entity_facts.h"
#include "matchgraph/catalogue.h"
#include "matchgraph/filters.h"
#include "matchgraph/workload.h"
#include "storage/array_file.h"

namespace matchgraph {

/// Position of an entity in the catalogue, which is sorted by id.
using EntityIndexNumber = std::uint32_t;

/// Writes the columns of a catalogue. Throws Error (kEnvironment) when the disk refuses.
void write_fact_columns(const Catalogue& catalogue, const std::string& path);

/// What is found out about entities after the columns were written, and is asked for beside them.
/// Must live as long as the columns; what is left out is not known.
struct LaterColumns {
  std::span<const double> ranks = {};            ///< UnfragileRanks, by entity
  std::span<const std::uint32_t> clusters = {};  ///< by entity, positions in `cluster_names`
  StringTableView cluster_names = {};
};

/// Read-only view of the columns. Safe to share between threads.
class FactColumns {
 public:
  /// Throws Error (kEnvironment) when the file is missing or damaged.
  explicit FactColumns(const std::string& path, const LaterColumns& later = {});

  std::size_t entities() const { return types_.size(); }
  std::size_t capabilities() const { return capability_begin_.back(); }
  std::string_view id(EntityIndexNumber e) const { return ids_[e]; }
  std::string_view name(EntityIndexNumber e) const { return names_[e]; }
  std::string_view type(EntityIndexNumber e) const { return type_names_[types_[e]]; }
  /// Equal for entities of the same type.
  std::uint32_t type_number(EntityIndexNumber e) const { return types_[e]; }
  std::string_view maker(EntityIndexNumber e) const { return maker_names_[makers_[e]]; }
  std::uint32_t maker_number(EntityIndexNumber e) const { return makers_[e]; }
  /// The maker that is called so (fold_for_names), by any of its names (MakerNames). Cost:
  /// logarithmic.
  std::optional<std::uint32_t> maker_called(std::string_view folded) const;
  /// Positions in tag_names(), in the entity's order.
  std::span<const std::uint32_t> tags(EntityIndexNumber e) const {
    return tags_.subspan(tag_begin_[e], tag_begin_[e + 1] - tag_begin_[e]);
  }
  std::string_view license(EntityIndexNumber e) const { return license_names_[licenses_[e]]; }
  std::uint32_t license_number(EntityIndexNumber e) const { return licenses_[e]; }
  PriceModel price_model(EntityIndexNumber e) const {
    return static_cast<PriceModel>(price_models_[e]);
  }
  /// Free to use, wholly or in part; costs money, wholly or in part; with an open licence. Nothing
  /// where it is not known.
  std::optional<bool> is_free(EntityIndexNumber e) const { return is_free_in(price_answers(e)); }
  std::optional<bool> is_paid(EntityIndexNumber e) const { return is_paid_in(price_answers(e)); }
  std::optional<bool> is_open_source(EntityIndexNumber e) const {
    return is_open_source_in(price_answers(e));
  }
  /// The three answers as one number below kPriceAnswers, for counting.
  std::uint8_t price_answers(EntityIndexNumber e) const { return answers_[e]; }
  static constexpr std::size_t kPriceAnswers = 64;
  /// Answers share a byte, two bits each: 0 not known, 1 no, 2 yes.
  static constexpr unsigned kFreeShift = 0;
  static constexpr unsigned kPaidShift = 2;
  static constexpr unsigned kOpenSourceShift = 4;
  static std::uint8_t answer_bits(std::optional<bool> answer, unsigned shift) {
    return static_cast<std::uint8_t>((answer ? 1U + *answer : 0U) << shift);
  }
  static std::optional<bool> is_free_in(std::uint8_t answers) {
    return answer_in(answers, kFreeShift);
  }
  static std::optional<bool> is_paid_in(std::uint8_t answers) {
    return answer_in(answers, kPaidShift);
  }
  static std::optional<bool> is_open_source_in(std::uint8_t answers) {
    return answer_in(answers, kOpenSourceShift);
  }
  /// Empty where clusters are not known.
  std::string_view cluster(EntityIndexNumber e) const {
    return clusters_.empty() ? std::string_view() : cluster_names_[cluster_number(e)];
  }
  /// A position in cluster_names(), which must be known. Throws Error (kEnvironment) when the file
  /// is damaged there.
  std::uint32_t cluster_number(EntityIndexNumber e) const {
    const std::uint32_t cluster = clusters_[e];
    if (cluster >= cluster_names_.size()) refuse_clusters();
    return cluster;
  }
  std::optional<double> price(EntityIndexNumber e) const { return known(prices_, e); }
  /// USD per 1M output tokens.
  std::optional<double> output_price(EntityIndexNumber e) const {
    return known(token_prices_out_, e);
  }
  /// The stated price in the unit unit_number names.
  std::optional<double> unit_price(EntityIndexNumber e) const { return known(unit_prices_, e); }
  /// Equal for prices that compare; 0 when there is no unit.
  std::uint32_t unit_number(EntityIndexNumber e) const { return units_[e]; }
  std::string_view unit(EntityIndexNumber e) const { return unit_names_[units_[e]]; }
  /// What the workload costs at the prices by the token (workload.h), in USD a period.
  std::optional<double> cost(EntityIndexNumber e, const Workload& workload) const {
    return cost_of({known(token_prices_in_, e), known(token_prices_out_, e)}, workload);
  }
  std::optional<double> million_parameters(EntityIndexNumber e) const { return known(sizes_, e); }
  std::optional<double> rank(EntityIndexNumber e) const {
    return ranks_.empty() ? std::nullopt : std::optional<double>(ranks_[e]);
  }
  /// `updated`, else `released`, as yyyymmdd (0 for an unknown month or day); 0 when neither is
  /// known.
  std::int32_t date(EntityIndexNumber e) const {
    return updated_[e] != 0 ? updated_[e] : released_[e];
  }
  std::optional<double> signal(EntityIndexNumber e, std::string_view name) const;

  /// Row of the entity's first capability among all capabilities; [entities()] is their number.
  std::span<const std::uint32_t> capability_begin() const { return capability_begin_; }

  /// The entity that a row of capabilities belongs to. Cost: logarithmic.
  EntityIndexNumber entity_of_capability(std::uint32_t row) const;

  /// Entries that are offers of one thing share a group (join_offers). The number is that of the
  /// group's first entity.
  std::uint32_t group(EntityIndexNumber e) const { return groups_[e]; }
  /// All entities of a group, ascending.
  std::span<const std::uint32_t> group_members(std::uint32_t group) const {
    return group_members_.subspan(group_begin_[group],
                                  group_begin_[group + 1] - group_begin_[group]);
  }

  /// The offer that stands for a group: the maker's own where it has a price, else one at the
  /// median price, else the most complete. Cost: logarithmic.
  EntityIndexNumber leading_offer(std::uint32_t group) const;
  /// The offer that stands for the thing of this one; itself where nothing else is that thing.
  EntityIndexNumber standing_for(EntityIndexNumber e) const {
    return another_stands_[e] ? leading_offer(group(e)) : e;
  }

  std::optional<EntityIndexNumber> find_id(std::string_view id) const;
  /// Whether what stands in front of an id's first slash is the word, or begins with it and a
  /// hyphen: one seller's, or one account's. Cost: logarithmic.
  bool has_ids_under(std::string_view folder) const;

  /// All values of a column, in no particular order; an unknown maker or license is the empty text.
  const StringTableView& type_names() const { return type_names_; }
  const StringTableView& maker_names() const { return maker_names_; }
  const StringTableView& license_names() const { return license_names_; }
  /// The licences between commas and "OR" of one of license_names(), as positions in
  /// license_part_names(): what a filter on a licence finds it by.
  const std::vector<std::uint32_t>& license_parts(std::uint32_t license) const {
    return license_parts_[license];
  }
  const std::vector<std::string>& license_part_names() const { return license_part_names_; }
  const StringTableView& tag_names() const { return tag_names_; }
  const StringTableView& cluster_names() const { return cluster_names_; }
  const StringTableView& unit_names() const { return unit_names_; }
  /// Names of all signals, sorted.
  std::vector<std::string_view> signal_names() const;

 private:
  [[noreturn]] static void refuse_clusters();
  friend class FactFilter;

  // A column with one figure for all holds it once.
  static std::optional<double> known(std::span<const double> column, EntityIndexNumber e) {
    const double figure = column[column.size() == 1 ? 0 : e];
    return std::isnan(figure) ? std::nullopt : std::optional<double>(figure);
  }

  static std::optional<bool> answer_in(std::uint8_t answers, unsigned shift) {
    const unsigned bits = static_cast<unsigned>(answers) >> shift & 3U;
    return bits == 0 ? std::nullopt : std::optional<bool>(bits == 2);
  }

  ArrayFile file_;
  std::vector<bool> another_stands_;  // by entity: whether another offer stands for its thing
  std::vector<std::string> license_part_names_;
  std::vector<std::vector<std::uint32_t>> license_parts_;  // by licence
  StringTableView ids_, names_, type_names_, maker_names_, called_makers_, license_names_,
      tag_names_, unit_names_, signal_name_table_, cluster_names_;
  std::span<const std::uint32_t> clusters_;
  std::span<const std::uint32_t> types_, makers_, called_maker_numbers_, licenses_,
      capability_begin_, groups_;
  std::span<const std::uint32_t> group_begin_, group_members_, led_groups_, group_leaders_;
  std::span<const std::uint8_t> price_models_;
  std::span<const std::uint8_t> answers_;
  std::span<const double> prices_, ranks_, unit_prices_, sizes_, token_prices_in_,
      token_prices_out_;
  std::span<const std::uint32_t> units_;
  std::span<const std::int32_t> updated_, released_;
  std::span<const std::uint32_t> tag_begin_, tags_;
  std::span<const std::uint32_t> signal_begin_, signal_ids_;
  std::span<const double> signal_values_;
};

}  // namespace matchgraph
