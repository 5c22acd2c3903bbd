#include "query/comparison/verdict.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

#include "index/facts/fact_columns.h"
#include "query/comparison/differences.h"
#include "query/comparison/judgement.h"
#include "query/comparison/trait_rows.h"
#include "text/list_words.h"
#include "text/number_words.h"
#include "text/percent.h"
#include "text/short_text.h"
#include "wording/coverage_words.h"
#include "wording/told_name.h"

namespace matchgraph {
namespace {

/// A name whole, a text in short without its full stop, as it stands inside a sentence.
std::string short_name(const CapabilityRef& capability) {
  std::string name = capability.name.empty() ? short_text(capability.text) : capability.name;
  if (name.size() > 1 && name.ends_with('.')) name.pop_back();
  return name;
}

std::string list_some(std::span<const CapabilityRef> capabilities) {
  constexpr std::size_t kShown = 2;
  std::string out;
  for (std::size_t i = 0; i < std::min(kShown, capabilities.size()); ++i) {
    out += (i == 0 ? "" : "; ") + short_name(capabilities[i]);
  }
  if (capabilities.size() > kShown)
    out += fmt::format("; and {} more", capabilities.size() - kShown);
  return out;
}

/// What parts the two first, and how they relate. Where no place, price or licence does, a trait
/// may.
std::string summary_of(const std::vector<VerdictSentence>& parting, const std::string& trait,
                       const std::string& relation) {
  const std::string first = parting.empty() ? trait : parting.front().text;
  return first.empty() ? relation : first + " " + relation;
}

/// What to say when the two prices cannot be held against each other.
std::string apart_sentence(const Comparison& c) {
  const Entity& a = c.entities[0];
  const Entity& b = c.entities[1];
  const auto is_stated = [](const Entity& entity) {
    return entity.pricing &&
           (entity.pricing->price || entity.pricing->model != PriceModel::kUnknown);
  };
  if (!is_stated(a) && !is_stated(b)) return "What either costs is not known.";
  if (!is_stated(a) || !is_stated(b)) {
    return fmt::format("What {} costs is not known.", told_name(c, is_stated(a) ? 1 : 0));
  }
  // Two prices that are stated in one unit would seem to compare: what each is compared by is
  // named.
  const std::string left = compared_price_text(a);
  const std::string right = compared_price_text(b);
  // "A is paid, B is paid" tells a reader nothing.
  if (left == right && !a.pricing->price)
    return fmt::format("Both are {}; no price is stated.", left);
  return fmt::format("Their prices do not compare: {} is {}, {} is {}.", told_name(c, 0), left,
                     told_name(c, 1), right);
}

/// "A costs 42 % less for input: $1.75 per 1M input tokens against $3; output $14 against $15." Of
/// one that saves on one side and costs more on the other both are said, the larger part first.
std::string less_words(const Comparison& c, std::size_t low) {
  const Entity& cheaper = c.entities[low];
  const Entity& dearer = c.entities[1 - low];
  const auto [input, other_input] = *comparable_prices(cheaper, dearer);
  const auto outputs = output_prices(cheaper, dearer);
  const bool is_opposed = outputs && outputs->first > outputs->second;
  if (is_opposed && outputs->first / outputs->second > other_input / input) {
    return fmt::format(
        "{} costs {} less for output{}: {} per 1M output tokens against {}; input {} "
        "against {}.",
        told_name(c, 1 - low), percent_words(1 - outputs->second / outputs->first),
        input == other_input ? "" : " but more for input", amount_words(outputs->second, "USD"),
        amount_words(outputs->first, "USD"), amount_words(other_input, "USD"),
        amount_words(input, "USD"));
  }
  const std::string output =
      is_opposed ? fmt::format("output {} against {}", amount_words(outputs->first, "USD"),
                               amount_words(outputs->second, "USD"))
                 : output_words(cheaper, dearer);
  return fmt::format("{} costs {} less{}: {} against {}{}.", told_name(c, low),
                     percent_words(1 - input / other_input),
                     output.empty() ? ""
                     : is_opposed   ? " for input but more for output"
                                    : " for input",
                     compared_price_text(cheaper), compared_price_text(dearer),
                     output.empty() ? "" : "; " + output);
}

void add_price_sentence(const Comparison& c, Verdict& verdict) {
  const Entity& a = c.entities[0];
  const Entity& b = c.entities[1];
  const auto prices = comparable_prices(a, b);
  if (!prices) {
    verdict.sentences.push_back({apart_sentence(c), {"pricing"}});
    return;
  }
  const auto [left, right] = *prices;
  const auto outputs = output_prices(a, b);
  // Equal prices part nobody, and the table shows them.
  if (left == right && (!outputs || outputs->first == outputs->second)) return;
  const bool is_left = left == right ? outputs->first > outputs->second : left < right;
  const std::size_t cheaper = is_left ? 0 : 1;
  verdict.sentences.push_back(
      {std::min(left, right) == 0
           ? fmt::format("{} is free to use; {} costs {}.", told_name(c, cheaper),
                         told_name(c, 1 - cheaper), compared_price_text(c.entities[1 - cheaper]))
           : less_words(c, cheaper),
       {"pricing"}});
}

/// What the text of one says that it does not do, and the other does.
void add_denied_sentences(const Comparison& c, Verdict& verdict) {
  for (const Denial& denial : c.denied) {
    if (!denial.lacks) continue;
    verdict.sentences.push_back(
        {fmt::format("{} lacks {}: its entry says \"{}\"", told_name(c, denial.entity),
                     short_name(denial.lacks->capability), short_text(denial.evidence)),
         {"denied"}});
  }
}

/// Whether one says nothing that could be compared; then that is said.
bool add_empty_sentence(const Comparison& c, Verdict& verdict) {
  for (const Entity& entity : c.entities) {
    if (!entity.capabilities.empty()) continue;
    verdict.sentences.push_back({fmt::format("The catalogue lists no capability of {}; only facts "
                                             "can be compared.",
                                             entity.name),
                                 {"capabilities"}});
    return true;
  }
  return false;
}

void add_coverage_sentence(const Comparison& c, Verdict& verdict) {
  if (add_empty_sentence(c, verdict)) return;
  const std::vector<std::string> phrases = coverage_phrases(c);
  if (phrases.empty()) return;
  verdict.sentences.push_back({fmt::format("{}; {}.", phrases[0], phrases[1]), {"coverage"}});
}

void add_only_sentences(const Comparison& c, const std::array<std::size_t, 2>& telling,
                        Verdict& verdict) {
  for (const std::size_t side : {std::size_t{0}, std::size_t{1}}) {
    const std::size_t told = std::min(telling.at(side), c.only[side].size());
    if (told == 0) continue;
    verdict.sentences.push_back(
        {fmt::format("Take {} for what {} does not mention: {}.", told_name(c, side),
                     told_name(c, 1 - side), list_some(std::span(c.only[side]).first(told))),
         {fmt::format("only[{}]", side)}});
  }
}

/// Whether a part of the rank tells of the thing. How complete its entry is and how many neighbours
/// it has here tell of the catalogue.
bool tells_of_thing(const RankComponent& component) {
  return component.name != "quality" && component.name != "match_graph";
}

/// Points that the left is ahead by in the parts that are measured of both and tell of them.
double measured_lead(const RankDetail& left, const RankDetail& right) {
  double points = 0;
  for (std::size_t i = 0; i < std::min(left.components.size(), right.components.size()); ++i) {
    const RankComponent& a = left.components[i];
    const RankComponent& b = right.components[i];
    if (!tells_of_thing(a) || a.estimated || b.estimated) continue;
    points += 100 * (a.weight * a.value - b.weight * b.value);
  }
  return points;
}

/// Points by which what is not measured of both may turn a lead round: half of what these parts
/// could give, as none of them is likely to be nothing in one and all in the other.
double unmeasured_points(const RankDetail& left, const RankDetail& right) {
  double points = 0;
  for (std::size_t i = 0; i < std::min(left.components.size(), right.components.size()); ++i) {
    const RankComponent& a = left.components[i];
    const RankComponent& b = right.components[i];
    if (tells_of_thing(a) && (a.estimated || b.estimated)) points += 50 * a.weight;
  }
  return points;
}

/// Only where what is measured decides, and by more than noise: an estimate stands for what is not
/// known of an entity and tells nothing about it.
void add_rank_sentence(const Comparison& c, Verdict& verdict) {
  const auto& a = c.cards[0].unfragile_rank;
  const auto& b = c.cards[1].unfragile_rank;
  if (!a || !b || std::llround(*a) == std::llround(*b) || c.ranks.size() != 2) return;
  const double lead = measured_lead(c.ranks[0], c.ranks[1]);
  // Points of 100. Stars and dates move a rank by as much from one reading to the next: a tenth
  // more stars than others of the type, or some weeks, are no statement about two things.
  constexpr double kTelling = 5;
  const std::size_t higher = *a > *b ? 0 : 1;
  const double least = std::max(kTelling, unmeasured_points(c.ranks[0], c.ranks[1]));
  if ((higher == 0 ? lead : -lead) < least) return;
  verdict.sentences.push_back(
      {fmt::format("{} ranks higher: {} against {} of 100.", told_name(c, higher),
                   std::llround(std::max(*a, *b)), std::llround(std::min(*a, *b))),
       {"unfragile_rank"}});
}

/// Whether a row of the matrix stands for both entities.
bool meets(const MatrixRow& row, std::size_t a, std::size_t b) {
  return row.cells[a].has_value() && row.cells[b].has_value();
}

/// Whether two have the row's capability, and do not only speak of it.
bool is_shared(const MatrixRow& row) {
  return std::count_if(row.cells.begin(), row.cells.end(),
                       [](const auto& cell) { return cell.has_value(); }) > 1;
}

std::string counted_capabilities(std::size_t n) {
  return n == 1 ? "1 capability" : fmt::format("{} capabilities", n);
}

std::string summary_of_many(const Comparison& c) {
  const auto count = [&c](RowKind kind) {
    return std::count_if(c.matrix.begin(), c.matrix.end(),
                         [kind](const MatrixRow& row) { return row.kind == kind; });
  };
  const auto number = [](std::ptrdiff_t n) { return n == 0 ? "none" : fmt::format("{}", n); };
  if (std::none_of(c.matrix.begin(), c.matrix.end(), is_shared)) {
    const std::string found =
        fmt::format("none of {} is surely another", counted_capabilities(c.matrix.size()));
    const bool is_one_type =
        std::all_of(c.entities.begin(), c.entities.end(),
                    [&c](const Entity& one) { return one.type == c.entities.front().type; });
    return fmt::format(
        "{}: {}.", is_one_type ? "Nothing tells that they do the same" : "Not comparable", found);
  }
  const auto some = std::count_if(c.matrix.begin(), c.matrix.end(), [](const MatrixRow& row) {
    return row.kind == RowKind::kSome && is_shared(row);
  });
  // What others only speak of is neither one's alone nor surely theirs.
  const std::ptrdiff_t perhaps = count(RowKind::kSome) - some;
  return fmt::format("{}: {} in all {}, {} in some,{} {} in one alone.",
                     counted_capabilities(c.matrix.size()), number(count(RowKind::kAll)),
                     c.entities.size(), number(some),
                     perhaps == 0 ? "" : fmt::format(" {} perhaps in others,", perhaps),
                     number(count(RowKind::kOne)));
}

/// The two that meet in more capabilities than any other two, when there are such.
void add_closest_sentence(const Comparison& c, Verdict& verdict) {
  std::size_t most = 0;
  std::vector<std::string> closest;
  for (std::size_t a = 0; a < c.entities.size(); ++a) {
    for (std::size_t b = a + 1; b < c.entities.size(); ++b) {
      const auto shared = static_cast<std::size_t>(
          std::count_if(c.matrix.begin(), c.matrix.end(),
                        [a, b](const MatrixRow& row) { return meets(row, a, b); }));
      // Of several couples that meet as often none is the closest.
      if (shared == most) closest.clear();
      if (shared <= most) continue;
      most = shared;
      closest = {told_name(c, a), told_name(c, b)};
    }
  }
  if (closest.empty()) return;
  verdict.sentences.push_back({fmt::format("{} have most in common: {} of their capabilities meet.",
                                           list_words(closest), most),
                               {"matrix"}});
}

/// What nobody else has, and who has nothing that anybody else has.
void add_alone_sentences(const Comparison& c, Verdict& verdict) {
  for (std::size_t i = 0; i < c.entities.size(); ++i) {
    const std::string name = told_name(c, i);
    std::vector<CapabilityRef> alone;
    for (const MatrixRow& row : c.matrix) {
      if (row.kind == RowKind::kOne && row.entity == i) alone.push_back(row.capability);
    }
    if (c.entities[i].capabilities.empty()) {
      verdict.sentences.push_back(
          {fmt::format("The catalogue lists no capability of {}.", name), {"capabilities"}});
    } else if (alone.size() == c.entities[i].capabilities.size()) {
      verdict.sentences.push_back(
          {fmt::format("{} shares no capability with the others.", name), {"matrix"}});
    } else if (!alone.empty()) {
      verdict.sentences.push_back(
          {fmt::format("Take {} for what no other here mentions: {}.", name, list_some(alone)),
           {"matrix"}});
    }
  }
}

/// The prices that compare: of the unit that most of the entities have, the first of several, and
/// what is free.
std::vector<std::pair<double, std::size_t>> comparing_prices(const Comparison& c) {
  std::vector<std::optional<UnitPrice>> prices;
  for (const Entity& entity : c.entities) prices.push_back(unit_price(entity));
  const auto in_unit = [&prices](const std::string& unit) {
    return std::count_if(prices.begin(), prices.end(),
                         [&](const auto& price) { return price && price->unit == unit; });
  };
  std::string shared;
  std::ptrdiff_t most = 0;
  for (const auto& price : prices) {
    if (!price || price->unit.empty() || price->amount == 0 || in_unit(price->unit) <= most)
      continue;
    shared = price->unit;
    most = in_unit(shared);
  }
  std::vector<std::pair<double, std::size_t>> out;
  for (std::size_t i = 0; i < prices.size(); ++i) {
    if (!prices[i] || (prices[i]->amount > 0 && prices[i]->unit != shared)) continue;
    out.emplace_back(prices[i]->amount, i);
  }
  return out;
}

void add_cheapest_sentence(const Comparison& c, Verdict& verdict) {
  const std::vector<std::pair<double, std::size_t>> known = comparing_prices(c);
  if (known.size() < 2) return;
  const auto [low, high] = std::minmax_element(known.begin(), known.end());
  if (low->first == high->first) return;
  std::vector<std::string> cheapest;
  for (const auto& [price, i] : known) {
    if (price == low->first) cheapest.push_back(told_name(c, i));
  }
  verdict.sentences.push_back(
      {fmt::format("Of the {} whose prices compare, {} {}.", known.size(), list_words(cheapest),
                   low->first == 0 ? (cheapest.size() == 1 ? "is free" : "are free")
                                   : (cheapest.size() == 1 ? "costs least: " : "cost least: ") +
                                         compared_price_text(c.entities[low->second])),
       {"pricing"}});
}

}  // namespace

Verdict verdict_of(const Comparison& comparison, std::vector<VerdictSentence> parting,
                   const std::array<std::size_t, 2>& telling) {
  Verdict verdict;
  verdict.comparable = comparison.relation != Relation::kUnrelated || comparison.may_overlap ||
                       comparison.are_one_thing;
  if (verdict.comparable) verdict.parting = std::move(parting);
  const bool has_trait = verdict.comparable && comparison.cards.size() == 2;
  const std::string trait =
      has_trait ? parting_trait(comparison.cards[0], comparison.cards[1]) : std::string();
  const Judgement judgement = judgement_of(comparison, !trait.empty());
  verdict.heading = judgement.heading;
  verdict.summary = summary_of(verdict.parting, trait, judgement.sentence);
  if (!verdict.comparable) {
    add_empty_sentence(comparison, verdict);
    return verdict;
  }
  // The first that parts them opens the summary.
  for (std::size_t i = 1; i < verdict.parting.size(); ++i) {
    verdict.sentences.push_back(verdict.parting[i]);
  }
  // What stands in the way of taking one for the other is said, whatever else opens the summary.
  if (!verdict.parting.empty() && !trait.empty() && comparison.relation == Relation::kSubstitute) {
    verdict.sentences.push_back({trait, {"traits"}});
  }
  // In the order in which a chooser asks: what one surely lacks, what only one mentions, how much
  // is common, and figures last.
  add_denied_sentences(comparison, verdict);
  add_only_sentences(comparison, telling, verdict);
  add_coverage_sentence(comparison, verdict);
  const bool tells_price = std::any_of(
      verdict.parting.begin(), verdict.parting.end(), [](const VerdictSentence& sentence) {
        return sentence.rests_on == std::vector<std::string>{"pricing"};
      });
  if (!tells_price) add_price_sentence(comparison, verdict);
  add_rank_sentence(comparison, verdict);
  return verdict;
}

Verdict verdict_of_many(const Comparison& comparison) {
  Verdict verdict;
  verdict.comparable = std::any_of(comparison.matrix.begin(), comparison.matrix.end(), is_shared);
  verdict.summary = summary_of_many(comparison);
  if (verdict.comparable) {
    add_closest_sentence(comparison, verdict);
    add_alone_sentences(comparison, verdict);
  }
  add_cheapest_sentence(comparison, verdict);
  return verdict;
}

}  // namespace matchgraph
