#include "query/comparison/judgement.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>

#include "text/number_words.h"
#include "wording/told_name.h"

namespace matchgraph {
namespace {

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

/// Whether one does what the other says that it does not do.
bool lacks_something(const Comparison& c) {
  return std::any_of(c.denied.begin(), c.denied.end(),
                     [](const Denial& denial) { return denial.lacks.has_value(); });
}

Judgement of_unrelated(const Comparison& c) {
  const std::string a = told_name(c, 0);
  const std::string b = told_name(c, 1);
  if (c.may_overlap) {
    const std::string found = c.both.empty() ? unsure_pairs(c.related.size())
                              : is_nothing_covered(c)
                                  ? "what both surely say, very many say"
                                  : "beside one capability nothing surely meets";
    return {"how far they overlap is open",
            fmt::format("How far {} and {} overlap is open: {}.", a, b, found)};
  }
  // Of one type the facts can be compared at least.
  if (c.entities[0].type == c.entities[1].type) {
    const std::string found = c.both.empty()          ? unsure_pairs(c.related.size())
                              : is_nothing_covered(c) ? "both say what very many say"
                                                      : "no more than one capability meets";
    // What is perhaps one job does tell something.
    if (c.both.empty() && !c.related.empty()) {
      return {"whether they do the same is open",
              fmt::format("Whether {} and {} do the same is open: {}.", a, b, found)};
    }
    return {"nothing tells that they do the same",
            fmt::format("Nothing tells that {} and {} do the same: {}.", a, b, found)};
  }
  constexpr const char* kHeading = "not comparable";
  if (c.both.empty()) {
    return {kHeading, "Not comparable: no capability of one is surely one of the other."};
  }
  return {kHeading, is_nothing_covered(c)
                        ? "Not comparable: both say only what very many say."
                        : "Not comparable: beside one capability they have nothing in common."};
}

Judgement of_substitutes(const Comparison& c, bool is_parted) {
  const std::string a = told_name(c, 0);
  const std::string b = told_name(c, 1);
  const std::string pairs = meeting_pairs(c.both.size());
  // Who needs what only one does cannot take the other.
  if (is_parted || lacks_something(c)) {
    return {"each can stand in for the other, but for what parts them",
            fmt::format("But for what parts them, {} and {} can stand in for each other: {}.", a, b,
                        pairs)};
  }
  return {"each can stand in for the other",
          fmt::format("{} and {} can stand in for each other: {}.", a, b, pairs)};
}

Judgement of_overlap(const Comparison& c) {
  const std::string a = told_name(c, 0);
  const std::string b = told_name(c, 1);
  const std::string pairs = meeting_pairs(c.both.size());
  if (is_nothing_covered(c)) {
    return {"both do what very many do",
            fmt::format("{} and {} both do what very many do: {}.", a, b, pairs)};
  }
  // Too few pairs to stand in for each other, and yet nearly all that the entries say.
  if (is_nearly_covered(c)) {
    // A line of each that meets is no likeness of all that the two are.
    if (c.both.size() == 1) {
      return {"what little their entries say meets",
              fmt::format("In what little the entries of {} and {} say, {}.", a, b, pairs)};
    }
    return {"their entries say nearly the same",
            fmt::format("What the entries of {} and {} say is nearly the same: {}.", a, b, pairs)};
  }
  return {"they overlap in part", fmt::format("{} and {} overlap in part: {}.", a, b, pairs)};
}

}  // namespace

Judgement judgement_of(const Comparison& c, bool is_parted) {
  const std::string a = told_name(c, 0);
  const std::string b = told_name(c, 1);
  if (c.are_one_thing) {
    return {
        "two offers of one thing",
        fmt::format("{} and {} are two offers of one thing; what parts them is what either asks "
                    "for it and lists of it.",
                    a, b)};
  }
  switch (c.relation) {
    case Relation::kUnrelated:
      return of_unrelated(c);
    case Relation::kSubstitute:
      return of_substitutes(c, is_parted);
    case Relation::kSuperset: {
      // `coverage` holds for each how much of it the other covers, so that the one with the larger
      // share is the smaller thing.
      const bool right_larger = c.coverage[0] >= c.coverage[1];
      return {"one does most of what the other does, and more",
              fmt::format("{} does most of what {} does, and more.", right_larger ? b : a,
                          right_larger ? a : b)};
    }
    case Relation::kComplement:
      // A pair that is shown may not be told away: it is too little for an overlap, no less. And
      // where none is sure, the two may do the same all the same: entries are short, and word it
      // as they like. Judges find an overlap in a third of these.
      return {c.both.empty() ? "they work on the same subject; how far they overlap is open"
                             : "they work on the same subject, and meet in part",
              fmt::format(
                  "{} and {} work on the same subject; {}.", a, b,
                  c.both.empty() ? unsure_pairs(c.related.size()) : meeting_pairs(c.both.size()))};
    case Relation::kPartial:
      return of_overlap(c);
  }
  return {};
}

}  // namespace matchgraph
