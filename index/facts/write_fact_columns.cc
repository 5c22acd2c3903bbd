// Here is a catalogue: what are its facts, column by column?

#include <algorithm>
#include <bit>
#include <limits>
#include <map>
#include <unordered_map>

#include "identity/makers.h"
#include "identity/seller.h"
#include "index/facts/entity_facts.h"
#include "index/facts/fact_columns.h"
#include "index/facts/offer_groups.h"
#include "index/facts/spdx_license.h"

namespace matchgraph {
namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

/// Numbers texts from 0 in order of first appearance.
class Names {
 public:
  // In the order of meeting: numbers of two catalogues are not compared.
  std::uint32_t number(const std::string& text) {
    const auto [found, is_new] = ids_.emplace(text, static_cast<std::uint32_t>(table_.size()));
    if (is_new) table_.push_back(text);
    return found->second;
  }
  const StringTable& table() const { return table_; }

 private:
  std::map<std::string, std::uint32_t> ids_;
  StringTable table_;
};

void add_table(ArrayFileWriter& writer, const std::string& name, const StringTable& table) {
  writer.add(name + ".at", table.offsets());
  writer.add(name + ".text", table.chars());
}

/// A figure that all share, known or not, is written once.
void add_figures(ArrayFileWriter& writer, const char* name, std::span<const double> figures) {
  const auto bits = [](double figure) { return std::bit_cast<std::uint64_t>(figure); };
  // In many catalogues nothing states sizes or prices by the token.
  const bool is_shared =
      !figures.empty() && std::all_of(figures.begin(), figures.end(), [&](double figure) {
        // By bits, as an unknown figure is no number and equals nothing, not even itself.
        return bits(figure) == bits(figures.front());
      });
  writer.add(name, is_shared ? figures.first(1) : figures);
}

/// The columns of a catalogue, as they grow by its entities.
class Columns {
 public:
  explicit Columns(const std::vector<Entity>& entities) : maker_names_(entities) {
    // Number 0 is "no unit", whatever the catalogue holds.
    unit_names_.number("");
    stated_unit_names_.number("");
    for (const Entity& entity : entities) {
      add_names(entity);
      add_lists(entity);
      add_prices(entity);
      sizes_.push_back(million_parameters(entity).value_or(kUnknown));
      updated_.push_back(date_number(entity.updated));
      released_.push_back(date_number(entity.released));
    }
    // After all entities, as makers' names are joined over the whole catalogue.
    for (const auto& [folded, name] : maker_names_.folded()) {
      called_makers_.push_back(folded);
      called_maker_numbers_.push_back(makers_by_name_.number(name));
    }
    groups_ = group_offers(entities, stated_units_, stated_prices_);
    follow_makers(entities);
  }

  void write(const std::string& path) const {
    ArrayFileWriter writer;
    write_names(writer);
    write_prices(writer);
    write_groups(writer);
    writer.add("updated", updated_);
    writer.add("released", released_);
    writer.add("capability_begin", capability_begin_);
    writer.add("tag_begin", tag_begin_);
    writer.add("tags", tags_);
    writer.add("signal_begin", signal_begin_);
    writer.add("signal_ids", signal_ids_);
    writer.add("signal_values", signal_values_);
    writer.write(path);
  }

 private:
  void add_names(const Entity& entity) {
    ids_.push_back(entity.id);
    names_.push_back(entity.name);
    types_.push_back(type_names_.number(entity.type));
    // Sellers write a maker in several ways, of which the commonest is the name.
    makers_.push_back(makers_by_name_.number(maker_names_.of(entity.maker)));
    // The same few licences stand in most entries, and reading one takes a look-up for each of its
    // parts.
    const auto known = license_numbers_.find(entity.license);
    licenses_.push_back(
        known != license_numbers_.end()
            ? known->second
            : license_numbers_
                  .emplace(entity.license, license_names_.number(spdx_license(entity.license)))
                  .first->second);
  }

  void add_lists(const Entity& entity) {
    for (const std::string& tag : entity.tags) tags_.push_back(tag_names_.number(tag));
    for (const Signal& signal : entity.signals) {
      signal_ids_.push_back(signal_names_.number(signal.name));
      signal_values_.push_back(signal.value);
    }
    capability_begin_.push_back(capability_begin_.back() +
                                static_cast<std::uint32_t>(entity.capabilities.size()));
    tag_begin_.push_back(static_cast<std::uint32_t>(tags_.size()));
    signal_begin_.push_back(static_cast<std::uint32_t>(signal_ids_.size()));
  }

  void add_prices(const Entity& entity) {
    price_models_.push_back(static_cast<std::uint8_t>(price_model(entity)));
    prices_.push_back(known_price(entity).value_or(kUnknown));
    unit_prices_.push_back(kUnknown);
    units_.push_back(0);
    set_unit_price(units_.size() - 1, unit_price(entity));
    // Offers of one thing are told apart by how they are sold, not by what they are compared by.
    const std::optional<UnitPrice> stated = stated_unit_price(entity);
    stated_prices_.push_back(stated ? stated->amount : kUnknown);
    stated_units_.push_back(stated_unit_names_.number(stated ? stated->unit : ""));
    const TokenPrices by_token = token_prices(entity);
    token_prices_in_.push_back(by_token.input.value_or(kUnknown));
    token_prices_out_.push_back(by_token.output.value_or(kUnknown));
    // Judging what is free, paid or open reads several fields and folds texts; filters get the
    // answer as two bits each.
    answers_.push_back(static_cast<std::uint8_t>(
        FactColumns::answer_bits(is_free(entity), FactColumns::kFreeShift) |
        FactColumns::answer_bits(is_paid(entity), FactColumns::kPaidShift) |
        FactColumns::answer_bits(is_open_source(entity), FactColumns::kOpenSourceShift)));
  }

  void set_unit_price(std::size_t e, const std::optional<UnitPrice>& price) {
    unit_prices_[e] = price ? price->amount : kUnknown;
    units_[e] = unit_names_.number(price ? price->unit : "");
  }

  /// What a model gives is its maker's word, else that of most who sell it, and with it what its
  /// offers are compared by.
  void follow_makers(const std::vector<Entity>& entities) {
    for (std::size_t i = 0; i < groups_.led.size(); ++i) {
      const std::uint32_t group = groups_.led[i];
      follow(entities, group, groups_.leaders[i]);
    }
    for (std::uint32_t group = 0; group < entities.size(); ++group) {
      const bool is_led = std::binary_search(groups_.led.begin(), groups_.led.end(), group);
      if (!is_led && groups_.begin[group + 1] - groups_.begin[group] > 1) {
        follow(entities, group, group);
      }
    }
  }

  std::string_view medium_of_most(const std::vector<Entity>& entities, std::uint32_t group) const {
    std::map<std::string_view, std::size_t> counts;
    for (std::uint32_t i = groups_.begin[group]; i < groups_.begin[group + 1]; ++i) {
      ++counts[given_medium(entities[groups_.members[i]])];
    }
    return std::max_element(counts.begin(), counts.end(),
                            [](const auto& a, const auto& b) { return a.second < b.second; })
        ->first;
  }

  void follow(const std::vector<Entity>& entities, std::uint32_t group, std::uint32_t leader) {
    const std::string_view medium = catalogue::is_makers_own(entities[leader])
                                        ? given_medium(entities[leader])
                                        : medium_of_most(entities, group);
    for (std::uint32_t i = groups_.begin[group]; i < groups_.begin[group + 1]; ++i) {
      const std::uint32_t e = groups_.members[i];
      if (given_medium(entities[e]) != medium) set_unit_price(e, unit_price(entities[e], medium));
    }
  }

  // What is written must live until it is: the writer keeps no copy.
  void write_names(ArrayFileWriter& writer) const {
    add_table(writer, "ids", ids_);
    add_table(writer, "names", names_);
    add_table(writer, "type_names", type_names_.table());
    add_table(writer, "maker_names", makers_by_name_.table());
    add_table(writer, "called_makers", called_makers_);
    writer.add("called_maker_numbers", called_maker_numbers_);
    add_table(writer, "license_names", license_names_.table());
    add_table(writer, "tag_names", tag_names_.table());
    add_table(writer, "signal_names", signal_names_.table());
    add_table(writer, "unit_names", unit_names_.table());
    writer.add("types", types_);
    writer.add("makers", makers_);
    writer.add("licenses", licenses_);
  }

  void write_prices(ArrayFileWriter& writer) const {
    writer.add("price_models", price_models_);
    writer.add("answers", answers_);
    writer.add("units", units_);
    add_figures(writer, "prices", prices_);
    add_figures(writer, "unit_prices", unit_prices_);
    add_figures(writer, "token_prices_in", token_prices_in_);
    add_figures(writer, "token_prices_out", token_prices_out_);
    add_figures(writer, "sizes", sizes_);
  }

  void write_groups(ArrayFileWriter& writer) const {
    writer.add("groups", groups_.of);
    writer.add("group_begin", groups_.begin);
    writer.add("group_members", groups_.members);
    writer.add("led_groups", groups_.led);
    writer.add("group_leaders", groups_.leaders);
  }

  const MakerNames maker_names_;
  StringTable ids_, names_;
  Names type_names_, makers_by_name_, license_names_, tag_names_, signal_names_, unit_names_,
      stated_unit_names_;
  std::unordered_map<std::string, std::uint32_t> license_numbers_;  // by what is stated
  std::vector<std::uint32_t> types_, makers_, licenses_, units_, stated_units_;
  std::vector<std::uint32_t> capability_begin_{0}, tag_begin_{0}, tags_, signal_begin_{0};
  std::vector<std::uint32_t> signal_ids_;
  std::vector<std::uint8_t> price_models_, answers_;
  std::vector<double> prices_, unit_prices_, stated_prices_, token_prices_in_, token_prices_out_,
      sizes_;
  std::vector<double> signal_values_;
  std::vector<std::int32_t> updated_, released_;
  StringTable called_makers_;
  std::vector<std::uint32_t> called_maker_numbers_;
  OfferGroups groups_;
};

}  // namespace

void write_fact_columns(const Catalogue& catalogue, const std::string& path) {
  Columns(catalogue.entities).write(path);
}

}  // namespace matchgraph
