#include "query/comparison/verdict.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "index/facts/fact_columns.h"
#include "query/comparison/differences.h"
#include "query/comparison/trait_rows.h"
#include "text/list_words.h"
#include "text/number_words.h"
#include "text/percent.h"
#include "text/short_text.h"

namespace matchgraph {
namespace {

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

/// "no capability of one is surely one of the other, 2 perhaps are".
std::string unsure_pairs(std::size_t perhaps) {
  std::string out = "no capability of one is surely one of the other";
  if (perhaps > 0) out += fmt::format(", {} perhaps {}", perhaps, perhaps == 1 ? "is" : "are");
  return out;
}

/// Whether no pair of the two covers anything of either: then "covers 0 %" would say of the two
/// what is true of their entries alone.
bool is_nothing_covered(const Comparison& c) {
  return std::all_of(c.coverage.begin(), c.coverage.end(),
                     [](double covered) { return covered == 0; });
}

/// Whether each covers nearly all of the other.
bool is_nearly_covered(const Comparison& c) {
  constexpr double kNearly = 0.8;
  return std::all_of(c.coverage.begin(), c.coverage.end(),
                     [](double covered) { return covered >= kNearly; });
}

std::string relation_sentence(const Comparison& c) {
  const std::string& a = c.entities[0].name;
  const std::string& b = c.entities[1].name;
  switch (c.relation) {
    case Relation::kUnrelated:
      if (c.both.empty()) return "Not comparable: no capability of one is surely one of the other.";
      return is_nothing_covered(c)
                 ? "Not comparable: both say only what very many say."
                 : "Not comparable: beside one capability they have nothing in common.";
    case Relation::kSubstitute:
      return fmt::format("{} and {} can stand in for each other: {}.", a, b,
                         meeting_pairs(c.both.size()));
    case Relation::kSuperset: {
      const bool right_larger = c.coverage[0] >= c.coverage[1];
      return fmt::format("{} does most of what {} does, and more.", right_larger ? b : a,
                         right_larger ? a : b);
    }
    case Relation::kComplement:
      // A pair that is shown may not be told away: it is too little for an overlap, no less. And
      // where none is, that is what the entries say, not what the two do.
      return fmt::format(
          "{} and {} work on the same subject; {}.", a, b,
          c.both.empty() ? unsure_pairs(c.related.size()) : meeting_pairs(c.both.size()));
    case Relation::kPartial:
      if (is_nothing_covered(c)) {
        return fmt::format("{} and {} both do what very many do: {}.", a, b,
                           meeting_pairs(c.both.size()));
      }
      // Too few pairs to stand in for each other, and yet nearly all that the entries say.
      if (is_nearly_covered(c)) {
        return fmt::format("What the entries of {} and {} say is nearly the same: {}.", a, b,
                           meeting_pairs(c.both.size()));
      }
      return fmt::format("{} and {} overlap in part: {}.", a, b, meeting_pairs(c.both.size()));
  }
  return {};
}

/// What parts the two first, and how they relate. Where no place, price or licence does, a trait
/// may.
std::string summary_of(const Comparison& c, const std::vector<VerdictSentence>& parting) {
  std::string first = parting.empty() ? std::string() : parting.front().text;
  if (first.empty() && c.relation != Relation::kUnrelated && c.cards.size() == 2) {
    first = parting_trait(c.cards[0], c.cards[1]);
  }
  const std::string relation = relation_sentence(c);
  return first.empty() ? relation : first + " " + relation;
}

/// What to say when the two prices cannot be held against each other.
std::string apart_sentence(const Entity& a, const Entity& b) {
  const auto is_stated = [](const Entity& entity) {
    return entity.pricing &&
           (entity.pricing->price || entity.pricing->model != PriceModel::kUnknown);
  };
  if (!is_stated(a) && !is_stated(b)) return "What either costs is not known.";
  if (!is_stated(a) || !is_stated(b)) {
    return fmt::format("What {} costs is not known.", is_stated(a) ? b.name : a.name);
  }
  const std::string left = price_text(a);
  const std::string right = price_text(b);
  // "A is paid, B is paid" tells a reader nothing.
  if (left == right && !a.pricing->price)
    return fmt::format("Both are {}; no price is stated.", left);
  return fmt::format("Their prices do not compare: {} is {}, {} is {}.", a.name, left, b.name,
                     right);
}

void add_price_sentence(const Comparison& c, Verdict& verdict) {
  const Entity& a = c.entities[0];
  const Entity& b = c.entities[1];
  const auto prices = comparable_prices(a, b);
  if (!prices) {
    verdict.sentences.push_back({apart_sentence(a, b), {"pricing"}});
    return;
  }
  const auto [left, right] = *prices;
  if (left == right) return;
  const Entity& cheaper = left < right ? a : b;
  const Entity& dearer = left < right ? b : a;
  const double low = std::min(left, right);
  const double high = std::max(left, right);
  verdict.sentences.push_back({low == 0 ? fmt::format("{} is free to use; {} costs {}.",
                                                      cheaper.name, dearer.name, price_text(dearer))
                                        : fmt::format("{} costs {} less: {} against {}.",
                                                      cheaper.name, percent_words(1 - low / high),
                                                      price_text(cheaper), price_text(dearer)),
                               {"pricing"}});
}

/// What the text of one says that it does not do, and the other does.
void add_denied_sentences(const Comparison& c, Verdict& verdict) {
  for (const Denial& denial : c.denied) {
    if (!denial.lacks) continue;
    verdict.sentences.push_back(
        {fmt::format("{} lacks {}: its entry says \"{}\"", c.entities[denial.entity].name,
                     short_name(denial.lacks->capability), short_text(denial.evidence)),
         {"denied"}});
  }
}

void add_coverage_sentence(const Comparison& c, Verdict& verdict) {
  for (const Entity& entity : c.entities) {
    if (!entity.capabilities.empty()) continue;
    verdict.sentences.push_back({fmt::format("The catalogue lists no capability of {}; only facts "
                                             "can be compared.",
                                             entity.name),
                                 {"capabilities"}});
    return;
  }
  if (is_nothing_covered(c)) return;
  const std::string& left = c.entities[0].name;
  const std::string& right = c.entities[1].name;
  verdict.sentences.push_back({fmt::format("{} covers {} of what {} does; {} covers {} of what {} "
                                           "does.",
                                           right, percent_words(c.coverage[0]), left, left,
                                           percent_words(c.coverage[1]), right),
                               {"coverage"}});
}

void add_type_sentence(const Comparison& c, Verdict& verdict) {
  if (c.entities[0].type != c.entities[1].type) return;
  verdict.sentences.push_back({fmt::format("Both are of the type {}: the facts can be compared, "
                                           "what their texts say of them cannot.",
                                           c.entities[0].type),
                               {"type"}});
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

Verdict verdict_of(const Comparison& comparison, std::vector<VerdictSentence> parting) {
  Verdict verdict;
  verdict.comparable = comparison.relation != Relation::kUnrelated;
  if (verdict.comparable) verdict.parting = std::move(parting);
  verdict.summary = summary_of(comparison, verdict.parting);
  if (!verdict.comparable) {
    add_coverage_sentence(comparison, verdict);
    add_type_sentence(comparison, verdict);
    return verdict;
  }
  // The first that parts them opens the summary.
  for (std::size_t i = 1; i < verdict.parting.size(); ++i) {
    verdict.sentences.push_back(verdict.parting[i]);
  }
  add_denied_sentences(comparison, verdict);
  add_only_sentences(comparison, verdict);
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
