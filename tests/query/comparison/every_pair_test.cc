// Every two entities of the sample catalogue, compared.
#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "matchgraph/render.h"
#include "query/comparison/pairing.h"
#include "snapshot/query_options.h"
#include "snapshot/snapshot_data.h"
#include "support/fresh_engine.h"

using namespace matchgraph;

namespace {

/// The greatest sum of probabilities that a one-to-one matching reaches, by trying all.
double best_matching(const Snapshot& snapshot, EntityIndexNumber a, EntityIndexNumber b) {
  const QueryOptions options;
  LikePairs like(snapshot, a, options);
  const auto pairs = like.with(b);
  const auto begin = snapshot.facts().capability_begin();
  std::vector<bool> taken(begin[b + 1] - begin[b], false);
  const std::function<double(RowId)> best = [&](RowId left) {
    if (left == begin[a + 1]) return 0.0;
    double most = best(left + 1);
    for (std::size_t right = 0; right < taken.size(); ++right) {
      const auto pair = std::find_if(pairs.begin(), pairs.end(), [&](const LikePair& one) {
        return one.row == left - begin[a] && one.column == right;
      });
      if (taken[right] || pair == pairs.end()) continue;
      taken[right] = true;
      most = std::max(most, pair->probability + best(left + 1));
      taken[right] = false;
    }
    return most;
  };
  return best(begin[a]);
}

bool holds_both(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE(
    "every two entities compare: a best matching, coverage as shares, a verdict that follows") {
  const Catalogue catalogue = test::sample_catalogue();
  const Snapshot& snapshot = *test::sample_engine().snapshot();
  std::size_t unrelated = 0;
  std::size_t enumerated = 0;
  for (std::size_t i = 0; i < catalogue.entities.size(); ++i) {
    for (std::size_t j = i + 1; j < catalogue.entities.size(); ++j) {
      const Entity& a = catalogue.entities[i];
      const Entity& b = catalogue.entities[j];
      CAPTURE(a.id);
      CAPTURE(b.id);
      const Comparison found = test::sample_engine()->compare({a.id, b.id});
      std::set<std::size_t> left;
      std::set<std::size_t> right;
      double sum = 0;
      std::vector<CapabilityPair> pairs = found.both;
      pairs.insert(pairs.end(), found.related.begin(), found.related.end());
      for (const CapabilityPair& pair : pairs) {
        CHECK(left.insert(pair.left.index).second);
        CHECK(right.insert(pair.right.index).second);
        CHECK(pair.left.text == a.capabilities.at(pair.left.index).text);
        CHECK(pair.right.text == b.capabilities.at(pair.right.index).text);
        sum += pair.probability;
      }
      // What the other's texts speak of elsewhere is in no list.
      CHECK(found.only.at(0).size() + left.size() <= a.capabilities.size());
      CHECK(found.only.at(1).size() + right.size() <= b.capabilities.size());
      // Of two that cannot be compared no pair is as sure as its words make it.
      const bool is_judged = found.verdict.comparable || found.related.empty();
      if (is_judged && a.capabilities.size() <= 6 && b.capabilities.size() <= 6) {
        const auto number = [&](const std::string& id) { return *snapshot.facts().find_id(id); };
        CHECK(sum ==
              doctest::Approx(best_matching(snapshot, number(a.id), number(b.id))).epsilon(1e-5));
        ++enumerated;
      }
      const double sure = QueryOptions().pairs.sure;
      for (const CapabilityPair& pair : found.both) CHECK(pair.probability >= sure);
      for (const CapabilityPair& pair : found.related) CHECK(pair.probability < sure);
      for (const double share : found.coverage) {
        CHECK(share >= 0);
        CHECK(share <= 1 + 1e-9);
      }
      const bool is_unrelated = found.relation == Relation::kUnrelated;
      unrelated += is_unrelated;
      CHECK(found.verdict.comparable == (!is_unrelated || found.may_overlap));
      const bool of_two_types = is_unrelated && a.type != b.type;
      CHECK(found.verdict.summary.starts_with("Not comparable") == of_two_types);
      for (const VerdictSentence& sentence : found.verdict.sentences) {
        CHECK_FALSE(sentence.rests_on.empty());
      }
    }
  }
  CHECK(enumerated > 300);
  CHECK(unrelated > 100);
}

TEST_CASE("a language model and a code dataset are not comparable in any format for readers") {
  for (const char* model : {"mistralai/mixtral-8x7b", "mistralai/mistral-small-3.1-24b",
                            "meta-llama/llama-4-scout", "openai/gpt-4o-mini"}) {
    CAPTURE(model);
    const Comparison found = test::sample_engine()->compare({model, "bigcode/the-stack-v2"});
    CHECK(found.relation == Relation::kUnrelated);
    CHECK(holds_both(to_text(found, {}), "Not comparable"));
    CHECK(holds_both(to_json(found), "\"relation\":\"unrelated\""));
    CHECK(holds_both(to_json(found), "Not comparable"));
    CHECK(holds_both(to_markdown(found), "Not comparable"));
    CHECK(holds_both(to_html(found), "Not comparable"));
    CHECK_FALSE(holds_both(to_page(found), "Not comparable"));
    CHECK(holds_both(to_page(found), "\nVerdict\n"));
    CHECK(holds_both(to_page(found), "Capability-level comparison backed by match graph evidence"));
  }
}
