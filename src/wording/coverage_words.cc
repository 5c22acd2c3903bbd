#include "wording/coverage_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>

#include "text/percent.h"
#include "wording/told_name.h"

namespace matchgraph {

std::string coverage_phrase(std::string_view by, std::string_view of, double share,
                            const std::optional<ToldLines>& told) {
  if (!told || makes_share(*told)) {
    // Pairs that are shown are few and sure: what is only perhaps one job is told as that.
    constexpr double kTelling = 0.05;
    const double most = told ? told->with_perhaps : share;
    const std::string perhaps =
        most >= share + kTelling ? fmt::format(", perhaps {},", percent_words(most)) : "";
    return fmt::format("{} covers {}{} of what {} does", by, percent_words(share), perhaps, of);
  }
  if (told->told == 0) return fmt::format("the entry of {} tells nothing of its own", of);
  const bool is_one = told->told == 1;
  const std::string things =
      is_one ? "the one thing" : (told->met == 2 ? "both things" : "the two things");
  if (told->met == 0) {
    return fmt::format("{} does not mention {} that the entry of {} tells of its own", by, things,
                       of);
  }
  // Of one or two lines a share could only be 0, 50 or 100 %, which says more than is known: they
  // are counted instead.
  if (told->met < told->told) {
    return fmt::format("{} does one of {} that the entry of {} tells of its own", by, things, of);
  }
  return fmt::format("{} does {} that the entry of {} tells of its own", by, things, of);
}

namespace {

/// Whether the pairs are sure enough to say of an entry with a line or two that another does all
/// that it tells: one word that both share makes a pair sure where there is little else.
bool are_told_by(const std::vector<CapabilityPair>& pairs) {
  constexpr double kSurely = 0.7;
  constexpr std::size_t kWords = 2;
  return std::all_of(pairs.begin(), pairs.end(), [](const CapabilityPair& pair) {
    return pair.probability >= kSurely && pair.shared_words.size() >= kWords;
  });
}

}  // namespace

std::vector<std::string> coverage_phrases(const Comparison& comparison) {
  const auto& coverage = comparison.coverage;
  const bool has_nothing =
      std::all_of(coverage.begin(), coverage.end(), [](double share) { return share == 0; });
  const bool has_entities = comparison.entities.size() == 2;
  if (coverage.size() != 2 || (!has_entities && comparison.cards.size() != 2) || has_nothing ||
      comparison.relation == Relation::kUnrelated || comparison.are_one_thing) {
    return {};
  }
  const bool tells_little = std::any_of(comparison.told.begin(), comparison.told.end(),
                                        [](const ToldLines& told) { return !makes_share(told); });
  if (tells_little && !are_told_by(comparison.both)) return {};
  const auto name = [&](std::size_t i) { return told_name(comparison, i); };
  const auto phrase = [&](std::size_t of) {
    return coverage_phrase(
        name(1 - of), name(of), coverage[of],
        comparison.told.size() == 2 ? std::optional(comparison.told[of]) : std::nullopt);
  };
  return {phrase(0), phrase(1)};
}

}  // namespace matchgraph
