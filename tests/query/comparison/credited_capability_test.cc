// The capability that an answer shows as meeting the need is the one that a rebuild credits with
// having met it.

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "matchgraph/engine.h"
#include "matchgraph/snapshot.h"
#include "snapshot/snapshot_data.h"
#include "support/temporary_folder.h"

using namespace matchgraph;

namespace {

/// Words of very different frequency, as in any language: the n-th is drawn about 1 / n as often.
/// They are unlike each other, and some begin alike.
class Words {
 public:
  explicit Words(std::uint32_t seed) : random_(seed) {}

  std::string some(std::size_t count) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) out += (i == 0 ? "" : " ") + one();
    return out;
  }

 private:
  std::string one() {
    constexpr std::size_t kWords = 120;
    std::vector<double> shares;
    for (std::size_t i = 0; i < kWords; ++i) shares.push_back(1.0 / static_cast<double>(i + 1));
    std::discrete_distribution<std::size_t> draw(shares.begin(), shares.end());
    const std::size_t word = draw(random_);
    static const std::vector<std::string> kStems = {"balano", "cuvore", "dimelu", "fopazi",
                                                    "gurnek", "hamtol", "jevrik", "kosbun"};
    return kStems[word % kStems.size()] + static_cast<char>('a' + word / kStems.size()) + "x";
  }

  std::mt19937 random_;
};

/// Ascending by id, as a snapshot wants them.
Catalogue random_tools(Words& words, std::size_t entities, std::size_t capabilities) {
  Catalogue out;
  for (std::size_t e = 0; e < entities; ++e) {
    Entity entity;
    entity.id = fmt::format("made/tool-{:02}", e);
    entity.name = fmt::format("Tool {}", e);
    entity.type = "tool";
    for (std::size_t i = 0; i < capabilities; ++i) {
      entity.capabilities.emplace_back().text = words.some(6);
    }
    out.entities.push_back(entity);
  }
  return out;
}

}  // namespace

TEST_CASE("the capability shown first for a need is the one credited when the entity is chosen") {
  Words words(7);
  const Catalogue catalogue = random_tools(words, 24, 5);
  std::size_t compared = 0;
  for (std::size_t asked = 0; asked < 12; ++asked) {
    test::TemporaryFolder data;
    const std::string need = words.some(5);
    BuildRequest build;
    build.data = data.file("data");
    build.jobs = 1;
    const std::string log = data.file("past.jsonl");
    std::ofstream out(log);
    for (const Entity& entity : catalogue.entities) {
      out << fmt::format(R"({{"query":"{}","selected":"{}"}})", need, entity.id) << '\n';
    }
    out.close();
    build.evidence_files = {log};
    build_snapshot(catalogue, build);
    const auto snapshot = open_snapshot(build.data);
    const Engine engine(snapshot);
    SearchRequest request;
    request.text = need;
    request.limit = 100;
    for (const SearchHit& hit : engine.search(request).results) {
      if (hit.capabilities.empty()) continue;
      CAPTURE(need);
      CAPTURE(hit.entity.id);
      const EntityDetail detail = engine.entity(hit.entity.id);
      for (std::size_t i = 0; i < detail.capability_evidence.size(); ++i) {
        CAPTURE(i);
        CHECK(detail.capability_evidence[i].times_chosen ==
              (i == hit.capabilities.front().capability.index ? 1U : 0U));
        ++compared;
      }
    }
  }
  CHECK(compared > 500);
}
