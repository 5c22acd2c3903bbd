// Entities with everything that an entity may hold, from a fixed seed.
#pragma once

#include <algorithm>
#include <array>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "matchgraph/entity.h"

namespace matchgraph::test {

/// Draws valid entities: what entity.h promises holds for each of them.
class RandomEntity {
 public:
  explicit RandomEntity(std::uint64_t seed) : random_(seed) {}

  Entity next() {
    Entity entity;
    entity.id = word() + "/" + word();
    entity.name = line();
    entity.type = pick<const char*>({"tool", "mcp-server", "x-1", "modèle"});
    entity.summary = maybe(text());
    entity.unique = maybe(text());
    entity.versus = maybe(text());
    entity.maker = maybe(line());
    entity.url = maybe<std::string>(pick<const char*>({"http://x", "HTTPS://ü.example/a?b=%20#c"}));
    entity.license = maybe(line());
    entity.tags = distinct_lines();
    entity.aliases = distinct_lines();
    if (coin()) entity.pricing = pricing();
    for (const std::string& name : names()) entity.signals.push_back({name, number()});
    entity.released = optional_date();
    entity.updated = optional_date();
    for (std::size_t i = below(4); i > 0; --i) entity.stated.push_back(stated());
    for (std::size_t i = below(4); i > 0; --i) add_distinct(entity.sources, source());
    for (std::size_t i = below(5); i > 0; --i) entity.capabilities.push_back(capability());
    entity.extra = extra();
    return entity;
  }

  std::size_t below(std::size_t end) { return static_cast<std::size_t>(random_() % end); }
  bool coin() { return below(2) == 0; }

 private:
  template <typename T>
  T pick(std::initializer_list<T> values) {
    return *(values.begin() + below(values.size()));
  }

  template <typename T>
  T maybe(T value) {
    return coin() ? value : T{};
  }

  template <typename T>
  static void add_distinct(std::vector<T>& values, T value) {
    if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
  }

  std::string word() {
    return pick<const char*>({"a", "B-2", "größe", "名前", "x.y_z", "\"q\"", "\\"});
  }

  /// Starts and ends with something visible.
  std::string line() {
    std::string result = word();
    for (std::size_t i = below(6); i > 0; --i) {
      result += pick<const char*>(
          {" ", "  ", "/", "\"", "\\n", "\u00a0", "\u200d", "🦉", "</script>", "{}"});
      result += word();
    }
    return result;
  }

  std::string text() {
    return coin() ? line() : line() + pick<const char*>({"\n", "\n\t\n"}) + line();
  }

  std::vector<std::string> distinct_lines() {
    std::vector<std::string> lines;
    for (std::size_t i = below(4); i > 0; --i) add_distinct(lines, line());
    return lines;
  }

  /// Sorted, distinct.
  std::set<std::string> names() {
    std::set<std::string> result;
    for (std::size_t i = below(4); i > 0; --i) result.insert("n " + line());
    return result;
  }

  double number() {
    return pick<double>({0, 1, -1, 0.1, 396, 1e15, 9007199254740992.0, 9007199254740994.0, -1e308,
                         5e-324, 1.0 / 3, static_cast<double>(random_()) * 0x1p-40});
  }
  double share() { return static_cast<double>(random_()) * 0x1p-64; }

  Date date() {
    Date date{static_cast<std::int16_t>(1 + below(9999)), 0, 0};
    if (coin()) date.month = static_cast<std::uint8_t>(1 + below(12));
    if (date.month != 0 && coin()) date.day = static_cast<std::uint8_t>(1 + below(28));
    return date;
  }
  std::optional<Date> optional_date() { return coin() ? std::optional(date()) : std::nullopt; }

  Source source() { return {line(), maybe<std::string>("https://s.example/"), optional_date()}; }

  Pricing pricing() {
    Pricing pricing;
    pricing.model = static_cast<PriceModel>(below(5));
    if (coin()) {
      pricing.price = Price{std::abs(number()), pick<const char*>({"USD", "EUR", "¥"}),
                            maybe(line()), std::nullopt};
      if (coin()) pricing.price->output = std::abs(number());
    }
    return pricing;
  }

  Stated stated() {
    Stated stated;
    stated.times_matched = static_cast<std::int64_t>(below(1'000'000));
    if (coin()) stated.rank = 100 * share();
    if (coin()) stated.adoption = share();
    if (coin()) stated.quality = 1;
    if (coin()) stated.ecosystem = 0;
    if (coin()) stated.match_graph = share();
    if (coin()) stated.capability_count = 9007199254740992;
    stated.against = maybe(word());
    stated.layout = maybe<std::string>("clean");
    if (coin()) stated.source = source();
    stated.extra = extra();
    return stated;
  }

  Capability capability() {
    return {text(), maybe(line()), maybe(text()), maybe(text()), distinct_lines(), extra()};
  }

  std::vector<ExtraField> extra() {
    std::vector<ExtraField> fields;
    for (const std::string& name : names()) {
      fields.push_back({name, pick<const char*>({"null", "true", "-7", "0.5", "1e+300", "\"ä\\n\"",
                                                 "[]", "{}", R"([1,{"a":null,"b":[]}])"})});
    }
    return fields;
  }

  std::mt19937_64 random_;
};

}  // namespace matchgraph::test
