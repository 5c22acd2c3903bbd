#include "index/facts/fact_columns.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <map>
#include <regex>
#include <unordered_map>

#include "identity/makers.h"
#include "identity/offers.h"
#include "identity/seller.h"
#include "index/facts/open_license.h"
#include "index/facts/spdx_license.h"
#include "matchgraph/error.h"
#include "text/ascii.h"
#include "text/fold.h"

namespace matchgraph {
namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

/// Numbers texts from 0 in order of first appearance.
class Names {
 public:
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

StringTableView read_table(const ArrayFile& file, const std::string& name) {
  return {file.get<std::uint32_t>(name + ".at"), file.get<char>(name + ".text")};
}

/// Groups of offers, the members of each, and which member stands for it.
struct Groups {
  std::vector<std::uint32_t> of;       // the group's first entity, by entity
  std::vector<std::uint32_t> begin;    // by entity; empty ranges but for first entities
  std::vector<std::uint32_t> members;  // ascending within a group
  // Of groups that another than the first stands for, ascending: the group, and who does.
  std::vector<std::uint32_t> led, leaders;

  Groups(const std::vector<Entity>& entities, std::span<const std::uint32_t> price_kinds,
         std::span<const double> prices)
      : of(join_offers(entities, price_kinds)) {
    std::vector<std::vector<std::uint32_t>> lists(entities.size());
    for (std::uint32_t e = 0; e < entities.size(); ++e) lists[of[e]].push_back(e);
    for (const auto& list : lists) {
      begin.push_back(static_cast<std::uint32_t>(members.size()));
      members.insert(members.end(), list.begin(), list.end());
      if (list.size() < 2) continue;
      const std::uint32_t leader = leading_offer(entities, list, prices);
      if (leader == list.front()) continue;
      led.push_back(list.front());
      leaders.push_back(leader);
    }
    begin.push_back(static_cast<std::uint32_t>(members.size()));
  }

 private:
  /// The maker's own offer that has a price, the most complete of several; else the one with the
  /// median price, as the cheapest may be a trial and the dearest a mistake; else the most
  /// complete.
  static std::uint32_t leading_offer(const std::vector<Entity>& entities,
                                     const std::vector<std::uint32_t>& offers,
                                     std::span<const double> prices) {
    std::vector<std::uint32_t> own, priced;
    for (const std::uint32_t e : offers) {
      if (catalogue::is_makers_own(entities[e])) own.push_back(e);
      if (!std::isnan(prices[e]) && prices[e] > 0) priced.push_back(e);
    }
    const auto tells_less = [&](std::uint32_t a, std::uint32_t b) {
      const std::size_t left = completeness(entities[a]);
      const std::size_t right = completeness(entities[b]);
      return left != right ? left < right : a > b;
    };
    // What the maker asks stands for the thing; where it names no price, others have to.
    std::vector<std::uint32_t> own_priced = own;
    std::erase_if(own_priced, [&](std::uint32_t e) { return std::isnan(prices[e]); });
    if (priced.empty()) own_priced = own;
    if (!own_priced.empty()) {
      return *std::max_element(own_priced.begin(), own_priced.end(), tells_less);
    }
    if (priced.empty()) return *std::max_element(offers.begin(), offers.end(), tells_less);
    const auto middle = priced.begin() + static_cast<std::ptrdiff_t>((priced.size() - 1) / 2);
    std::nth_element(priced.begin(), middle, priced.end(), [&](std::uint32_t a, std::uint32_t b) {
      return prices[a] != prices[b] ? prices[a] < prices[b] : a < b;
    });
    // Of several at that price, the one that tells most.
    std::erase_if(priced, [&](std::uint32_t e) { return prices[e] != prices[*middle]; });
    return *std::max_element(priced.begin(), priced.end(), tells_less);
  }
};

}  // namespace

namespace {

bool charges_output(const Entity& entity) {
  return entity.pricing && entity.pricing->price && entity.pricing->price->output.value_or(0) > 0;
}

}  // namespace

std::optional<double> known_price(const Entity& entity) {
  if (!entity.pricing) return {};
  if (entity.pricing->price) {
    // Listings state 0 for input where only output is charged; that is not free.
    if (entity.pricing->price->amount == 0 && charges_output(entity)) return {};
    // Nothing is nothing in every currency and unit.
    if (entity.pricing->price->amount == 0) return 0.0;
    return usd_per_million_input_tokens(*entity.pricing->price);
  }
  const PriceModel model = entity.pricing->model;
  if (model == PriceModel::kFree || model == PriceModel::kOpenSource) return 0.0;
  return {};
}

namespace {

/// "USD/month", "per month", "monthly" and "mo" mean the same.
std::string unit_of(const Price& price) {
  static const std::map<std::string, std::string, std::less<>> same = {
      {"mo", "month"},         {"monthly", "month"}, {"yr", "year"},  {"yearly", "year"},
      {"annual", "year"},      {"annum", "year"},    {"hr", "hour"},  {"hourly", "hour"},
      {"requests", "request"}, {"users", "user"},    {"seat", "user"}};
  std::string out = price.currency + "/";
  const std::string folded = fold_for_names(price.per);
  std::size_t words = 0;
  for (std::size_t begin = 0; begin < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', begin), folded.size());
    const std::string word = folded.substr(begin, end - begin);
    begin = end + 1;
    if (word == "per" || word == "a" || word == fold_for_names(price.currency)) continue;
    const auto found = same.find(word);
    out += (words++ == 0 ? "" : " ") + (found == same.end() ? word : found->second);
  }
  return out;
}

}  // namespace

std::optional<UnitPrice> unit_price(const Entity& entity) {
  if (!entity.pricing) return {};
  if (!entity.pricing->price) {
    if (known_price(entity) == 0.0) return UnitPrice{};
    return {};
  }
  const Price& price = *entity.pricing->price;
  if (price.amount == 0 && charges_output(entity)) return {};
  if (price.amount == 0) return UnitPrice{};
  if (const auto tokens = usd_per_million_input_tokens(price)) {
    return UnitPrice{*tokens, "USD/1M input tokens"};
  }
  return UnitPrice{price.amount, unit_of(price)};
}

std::optional<double> million_parameters(const Entity& entity) {
  if (const auto stated = find_signal(entity, "parameters")) return *stated / 1e6;
  // "10B" in a dataset's name counts tokens or rows.
  if (entity.type == "dataset" || entity.type == "benchmark") return {};
  // "8x7B" names experts and the size of each. No letter or digit may stand around it, or "b2b" and
  // "v1.5b2" would have a size.
  static const std::regex pattern(
      R"((?:^|[^a-z0-9.])(?:([0-9]+)x)?([0-9]+(?:\.[0-9]+)?)([bmt])(?![a-z0-9]))",
      std::regex::icase | std::regex::optimize);
  constexpr std::size_t kReadBytes = 200;  // the expression recurses by the byte
  const std::string name = entity.name.substr(0, kReadBytes);
  std::smatch match;
  if (!std::regex_search(name, match, pattern)) return {};
  const double experts = match[1].matched ? std::stod(match[1].str().substr(0, 6)) : 1;
  const double each = std::stod(match[2].str().substr(0, 9));
  const char unit = to_lower(match[3].str()[0]);
  return experts * each * (unit == 't' ? 1e6 : unit == 'b' ? 1e3 : 1);
}

namespace {

PriceModel price_model(const Entity& entity) {
  return entity.pricing ? entity.pricing->model : PriceModel::kUnknown;
}

std::optional<bool> is_free(const Entity& entity) {
  const PriceModel model = price_model(entity);
  const std::optional<double> price = known_price(entity);
  if (charges_output(entity)) return model == PriceModel::kFreemium;
  if (price == 0.0 || model == PriceModel::kFreemium) return true;
  if (model == PriceModel::kUnknown && !price) return {};
  return model == PriceModel::kFree || model == PriceModel::kOpenSource;
}

std::optional<bool> is_paid(const Entity& entity) {
  const PriceModel model = price_model(entity);
  const std::optional<UnitPrice> price = unit_price(entity);
  if (charges_output(entity) || (price && price->amount > 0) || model == PriceModel::kPaid)
    return true;
  if (model == PriceModel::kUnknown && !price) return {};
  return false;
}

std::optional<bool> is_open_source(const Entity& entity) {
  // Open weights under a licence that says who may use them are not open source, whatever a tag or
  // a price list calls them.
  if (is_closed_license(entity.license)) return false;
  if (price_model(entity) == PriceModel::kOpenSource) return true;
  // A tag decides where the stated licence is none that is known.
  if (std::any_of(entity.tags.begin(), entity.tags.end(), is_open_tag)) return true;
  if (entity.license.empty()) return {};
  return is_open_license(entity.license);
}

}  // namespace

std::int32_t date_number(const std::optional<Date>& date) {
  return date ? date->year * 10000 + date->month * 100 + date->day : 0;
}

int compare_dates(std::int32_t a, std::int32_t b) {
  const auto cut = [](std::int32_t date, std::int32_t other) {
    if (other % 10000 == 0) return date / 10000 * 10000;
    if (other % 100 == 0) return date / 100 * 100;
    return date;
  };
  const std::int32_t left = cut(a, b);
  const std::int32_t right = cut(b, a);
  return left < right ? -1 : left > right ? 1 : 0;
}

namespace {

/// A figure that all share, known or not, is written once.
void add_figures(ArrayFileWriter& writer, const char* name, std::span<const double> figures) {
  const auto bits = [](double figure) { return std::bit_cast<std::uint64_t>(figure); };
  const bool is_shared =
      !figures.empty() && std::all_of(figures.begin(), figures.end(), [&](double figure) {
        // By bits, as an unknown figure is no number and equals nothing, not even itself.
        return bits(figure) == bits(figures.front());
      });
  writer.add(name, is_shared ? figures.first(1) : figures);
}

}  // namespace

void write_fact_columns(const Catalogue& catalogue, const std::string& path) {
  const std::vector<Entity>& entities = catalogue.entities;
  StringTable ids, names;
  Names types, makers, licenses, tag_names, signal_names;
  std::vector<std::uint32_t> type_column, maker_column, license_column, tags, signal_ids;
  std::vector<std::uint32_t> capability_begin{0}, tag_begin{0}, signal_begin{0};
  std::vector<std::uint8_t> price_models, answers;
  std::vector<double> prices, unit_prices, sizes, signal_values, token_prices_in, token_prices_out;
  Names unit_names;
  std::vector<std::uint32_t> units;
  // Number 0 is "no unit", whatever the catalogue holds.
  unit_names.number("");
  std::vector<std::int32_t> updated, released;
  const MakerNames maker_names(entities);
  std::unordered_map<std::string, std::uint32_t> license_numbers;  // by what is stated
  for (const Entity& entity : entities) {
    ids.push_back(entity.id);
    names.push_back(entity.name);
    type_column.push_back(types.number(entity.type));
    maker_column.push_back(makers.number(maker_names.of(entity.maker)));
    const auto license = license_numbers.find(entity.license);
    license_column.push_back(
        license != license_numbers.end()
            ? license->second
            : license_numbers.emplace(entity.license, licenses.number(spdx_license(entity.license)))
                  .first->second);
    for (const std::string& tag : entity.tags) tags.push_back(tag_names.number(tag));
    for (const Signal& signal : entity.signals) {
      signal_ids.push_back(signal_names.number(signal.name));
      signal_values.push_back(signal.value);
    }
    capability_begin.push_back(capability_begin.back() +
                               static_cast<std::uint32_t>(entity.capabilities.size()));
    tag_begin.push_back(static_cast<std::uint32_t>(tags.size()));
    signal_begin.push_back(static_cast<std::uint32_t>(signal_ids.size()));
    price_models.push_back(static_cast<std::uint8_t>(price_model(entity)));
    prices.push_back(known_price(entity).value_or(kUnknown));
    const std::optional<UnitPrice> in_unit = unit_price(entity);
    unit_prices.push_back(in_unit ? in_unit->amount : kUnknown);
    units.push_back(unit_names.number(in_unit ? in_unit->unit : ""));
    const TokenPrices by_token = token_prices(entity);
    token_prices_in.push_back(by_token.input.value_or(kUnknown));
    token_prices_out.push_back(by_token.output.value_or(kUnknown));
    sizes.push_back(million_parameters(entity).value_or(kUnknown));
    updated.push_back(date_number(entity.updated));
    released.push_back(date_number(entity.released));
    // Judging what is free, paid or open reads several fields and folds texts; filters get the
    // answer as two bits each.
    answers.push_back(static_cast<std::uint8_t>(
        FactColumns::answer_bits(is_free(entity), FactColumns::kFreeShift) |
        FactColumns::answer_bits(is_paid(entity), FactColumns::kPaidShift) |
        FactColumns::answer_bits(is_open_source(entity), FactColumns::kOpenSourceShift)));
  }
  const Groups groups(entities, units, unit_prices);
  StringTable called_makers;
  std::vector<std::uint32_t> called_maker_numbers;
  for (const auto& [folded, name] : maker_names.folded()) {
    called_makers.push_back(folded);
    called_maker_numbers.push_back(makers.number(name));
  }
  ArrayFileWriter writer;
  add_table(writer, "ids", ids);
  add_table(writer, "names", names);
  add_table(writer, "type_names", types.table());
  add_table(writer, "maker_names", makers.table());
  add_table(writer, "called_makers", called_makers);
  writer.add("called_maker_numbers", called_maker_numbers);
  add_table(writer, "license_names", licenses.table());
  add_table(writer, "tag_names", tag_names.table());
  add_table(writer, "signal_names", signal_names.table());
  add_table(writer, "unit_names", unit_names.table());
  add_figures(writer, "unit_prices", unit_prices);
  writer.add("units", units);
  add_figures(writer, "token_prices_in", token_prices_in);
  add_figures(writer, "token_prices_out", token_prices_out);
  add_figures(writer, "sizes", sizes);
  writer.add("types", type_column);
  writer.add("makers", maker_column);
  writer.add("answers", answers);
  writer.add("licenses", license_column);
  writer.add("capability_begin", capability_begin);
  writer.add("groups", groups.of);
  writer.add("group_begin", groups.begin);
  writer.add("group_members", groups.members);
  writer.add("led_groups", groups.led);
  writer.add("group_leaders", groups.leaders);
  writer.add("price_models", price_models);
  add_figures(writer, "prices", prices);
  writer.add("updated", updated);
  writer.add("released", released);
  writer.add("tag_begin", tag_begin);
  writer.add("tags", tags);
  writer.add("signal_begin", signal_begin);
  writer.add("signal_ids", signal_ids);
  writer.add("signal_values", signal_values);
  writer.write(path);
}

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
  std::map<std::string, std::uint32_t> known;
  for (std::size_t i = 0; i < license_names_.size(); ++i) {
    std::vector<std::uint32_t>& parts = license_parts_.emplace_back();
    std::string_view rest = license_names_[i];
    while (!rest.empty()) {
      // Of "A OR B" whoever wants one may take that one, as of a list; "(A OR B) AND C" is one.
      constexpr std::string_view kOr = " OR ";
      const std::size_t comma = std::min(rest.find(','), rest.size());
      const bool has_brackets = rest.substr(0, comma).find('(') != std::string_view::npos;
      const std::size_t choice = has_brackets ? comma : std::min(rest.find(kOr), comma);
      const std::string part(trimmed(rest.substr(0, choice)));
      rest.remove_prefix(std::min(choice + (choice < comma ? kOr.size() : 1), rest.size()));
      if (part.empty()) continue;
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
