// The published price lists.
#include <map>

#include "foreign_files.h"
#include "support/outside_data.h"

namespace matchgraph {
namespace {

using namespace samples;  // NOLINT(google-build-using-namespace)

/// Nothing when the file is not there.
std::optional<ForeignImport> import_real(std::string_view format, const std::string& name) {
  const auto file = test::outside_data("raw/" + name);
  if (!file) return std::nullopt;
  return import_files(format, {*file});
}

std::size_t real_capabilities(const ForeignImport& result) {
  std::size_t count = 0;
  for (const Entity& entity : result.entities) count += entity.capabilities.size();
  return count;
}

TEST_CASE("the published price lists are imported whole" * doctest::test_suite("outside")) {
  const auto models_dev = import_real("models.dev", "models.dev.api.json");
  const auto openrouter = import_real("openrouter", "openrouter.models.json");
  const auto litellm = import_real("litellm", "litellm.model_prices.json");
  if (!models_dev || !openrouter || !litellm) return;
  CHECK(models_dev->entities.size() == 5276);
  CHECK(real_capabilities(*models_dev) == 31061);
  CHECK(models_dev->warnings == 1);
  CHECK(openrouter->entities.size() == 336);
  CHECK(real_capabilities(*openrouter) == 2366);
  CHECK(openrouter->warnings == 0);
  // 2,986 members: two describe the map, the others' twins are warnings.
  CHECK(litellm->entities.size() == 2935);
  CHECK(litellm->warnings == 54);
  for (const auto* result : {&*models_dev, &*openrouter, &*litellm}) CHECK(result->errors == 0);

  std::map<std::string, Pricing> prices;
  for (const Entity& entity : openrouter->entities) {
    if (entity.pricing) prices[entity.id] = *entity.pricing;
  }
  std::size_t pairs = 0;
  std::size_t equal = 0;
  for (const Entity& entity : litellm->entities) {
    const auto other = prices.find(entity.id);
    if (other == prices.end() || !entity.pricing) continue;
    ++pairs;
    equal += other->second == *entity.pricing ? 1 : 0;
  }
  CHECK(pairs == 79);
  CHECK(equal == 42);
}

}  // namespace
}  // namespace matchgraph
