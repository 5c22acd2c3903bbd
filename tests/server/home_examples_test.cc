// What the first page offers: every example leads where it says.
#include "server/site/overview/home_examples.h"

#include <doctest/doctest.h>

#include <map>
#include <string>

#include "matchgraph/engine.h"
#include "matchgraph/query.h"
#include "server/site/overview/example_pairs.h"
#include "support/fresh_engine.h"
#include "support/small_catalogue.h"

using namespace matchgraph;

namespace {

web::HomeExamples examples_of(const test::FreshEngine& engine) {
  return server::home_examples(engine.snapshot(), stats(*engine.snapshot()));
}

Answer asked(const test::FreshEngine& engine, const std::string& text) {
  SearchRequest request;
  request.text = text;
  return engine->ask(request);
}

}  // namespace

TEST_CASE("the sample offers needs, likes and comparisons, and all of them answer well") {
  const test::FreshEngine& engine = test::sample_engine();
  const web::HomeExamples examples = examples_of(engine);
  CHECK(examples.needs.size() == 3);
  CHECK(examples.likes.size() == 3);
  CHECK(examples.comparisons.size() >= 2);
  for (const web::HomeExample& need : examples.needs) {
    CAPTURE(need.text);
    const Answer answer = asked(engine, need.text);
    REQUIRE(answer.search);
    REQUIRE(answer.search->total >= 3);
    CHECK_FALSE(answer.search->results.front().capabilities.empty());
    for (const ConditionMet& met : answer.search->results.front().conditions) {
      CHECK(met.kind == ConditionMet::Kind::kStated);
    }
    CHECK(need.answer.starts_with(std::to_string(answer.search->total) + " results, first "));
  }
  for (const web::HomeExample& like : examples.likes) {
    CAPTURE(like.text);
    const Answer answer = asked(engine, like.text);
    REQUIRE(answer.alternatives);
    REQUIRE_FALSE(answer.alternatives->results.empty());
    CHECK_FALSE(answer.alternatives->results.front().shared.empty());
    CHECK(answer.query.unused.empty());
    // Words of the catalogue alone are no wishes: "with framework" tells a newcomer nothing.
    const bool is_known_wish = like.text.find(" but with ") == std::string::npos ||
                               like.text.ends_with(" but with vision");
    CHECK(is_known_wish);
    // Of what is free already nobody asks for a free one.
    const PriceModel price = answer.alternatives->seeds.front().price_model;
    const bool is_free = price == PriceModel::kFree || price == PriceModel::kOpenSource;
    const bool asks_price = like.text.ends_with(" but free") ||
                            like.text.ends_with(" but cheaper") ||
                            like.text.ends_with(" but open source");
    CHECK_FALSE((is_free && asks_price));
  }
  bool is_parted = true;
  for (const web::HomeExample& pair : examples.comparisons) {
    CAPTURE(pair.text);
    const Answer answer = asked(engine, pair.text);
    REQUIRE(answer.comparison);
    const std::size_t both = answer.comparison->both.size();
    CHECK(both >= 2);
    CHECK(server::is_sure_example(*answer.comparison));
    // What parts two comes first; where nothing does, it is told how much they share.
    const bool was_parted = is_parted;
    is_parted = !answer.comparison->verdict.parting.empty();
    CHECK((was_parted || !is_parted));
    if (!is_parted) CHECK(pair.answer == std::to_string(both) + " capabilities in common");
  }
}

TEST_CASE("examples are the same for the same snapshot") {
  const web::HomeExamples once = examples_of(test::sample_engine());
  const web::HomeExamples again = examples_of(test::sample_engine());
  REQUIRE(once.needs.size() == again.needs.size());
  for (std::size_t i = 0; i < once.needs.size(); ++i) {
    CHECK(once.needs[i].text == again.needs[i].text);
  }
}

TEST_CASE("what most entries say in the same words is no example") {
  std::string lines;
  for (int i = 0; i < 9; ++i) {
    const std::string number = std::to_string(i);
    lines += R"({"id":"m)" + number + R"(","name":"Model )" + number +
             R"(","type":"model","capabilities":[{"name":"Text generation",)" +
             R"("text":"Writes and answers in plain words."},{"name":"Reading of maps, part )" +
             number + R"(","text":"Reads maps and plans of sort )" + number + R"(."}]})" + "\n";
  }
  const test::FreshEngine engine(test::catalogue_of(lines));
  const web::HomeExamples examples = examples_of(engine);
  CHECK(examples.needs.size() == 3);
  for (const web::HomeExample& need : examples.needs) {
    CAPTURE(need.text);
    CHECK(need.text.starts_with("reading of maps, part "));
  }
}

TEST_CASE("where no wish leads anywhere, what is like something is offered all the same") {
  std::string lines;
  for (const std::string name : {"Alder", "Birch", "Cedar", "Elm", "Fir"}) {
    lines += R"({"id":")" + name + R"(","name":")" + name +
             R"(","type":"tool","capabilities":[{"text":"Cuts planks along marked lines."},)" +
             R"({"text":"Sharpens its own blades while it runs."}]})" + "\n";
  }
  const test::FreshEngine engine(test::catalogue_of(lines));
  const web::HomeExamples examples = examples_of(engine);
  REQUIRE_FALSE(examples.likes.empty());
  CHECK(examples.likes.front().text.starts_with("alternatives to "));
}

TEST_CASE("a type is offered with as many as its link finds") {
  std::string lines;
  const auto add = [&lines](const std::string& id, const std::string& name, const std::string& type,
                            const std::string& text) {
    lines += R"({"id":")" + id + R"(","name":")" + name + R"(","type":")" + type +
             R"(","maker":"Acme","capabilities":[{"text":")" + text + "\"}]}\n";
  };
  // Two offers of one model.
  add("acme/reed-1", "Reed-1", "model", "Writes letters in verse.");
  add("mall/reed-1", "Reed-1", "model", "Writes letters in verse.");
  add("acme/saw", "Saw", "tool", "Cuts planks along marked lines.");
  add("acme/bell", "Bell", "tool", "Counts votes in halls.");
  const test::FreshEngine engine(test::catalogue_of(lines));
  const web::HomeExamples examples = examples_of(engine);
  std::map<std::string, std::size_t> offered;
  for (const auto& [type, count] : examples.types) {
    CAPTURE(type);
    SearchRequest request;
    request.filters.types = {type};
    CHECK(count == engine->search(request).total);
    offered[type] = count;
  }
  CHECK(offered == std::map<std::string, std::size_t>{{"model", 1}, {"tool", 2}});
}

TEST_CASE("a catalogue that answers nothing well offers nothing but its types") {
  const test::FreshEngine engine(
      test::catalogue_of(R"({"id":"a","name":"Alone","type":"tool","capabilities":[]})"));
  const web::HomeExamples examples = examples_of(engine);
  CHECK(examples.needs.empty());
  CHECK(examples.likes.empty());
  CHECK(examples.comparisons.empty());
  CHECK(examples.types.size() == 1);
}

TEST_CASE("no example rests on what one seller of several says of a model") {
  std::string lines;
  const auto line = [](const std::string& name, const std::string& text) {
    return R"({"name":")" + name + R"(","text":")" + text + R"("})";
  };
  const auto add = [&](const std::string& seller, const std::string& model,
                       const std::string& rhymes, bool sees) {
    lines += R"({"id":")" + seller + "/" + model + R"(","name":")" + model +
             R"(","type":"model","maker":"Acme","tags":[)" + (sees ? R"("in:image")" : "") +
             R"(],"capabilities":[)" +
             line("Letters in verse", "Writes letters in verse for friends.") + ',' +
             line("Rhymes", "Finds rhymes for words about " + rhymes + ".") +
             (sees ? ',' + line("Vision: image input", "Accepts images together with text.") : "") +
             "]}\n";
  };
  add("acme", "Reed-1", "rivers and lakes", false);
  for (const auto& [model, rhymes] : std::map<std::string, std::string>{
           {"Quill-4", "birds"}, {"Plume-5", "hats and coats"}, {"Feather-6", "beds"}}) {
    for (const char* seller : {"acme", "mall", "shop"}) add(seller, model, rhymes, false);
    add("lens", model, rhymes, true);
  }
  for (const char* other : {"Bakes bread in ovens.", "Counts votes in halls.", "Tunes pianos."}) {
    lines += R"({"id":"x/)" + std::string(other).substr(0, 5) +
             R"(","name":"Other","type":"tool","capabilities":[{"text":")" + other + "\"}]}\n";
  }
  const test::FreshEngine engine(test::catalogue_of(lines));
  const Answer answer = asked(engine, "like Reed-1 but with vision");
  REQUIRE(answer.alternatives);
  REQUIRE(answer.alternatives->total == 3);
  REQUIRE_FALSE(answer.alternatives->results.front().shared.empty());
  CHECK(answer.alternatives->results.front().entity.fitting);
  for (const web::HomeExample& like : examples_of(engine).likes) {
    CHECK_FALSE(like.text.ends_with("with vision"));
  }
}

TEST_CASE("parts of one thing are no example of what to choose between") {
  CHECK(server::are_parts_of_one("backup-client", "backup-server"));
  CHECK(server::are_parts_of_one("solver", "solver-doc"));
  CHECK(server::are_parts_of_one("Solver", "Solver Documentation"));
  CHECK_FALSE(server::are_parts_of_one("Slack MCP Server", "Discord MCP"));
  CHECK_FALSE(server::are_parts_of_one("Reed-1", "Reed-2 mini"));
  CHECK_FALSE(server::are_parts_of_one("client-files", "server-files"));
  CHECK_FALSE(server::are_parts_of_one("", ""));
}

TEST_CASE("a comparison is an example where all its pairs are well above what is sure") {
  Comparison compared;
  compared.entities.resize(2);
  compared.relation = Relation::kSubstitute;
  compared.coverage = {0.8, 1};
  compared.only.resize(2);
  compared.both.resize(2);
  for (CapabilityPair& pair : compared.both) pair.probability = 0.9;
  CHECK(server::is_sure_example(compared));

  Comparison unsure = compared;
  unsure.both.back().probability = 0.45;
  CHECK_FALSE(server::is_sure_example(unsure));

  Comparison subject = compared;
  subject.relation = Relation::kComplement;
  CHECK_FALSE(server::is_sure_example(subject));

  // "Covers 100 %" beside what only that one mentions.
  Comparison covered = compared;
  covered.only[0].emplace_back();
  CHECK(server::is_sure_example(covered));
  covered.only[1].emplace_back();
  CHECK_FALSE(server::is_sure_example(covered));

  Comparison overlap = compared;
  overlap.relation = Relation::kPartial;
  CHECK_FALSE(server::is_sure_example(overlap));
  overlap.both.push_back(overlap.both.front());
  CHECK(server::is_sure_example(overlap));
  overlap.coverage = {0.4, 0.4};
  CHECK_FALSE(server::is_sure_example(overlap));
  overlap.coverage = {0.1, 0.9};
  CHECK_FALSE(server::is_sure_example(overlap));

  // Packages of one source, unless something parts them.
  Comparison packages = compared;
  packages.both.front().similarity = 1;
  CHECK_FALSE(server::is_sure_example(packages));
  packages.verdict.parting.push_back({"Only vault-udev is free.", {"pricing"}});
  CHECK(server::is_sure_example(packages));

  Comparison types = compared;
  types.entities[0].type = "library";
  CHECK_FALSE(server::is_sure_example(types));
}

TEST_CASE("a comparison of parts of one thing is not offered") {
  std::string lines;
  for (const std::string name : {"vault-client", "vault-server"}) {
    lines += R"({"id":")" + name + R"(","name":")" + name +
             R"(","type":"tool","capabilities":[{"text":"Cuts planks along marked lines."},)" +
             R"({"text":"Sharpens its own blades while it runs."}]})" + "\n";
  }
  for (const char* other : {"Bakes bread in ovens.", "Counts votes in halls.", "Tunes pianos."}) {
    lines += R"({"id":"x/)" + std::string(other).substr(0, 5) +
             R"(","name":"Other","type":"tool","capabilities":[{"text":")" + other + "\"}]}\n";
  }
  const test::FreshEngine engine(test::catalogue_of(lines));
  CHECK(examples_of(engine).comparisons.empty());
}
