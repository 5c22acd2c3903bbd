#include "query/comparison/verdict.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "index/fact_columns.h"
#include "lines/opposites.h"
#include "query/comparison/differences.h"
#include "text/list_words.h"
#include "text/number_words.h"
#include "text/percent.h"
#include "text/short_text.h"

namespace matchgraph {
namespace {

constexpr std::array<std::string_view, 5> kRelationNames = {"substitute", "partial", "superset",
                                                            "complement", "unrelated"};

/// A name whole, a text in short without its full stop, as it stands inside a sentence.
std::string short_name(const CapabilityRef& capability) {
  std::string name = capability.name.empty() ? short_text(capability.text) : capability.name;
  if (name.size() > 1 && name.ends_with('.')) name.pop_back();
  return name;
}

std::string list_some(const std::vector<CapabilityRef>& capabilities) {
  constexpr std::size_t kShown = 2;
  std::string out;
  for (std::size_t i = 0; i < std::min(kShown, capabilities.size()); ++i) {
    out += (i == 0 ? "" : "; ") + short_name(capabilities[i]);
  }
  if (capabilities.size() > kShown)
    out += fmt::format("; and {} more", capabilities.size() - kShown);
  return out;
}

/// "3 pairs of capabilities meet".
std::string meeting_pairs(std::size_t n) {
  return count_words(n, "pair") + " of capabilities " + (n == 1 ? "meets" : "meet");
}

std::string relation_sentence(const Comparison& c) {
  const std::string& a = c.entities[0].name;
  const std::string& b = c.entities[1].name;
  switch (c.relation) {
    case Relation::kUnrelated:
      return c.both.empty() ? "Not comparable: no capability of one is surely one of the other."
                            : "Not comparable: both say only what very many say.";
    case Relation::kSubstitute:
      return fmt::format("{} and {} can stand in for each other: {}.", a, b,
                         meeting_pairs(c.both.size()));
    case Relation::kSuperset: {
      const bool right_larger = c.coverage[0] >= c.coverage[1];
      return fmt::format("{} does most of what {} does, and more.", right_larger ? b : a,
                         right_larger ? a : b);
    }
    case Relation::kComplement:
      return fmt::format("{} and {} work on the same subject and do different things there.", a, b);
    case Relation::kPartial:
      return fmt::format("{} and {} overlap in part: {}.", a, b, meeting_pairs(c.both.size()));
  }
  return {};
}

bool is_free(const Entity& entity) {
  if (!entity.pricing) return false;
  return entity.pricing->model == PriceModel::kFree ||
         entity.pricing->model == PriceModel::kOpenSource;
}

bool is_paid(const Entity& entity) {
  return entity.pricing && entity.pricing->model == PriceModel::kPaid;
}

/// What a chooser asks first, where it parts the two: where they run, what they cost, under which
/// licence. Empty where nothing known does.
std::string parting_sentence(const Comparison& c, const Sides& sides) {
  for (const std::size_t one : {std::size_t{0}, std::size_t{1}}) {
    const Entity& a = c.entities[one];
    const Entity& b = c.entities[1 - one];
    constexpr std::uint8_t kPlace = side::kLocal | side::kHosted;
    const bool here_only = (sides[one] & kPlace) == side::kLocal;
    const bool there_only = (sides[1 - one] & kPlace) == side::kHosted;
    if (here_only && there_only) {
      return fmt::format("{} runs where you are; {} is hosted.", a.name, b.name);
    }
  }
  for (const std::size_t one : {std::size_t{0}, std::size_t{1}}) {
    const Entity& a = c.entities[one];
    const Entity& b = c.entities[1 - one];
    if (is_free(a) && is_paid(b)) return fmt::format("{} is free; {} is paid.", a.name, b.name);
  }
  const std::string& left = c.entities[0].license;
  const std::string& right = c.entities[1].license;
  if (!left.empty() && !right.empty() && left != right) {
    return fmt::format("{} is licensed as {}, {} as {}.", c.entities[0].name, left,
                       c.entities[1].name, right);
  }
  return {};
}

std::string summary_of(const Comparison& c, const Sides& sides) {
  const std::string parting =
      c.relation == Relation::kUnrelated ? std::string() : parting_sentence(c, sides);
  return parting.empty() ? relation_sentence(c) : parting + " " + relation_sentence(c);
}

/// What to say when the two prices cannot be held against each other.
std::string apart_sentence(const Entity& a, const Entity& b) {
  const auto is_stated = [](const Entity& entity) {
    return entity.pricing &&
           (entity.pricing->price || entity.pricing->model != PriceModel::kUnknown);
  };
  if (is_stated(a) && is_stated(b)) {
    return fmt::format("Their prices do not compare: {} is {}, {} is {}.", a.name, price_text(a),
                       b.name, price_text(b));
  }
  if (!is_stated(a) && !is_stated(b)) return "What either costs is not known.";
  return fmt::format("What {} costs is not known.", is_stated(a) ? b.name : a.name);
}

void add_price_sentence(const Comparison& c, Verdict& verdict) {
  const auto a = known_price(c.entities[0]);
  const auto b = known_price(c.entities[1]);
  if (!a || !b) {
    verdict.sentences.push_back({apart_sentence(c.entities[0], c.entities[1]), {"pricing"}});
    return;
  }
  if (*a == *b) return;
  const std::size_t cheaper = *a < *b ? 0 : 1;
  const double low = std::min(*a, *b);
  const double high = std::max(*a, *b);
  verdict.sentences.push_back(
      {low == 0 ? fmt::format("{} is free to use; {} costs {}.", c.entities[cheaper].name,
                              c.entities[1 - cheaper].name, price_text(c.entities[1 - cheaper]))
                : fmt::format("{} costs {:.1f} times as much: {} against {}.",
                              c.entities[1 - cheaper].name, high / low,
                              price_text(c.entities[1 - cheaper]), price_text(c.entities[cheaper])),
       {"pricing"}});
}

void add_only_sentences(const Comparison& c, Verdict& verdict) {
  for (const std::size_t side : {std::size_t{0}, std::size_t{1}}) {
    if (c.only[side].empty()) continue;
    verdict.sentences.push_back(
        {fmt::format("Take {} for what {} does not mention: {}.", c.entities[side].name,
                     c.entities[1 - side].name, list_some(c.only[side])),
         {fmt::format("only[{}]", side)}});
  }
}

/// Points that the left is ahead by in the parts that are measured of both.
double measured_lead(const RankDetail& left, const RankDetail& right) {
  double points = 0;
  for (std::size_t i = 0; i < std::min(left.components.size(), right.components.size()); ++i) {
    const RankComponent& a = left.components[i];
    const RankComponent& b = right.components[i];
    if (!a.estimated && !b.estimated) points += 100 * (a.weight * a.value - b.weight * b.value);
  }
  return points;
}

/// Only where what is measured decides: an estimate stands for what is not known of an entity and
/// tells nothing about it.
void add_rank_sentence(const Comparison& c, Verdict& verdict) {
  const auto& a = c.cards[0].unfragile_rank;
  const auto& b = c.cards[1].unfragile_rank;
  if (!a || !b || std::llround(*a) == std::llround(*b) || c.ranks.size() != 2) return;
  const double lead = measured_lead(c.ranks[0], c.ranks[1]);
  constexpr double kTelling = 1;  // point of 100, the least that is printed
  const std::size_t higher = *a > *b ? 0 : 1;
  if ((higher == 0 ? lead : -lead) < kTelling) return;
  verdict.sentences.push_back(
      {fmt::format("{} ranks higher: {} against {} of 100.", c.entities[higher].name,
                   std::llround(std::max(*a, *b)), std::llround(std::min(*a, *b))),
       {"unfragile_rank"}});
}

/// Whether a row of the matrix stands for both entities.
bool meets(const MatrixRow& row, std::size_t a, std::size_t b) {
  return row.cells[a].has_value() && row.cells[b].has_value();
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
  if (count(RowKind::kAll) + count(RowKind::kSome) == 0) {
    return fmt::format("Not comparable: none of {} is surely another.",
                       counted_capabilities(c.matrix.size()));
  }
  return fmt::format("{}: {} in all {}, {} in some, {} in one alone.",
                     counted_capabilities(c.matrix.size()), number(count(RowKind::kAll)),
                     c.entities.size(), number(count(RowKind::kSome)),
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
      if (shared == most) closest.clear();
      if (shared <= most) continue;
      most = shared;
      closest = {c.entities[a].name, c.entities[b].name};
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
    const std::string& name = c.entities[i].name;
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

void add_cheapest_sentence(const Comparison& c, Verdict& verdict) {
  std::vector<std::pair<double, std::size_t>> known;
  for (std::size_t i = 0; i < c.entities.size(); ++i) {
    if (const auto price = known_price(c.entities[i])) known.emplace_back(*price, i);
  }
  if (known.size() < 2) return;
  const auto [low, high] = std::minmax_element(known.begin(), known.end());
  if (low->first == high->first) return;
  std::vector<std::string> cheapest;
  for (const auto& [price, i] : known) {
    if (price == low->first) cheapest.push_back(c.entities[i].name);
  }
  verdict.sentences.push_back(
      {fmt::format("Of the {} whose prices compare, {} {}.", known.size(), list_words(cheapest),
                   low->first == 0 ? (cheapest.size() == 1 ? "is free" : "are free")
                                   : (cheapest.size() == 1 ? "costs least: " : "cost least: ") +
                                         price_text(c.entities[low->second])),
       {"pricing"}});
}

}  // namespace

std::string_view to_string(Relation relation) {
  return kRelationNames.at(static_cast<std::size_t>(relation));
}

Relation relation_of(const CommonGround& common, const RelationOptions& options) {
  const auto [low, high] = std::minmax(common.left_covered, common.right_covered);
  if (common.pairs >= options.pairs) {
    // Half of the words are soon shared: only what is alike as a whole stands in for the other.
    if (low >= options.substitute_coverage &&
        common.scaled_similarity >= options.substitute_similarity) {
      return Relation::kSubstitute;
    }
    return high >= options.superset_coverage && low < options.superset_coverage
               ? Relation::kSuperset
               : Relation::kPartial;
  }
  if (common.pairs > 0) {
    return common.scaled_similarity >= options.one_pair_similarity ? Relation::kPartial
                                                                   : Relation::kComplement;
  }
  return common.scaled_similarity >= options.complement_similarity ? Relation::kComplement
                                                                   : Relation::kUnrelated;
}

Verdict verdict_of(const Comparison& comparison, const Sides& sides) {
  Verdict verdict;
  verdict.comparable = comparison.relation != Relation::kUnrelated;
  verdict.summary = summary_of(comparison, sides);
  const bool silent =
      comparison.entities[0].capabilities.empty() || comparison.entities[1].capabilities.empty();
  if (silent) {
    const std::size_t which = comparison.entities[0].capabilities.empty() ? 0 : 1;
    verdict.sentences.push_back({fmt::format("The catalogue lists no capability of {}; only facts "
                                             "can be compared.",
                                             comparison.entities[which].name),
                                 {"capabilities"}});
  } else {
    verdict.sentences.push_back(
        {fmt::format("{} covers {} of what {} does; {} covers {} of what {} does.",
                     comparison.entities[1].name, percent_words(comparison.coverage[0]),
                     comparison.entities[0].name, comparison.entities[0].name,
                     percent_words(comparison.coverage[1]), comparison.entities[1].name),
         {"coverage"}});
  }
  if (!verdict.comparable) {
    if (comparison.entities[0].type == comparison.entities[1].type) {
      verdict.sentences.push_back(
          {fmt::format(
               "Both are of the type {}: the facts can be compared, what their texts say of "
               "them cannot.",
               comparison.entities[0].type),
           {"type"}});
    }
    return verdict;
  }
  add_only_sentences(comparison, verdict);
  add_price_sentence(comparison, verdict);
  add_rank_sentence(comparison, verdict);
  return verdict;
}

Verdict verdict_of_many(const Comparison& comparison) {
  Verdict verdict;
  verdict.comparable = std::any_of(comparison.matrix.begin(), comparison.matrix.end(),
                                   [](const MatrixRow& row) { return row.kind != RowKind::kOne; });
  verdict.summary = summary_of_many(comparison);
  if (verdict.comparable) {
    add_closest_sentence(comparison, verdict);
    add_alone_sentences(comparison, verdict);
  }
  add_cheapest_sentence(comparison, verdict);
  return verdict;
}

}  // namespace matchgraph
