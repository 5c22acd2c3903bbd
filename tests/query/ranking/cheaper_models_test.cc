// "cheaper" on a real catalogue, against prices read from its lines and a scan of the ranking.
#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "identity/family.h"
#include "identity/name_numbers.h"
#include "matchgraph/query.h"
#include "snapshot/snapshot_data.h"
#include "support/fresh_engine.h"
#include "support/outside_data.h"

using namespace matchgraph;

namespace {

/// A price as stated: an amount per unit; free is 0 of any.
struct StatedPrice {
  double amount = 0;
  std::string unit;
  double output = 0;  // 0: not stated
};

/// What gives no text is sold by what comes out, of like things.
std::string given(const Entity& entity) {
  const auto is_tagged = [&entity](const char* tag) {
    return std::find(entity.tags.begin(), entity.tags.end(), tag) != entity.tags.end();
  };
  // What writes too is sold by its text, unless one of its names says what else it is made for.
  const auto is_called = [&entity](const char* word) {
    std::string names = entity.id + ' ' + entity.name;
    for (const std::string& alias : entity.aliases) names += ' ' + alias;
    std::transform(names.begin(), names.end(), names.begin(),
                   [](unsigned char c) { return std::tolower(c); });
    return names.find(word) != std::string::npos;
  };
  const bool writes = is_tagged("out:text");
  if (is_tagged("out:image") && (!writes || is_called("image"))) return "image";
  if (is_tagged("out:video") && (!writes || is_called("video"))) return "video";
  return is_tagged("out:audio") && !is_tagged("out:text") ? "audio" : "";
}

std::optional<StatedPrice> stated_price(const Entity& entity) {
  if (!entity.pricing) return {};
  const Pricing& pricing = *entity.pricing;
  const bool is_free =
      pricing.model == PriceModel::kFree || pricing.model == PriceModel::kOpenSource;
  if (!pricing.price) return is_free ? std::optional(StatedPrice{}) : std::nullopt;
  if (pricing.price->amount == 0) return StatedPrice{};
  const bool by_token = pricing.price->per == "prompt token";
  const double scale = by_token ? 1e6 : 1;
  const double output = pricing.price->output.value_or(0) * scale;
  const std::string unit =
      pricing.price->currency + (by_token ? "1M input tokens" : pricing.price->per);
  const std::string medium = given(entity);
  if (medium.empty() || unit != "USD1M input tokens") {
    return StatedPrice{pricing.price->amount * scale, unit, output};
  }
  return output > 0 ? StatedPrice{output, "output for " + medium, output}
                    : StatedPrice{pricing.price->amount * scale, "input for " + medium, 0};
}

bool is_cheaper(const std::optional<StatedPrice>& a, const StatedPrice& b) {
  return a && (a->amount == 0 || a->unit == b.unit) && a->amount < b.amount &&
         (b.output == 0 || a->output <= b.output);
}

}  // namespace

TEST_CASE("on the models catalogue cheaper means a lower stated price, and the nearest come first" *
          doctest::test_suite("outside")) {
  const auto path = test::outside_data("catalogues/models.jsonl");
  if (!path) return;
  const Catalogue catalogue = load_catalogues(std::vector<std::string>{*path}).catalogue;
  const test::FreshEngine engine(catalogue);
  const FactColumns& facts = engine.snapshot()->facts();
  const Things& things = engine.snapshot()->things();
  std::map<std::string, std::optional<StatedPrice>> prices;
  std::vector<std::string> priced;
  for (const Entity& entity : catalogue.entities) {
    prices[entity.id] = stated_price(entity);
    if (prices[entity.id] && prices[entity.id]->amount > 0) priced.push_back(entity.id);
  }
  REQUIRE(priced.size() > 1000);
  std::mt19937 random(11);
  std::shuffle(priced.begin(), priced.end(), random);
  priced.resize(200);
  std::size_t results = 0;
  std::size_t in_order = 0;
  std::size_t near_results = 0;
  for (const std::string& id : priced) {
    CAPTURE(id);
    SearchRequest request;
    request.text = "like \"" + id + "\" but cheaper";
    const Answer answer = engine->ask(request);
    REQUIRE(answer.alternatives);
    REQUIRE(answer.alternatives->seeds.at(0).id == id);
    const EntityIndexNumber seed = *facts.find_id(id);
    // All that the graph reaches, scanned in the order of the bare ranking.
    std::vector<std::string> expected;
    std::set<std::string> reached;
    std::vector<bool> seen(things.entities(), false);
    for (const RankedEntity& ranked : engine->rank_alternatives(id, facts.entities())) {
      const EntityIndexNumber e = *facts.find_id(ranked.id);
      if (facts.group(e) == facts.group(seed) || !is_cheaper(prices[ranked.id], *prices[id])) {
        continue;
      }
      reached.insert(ranked.id);
      if (!seen[things.of(e)]) expected.push_back(ranked.id);
      seen[things.of(e)] = true;
    }
    std::vector<std::string> near;
    bool was_moved = false;
    for (const Alternative& alternative : answer.alternatives->results) {
      ++results;
      CHECK(is_cheaper(prices[alternative.entity.id], *prices[id]));
      if (reached.contains(alternative.entity.id)) near.push_back(alternative.entity.id);
      was_moved = was_moved || alternative.listed_for.has_value();
    }
    if (was_moved) continue;  // brought forward for what the first lack
    ++in_order;
    // Of one thing, a scan beyond the graph may have found a better offer than the graph did.
    std::erase_if(near, [&](const std::string& one) {
      return std::find(expected.begin(), expected.end(), one) == expected.end();
    });
    std::erase_if(expected, [&](const std::string& one) {
      return std::find(near.begin(), near.end(), one) == near.end();
    });
    // What one maker has too many of stands behind others, and so does a version that is there
    // already: those of one maker and version keep their order.
    const auto key = [&facts](const std::string& one) {
      const EntityIndexNumber e = *facts.find_id(one);
      const auto is_seller = [&facts](std::string_view word) { return facts.has_ids_under(word); };
      return std::tuple(facts.maker_number(e),
                        family_words(facts.name(e), facts.maker(e), is_seller),
                        numbers_of_name(facts.name(e)));
    };
    const auto by_version = [&key](const std::string& a, const std::string& b) {
      return key(a) < key(b);
    };
    std::stable_sort(near.begin(), near.end(), by_version);
    std::stable_sort(expected.begin(), expected.end(), by_version);
    CHECK(near == expected);
    near_results += near.size();
  }
  CHECK(results > 1000);
  CHECK(in_order > 100);
  CHECK(near_results > 500);
}
