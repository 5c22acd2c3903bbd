#include "snapshot/ranks/rank_facts.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

#include "text/percent.h"
#include "wording/price_words.h"

namespace matchgraph {

std::optional<std::uint32_t> popularity_signal(std::string_view name) {
  const auto found = std::find(kPopularitySignals.begin(), kPopularitySignals.end(), name);
  if (found == kPopularitySignals.end()) return {};
  return static_cast<std::uint32_t>(found - kPopularitySignals.begin());
}

const std::optional<Date>& dated(const Entity& entity) {
  return entity.updated ? entity.updated : entity.released;
}

std::int64_t day_number(const Date& date) {
  using namespace std::chrono;
  const sys_days day{year{date.year} / std::max<unsigned>(date.month, 1) /
                     std::max<unsigned>(date.day, 1)};
  return day.time_since_epoch().count();
}

double searches_of(const RankFigures& figures) {
  // What was chosen from a second page was shown as well.
  return static_cast<double>(std::max(figures.times_matched, figures.times_chosen));
}

double RankFacts::sum() const {
  double sum = 0;
  for (const RankFact& fact : facts_) sum += fact.value;
  return std::clamp(sum, 0.0, 1.0);
}

void RankFacts::divide_by_count() {
  for (RankFact& fact : facts_) fact.value /= static_cast<double>(facts_.size());
}

namespace {

/// The scale of a signal within a type, else within the catalogue.
const SignalScale* find_scale(const RankScales& scales, std::uint32_t type, std::uint32_t signal) {
  const SignalScale* found = nullptr;
  for (const std::uint32_t of : {type, SignalScale::kAnyType}) {
    const auto at = std::lower_bound(
        scales.signals.begin(), scales.signals.end(), std::pair(of, signal),
        [](const SignalScale& s, const auto& key) { return std::pair(s.type, s.signal) < key; });
    if (at == scales.signals.end() || at->type != of || at->signal != signal) continue;
    found = &*at;
    break;
  }
  return found;
}

/// 0..1 of a count beside the largest one.
double log_share(double value, double largest) {
  if (value <= 0 || largest <= 0) return 0;
  // Popularity grows by factors, not by steps; log1p takes a count of 0.
  return std::min(1.0, std::log1p(value) / std::log1p(largest));
}

RankFacts adoption_facts(const Entity& entity, const RankFigures& figures, const RankScales& scales,
                         FactWords words) {
  RankFacts facts(words);
  for (const Signal& signal : entity.signals) {
    const auto number = popularity_signal(signal.name);
    if (!number) continue;
    // Of a signal that any entity has there is a scale of the catalogue at least.
    const SignalScale& scale = *find_scale(scales, figures.type, *number);
    facts.add(log_share(signal.value, scale.largest), [&] {
      return fmt::format(
          "{} {}, on a log scale up to {}, the most of {}", signal.name, signal.value,
          scale.largest,
          scale.type == SignalScale::kAnyType ? "the catalogue" : "type " + entity.type);
    });
  }
  // Their mean, told as parts of a sum: a source that states one signal more must not add to the
  // rank by that alone.
  facts.divide_by_count();
  return facts;
}

double letters(std::string_view text) {
  return static_cast<double>(std::count_if(text.begin(), text.end(), [](char c) {
    // Bytes that do not continue a character of UTF-8.
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

/// Points of the checklist as facts: what is stated, and what is not.
class Checklist {
 public:
  explicit Checklist(FactWords words) : facts_(words) {}

  /// `share` of the item's points is earned; 0..1.
  template <typename Text>
  void graded(double points, double share, const Text& text) {
    facts_.add(points * share / 100, [&] {
      return fmt::format("{}: {:.3g} of {:g} points", text(), points * share, points);
    });
  }
  void stated(double points, const char* item, const std::string& value) {
    graded(points, value.empty() ? 0 : 1, [&] {
      return value.empty() ? fmt::format("no {}", item) : fmt::format("{} {}", item, value);
    });
  }
  RankFacts take() { return std::move(facts_); }

 private:
  RankFacts facts_;
};

/// Share of the capabilities with a text of that kind; all of them when the entity has its own.
/// What an entity says of itself as a whole holds for each of its capabilities.
template <typename Member>
double share_with(const Entity& entity, const std::string& own, Member text) {
  if (!own.empty()) return 1;
  if (entity.capabilities.empty()) return 0;
  const auto count = std::count_if(entity.capabilities.begin(), entity.capabilities.end(),
                                   [&](const Capability& c) { return !(c.*text).empty(); });
  return static_cast<double>(count) / static_cast<double>(entity.capabilities.size());
}

std::string price_of(const Entity& entity) {
  if (!entity.pricing) return "";
  if (entity.pricing->price) return price_phrase(*entity.pricing->price);
  const PriceModel model = entity.pricing->model;
  return model == PriceModel::kUnknown ? "" : std::string(to_string(model));
}

RankFacts quality_facts(const Entity& entity, const RankOptions& options, FactWords words) {
  Checklist list(words);
  const auto count = static_cast<double>(entity.capabilities.size());
  double length = 0;
  for (const Capability& capability : entity.capabilities) length += letters(capability.text);
  if (count > 0) length /= count;
  list.graded(options.capability_points, std::min(1.0, count / options.full_capabilities), [&] {
    return fmt::format("{:g} {}", count, count == 1 ? "capability" : "capabilities");
  });
  list.graded(options.text_points, std::min(1.0, length / options.full_letters),
              [&] { return fmt::format("capability texts of {:.0f} letters on average", length); });
  const double unique = share_with(entity, entity.unique, &Capability::unique);
  list.graded(options.unique_points, unique,
              [&] { return "what is unique said of " + percent_words(unique); });
  const double versus = share_with(entity, entity.versus, &Capability::versus);
  list.graded(options.versus_points, versus,
              [&] { return "rivals compared with for " + percent_words(versus); });
  list.graded(options.summary_points, entity.summary.empty() ? 0 : 1,
              [&] { return entity.summary.empty() ? "no summary" : "a summary"; });
  list.stated(options.maker_points, "maker", entity.maker);
  list.stated(options.license_points, "licence", entity.license);
  list.stated(options.price_points, "price", price_of(entity));
  list.stated(options.date_points, "date", dated(entity) ? to_string(*dated(entity)) : "");
  list.stated(options.link_points, "link", entity.url);
  return list.take();
}

// Groups and not entries name each other: four sellers of a model are one voice.
RankFacts ecosystem_facts(const RankFigures& figures, const RankScales& scales, FactWords words) {
  RankFacts facts(words);
  // No claim names anything: unknown, and not "named by nobody".
  if (scales.most_mentions == 0) return facts;
  facts.add(log_share(figures.mentions, static_cast<double>(scales.most_mentions)), [&] {
    return fmt::format(
        "claims of {} other entries name it, on a log scale up to {}, the most of "
        "the catalogue",
        figures.mentions, scales.most_mentions);
  });
  return facts;
}

/// Choices a search that showed it, drawn towards the type's mean by how few searches there were.
RankFacts match_graph_facts(const RankFigures& figures, const RankScales& scales,
                            const RankOptions& options, FactWords words) {
  RankFacts facts(words);
  const double searches = searches_of(figures);
  if (searches == 0) return facts;
  const double all = searches + options.prior_searches;
  const double mean = scales.types[figures.type].choice_rate;
  // Two facts that add up to (chosen + prior x mean) / (searches + prior), so that the estimate's
  // part in it is seen.
  facts.add(static_cast<double>(figures.times_chosen) / all, [&] {
    return fmt::format("chosen {} times in {:g} searches", figures.times_chosen, searches);
  });
  facts.add(options.prior_searches * mean / all, [&] {
    return fmt::format("the mean of its type, {:.3f} choices per search, as if in {:g} more", mean,
                       options.prior_searches);
  });
  return facts;
}

RankFacts freshness_facts(const Entity& entity, const RankScales& scales,
                          const RankOptions& options, FactWords words) {
  RankFacts facts(words);
  if (!dated(entity)) return facts;
  // Against the newest date of the catalogue and not today: the same catalogue gives the same ranks
  // on every day.
  const auto age = static_cast<double>(scales.newest_day - day_number(*dated(entity)));
  // Halving instead of a date after which something is old: types differ in how fast they age.
  facts.add(std::exp2(-age / options.half_life_days), [&] {
    return fmt::format(
        "{} {}, {:g} days before the newest date of the catalogue; halves every "
        "{:g} days",
        entity.updated ? "updated" : "released", to_string(*dated(entity)), age,
        options.half_life_days);
  });
  return facts;
}

}  // namespace

RankFacts facts_of(RankPart part, const Entity& entity, const RankFigures& figures,
                   const RankScales& scales, const RankOptions& options, FactWords words) {
  switch (part) {
    case RankPart::kAdoption:
      return adoption_facts(entity, figures, scales, words);
    case RankPart::kQuality:
      return quality_facts(entity, options, words);
    case RankPart::kEcosystem:
      return ecosystem_facts(figures, scales, words);
    case RankPart::kMatchGraph:
      return match_graph_facts(figures, scales, options, words);
    case RankPart::kFreshness:
      return freshness_facts(entity, scales, options, words);
  }
  return RankFacts(words);
}

}  // namespace matchgraph
