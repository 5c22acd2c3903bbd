// One thing in several sources: what is recognised, what is in force, what stays apart.
#include <doctest/doctest.h>

#include <fstream>
#include <string>
#include <vector>

#include "identity/own_name.h"
#include "identity/project_address.h"
#include "matchgraph/catalogue.h"
#include "support/catalogue_text.h"
#include "support/temporary_folder.h"

using namespace matchgraph;
using catalogue::project_address;
using test::load_text;

namespace {

/// A line with id, name, type and further members.
std::string thing(const std::string& id, const std::string& name, const std::string& members,
                  const std::string& type = "tool") {
  return R"({"id":")" + id + R"(","name":")" + name + R"(","type":")" + type +
         R"(","capabilities":[])" + (members.empty() ? "" : "," + members) + "}\n";
}

/// Loads texts as files, in order.
LoadResult load_files(const std::vector<std::string>& texts) {
  const test::TemporaryFolder folder;
  std::vector<std::string> files;
  for (const std::string& text : texts) {
    files.push_back(folder.file(std::to_string(files.size() + 1) + ".jsonl"));
    std::ofstream(files.back(), std::ios::binary) << text;
  }
  return load_catalogues(files);
}

std::string found_ids(const LoadResult& loaded) {
  std::string ids;
  for (const Entity& entity : loaded.catalogue.entities) ids += entity.id + " ";
  return ids;
}

std::string pair_words(const std::vector<SamePair>& pairs) {
  std::string words;
  for (const SamePair& pair : pairs) {
    words += pair.id + "=" + pair.other_id + " " + std::string(to_string(pair.by)) + " " +
             pair.what + "\n";
  }
  return words;
}

std::string duplicates_of(const std::string& text) {
  return pair_words(find_duplicates(load_text(text).catalogue));
}

const std::string kRepository = R"("url":"https://github.com/acme/tool")";
const std::string kSameRepository = R"("url":"http://www.GitHub.com/Acme/Tool.git/")";

std::string priced(const std::string& amount, const std::string& source) {
  return R"("maker":"Acme","provider":"Host","pricing":{"model":"paid","price":{"amount":)" +
         amount + R"(,"per":"1M input tokens"}},"source":)" + source;
}

}  // namespace

TEST_CASE("the address of a repository is told whatever its form") {
  for (const char* url :
       {"https://github.com/acme/tool", "http://www.github.com/Acme/Tool/",
        "https://github.com/acme/tool.git", "git+https://github.com/acme/tool.git#main",
        "git://git@github.com/acme/tool", "https://github.com/acme/tool/tree/main",
        "https://github.com/acme/tool/issues?q=1",
        "https://github.com/acme/tool/blob/main/README.md", "https://github.com//acme//tool"}) {
    CAPTURE(url);
    CHECK(project_address(url) == "github.com/acme/tool");
  }
}

TEST_CASE("a folder in a repository is a place of its own") {
  CHECK(project_address("https://github.com/acme/tools/tree/main/src/fetch/") ==
        "github.com/acme/tools/src/fetch");
  CHECK(project_address("https://github.com/acme/tools/blob/v1/src/fetch/README.md") ==
        "github.com/acme/tools/src/fetch");
  CHECK(project_address("https://codeberg.org/acme/tools/src/branch/main/fetch") ==
        "codeberg.org/acme/tools/fetch");
}

TEST_CASE("hosts differ in what names a project") {
  CHECK(project_address("https://gitlab.com/group/sub/tool/-/tree/main/docs") ==
        "gitlab.com/group/sub/tool/docs");
  CHECK(project_address("https://gitlab.com/group/sub/tool") == "gitlab.com/group/sub/tool");
  CHECK(project_address("https://git.sr.ht/~anna/tool") == "git.sr.ht/~anna/tool");
  CHECK(project_address("https://huggingface.co/Acme/Model") == "huggingface.co/acme/model");
  CHECK(project_address("https://hf.co/acme/model/tree/main") == "huggingface.co/acme/model");
  CHECK(project_address("https://huggingface.co/datasets/acme/set") ==
        "huggingface.co/datasets/acme/set");
}

TEST_CASE("other addresses name no project") {
  for (const char* url : {"", "acme", "https://github.com", "https://github.com/acme",
                          "https://github.com/topics/mcp", "https://acme.github.io/tool",
                          "https://example.org/acme/tool", "https://gitlab.com/-/x",
                          "https://huggingface.co/docs/hub", "https://huggingface.co/datasets/acme",
                          "https://notgithub.com/a/b", "https://github.com.example.org/a/b"}) {
    CAPTURE(url);
    CHECK(project_address(url).empty());
  }
}

TEST_CASE("names are compared without spaces and signs, and numbers stay apart") {
  CHECK(catalogue::compact("GPT 4 o") == catalogue::compact("gpt-4o"));
  CHECK(catalogue::compact("Llama 3.1") != catalogue::compact("Llama 31"));
  CHECK(catalogue::compact("!!!").empty());
}

TEST_CASE("one repository in two files is one entity, under the id that was met first") {
  const LoadResult loaded = load_files(
      {thing("b/tool", "Tool", kRepository), thing("a/tool", "acme-tool", kSameRepository)});
  REQUIRE(found_ids(loaded) == "b/tool ");
  CHECK(loaded.merged == 1);
  CHECK(loaded.lines == 2);
  CHECK(pair_words(loaded.joined) == "b/tool=a/tool address github.com/acme/tool\n");
  const Entity& entity = loaded.catalogue.entities[0];
  CHECK(entity.name == "Tool");
  CHECK(entity.aliases == std::vector<std::string>{"acme-tool", "a/tool"});
}

TEST_CASE("one file of one source keeps all its entries") {
  const std::string source = R"(,"source":{"name":"list"})";
  CHECK(found_ids(load_text(thing("a", "Tool", kRepository + source) +
                            thing("b", "Tool", kSameRepository + source))) == "a b ");
  CHECK(found_ids(load_text(thing("a", "Tool", kRepository) + thing("b", "Tool", kRepository))) ==
        "a b ");
}

TEST_CASE("lines of one file that name different sources merge, a line without one does not") {
  CHECK(found_ids(load_text(thing("a", "Tool", kRepository + R"(,"source":{"name":"x"})") +
                            thing("b", "Tool", kRepository + R"(,"source":{"name":"y"})"))) ==
        "a ");
  CHECK(found_ids(load_text(thing("a", "Tool", kRepository + R"(,"source":{"name":"x"})") +
                            thing("b", "Tool", kRepository))) == "a b ");
}

TEST_CASE("an address that a source gives to several entries identifies by name only") {
  const LoadResult loaded =
      load_files({thing("a1", "Fetch", kRepository) + thing("a2", "Files", kRepository),
                  thing("b1", "files", kRepository) + thing("b2", "Time", kRepository)});
  CHECK(found_ids(loaded) == "a1 a2 b2 ");
  CHECK(pair_words(loaded.joined) == "a2=b1 address github.com/acme/tool\n");
}

TEST_CASE("no chain of sources joins two entries of one of them") {
  const std::string maker = R"("maker":"Acme")";
  const LoadResult loaded =
      load_files({thing("a1", "Tool", kRepository) + thing("a2", "Other", maker),
                  thing("b1", "Other", kRepository + "," + maker)});
  CHECK(found_ids(loaded) == "a1 a2 ");
}

TEST_CASE("one name identifies with type and maker, and no maker identifies nothing") {
  const std::string maker = R"("maker":"Acme Inc")";
  CHECK(found_ids(load_files({thing("a", "Fast Tool", maker),
                              thing("b", "Acme Inc: fast-tool", R"("maker":"acme inc.")")})) ==
        "a ");
  CHECK(found_ids(load_files({thing("a", "Tool", maker), thing("b", "Tool", "")})) == "a b ");
  CHECK(found_ids(load_files({thing("a", "Tool", ""), thing("b", "Tool", "")})) == "a b ");
  CHECK(found_ids(load_files({thing("a", "Tool", maker), thing("b", "Tool", maker, "model")})) ==
        "a b ");
  CHECK(found_ids(load_files({thing("a", "Tool 3.1", maker), thing("b", "Tool 31", maker)})) ==
        "a b ");
}

TEST_CASE("offers of different providers stay apart at any price") {
  const auto offer = [](const std::string& id, const std::string& provider) {
    return thing(id, "Small 3", R"("maker":"Acme","provider":")" + provider + R"(")", "model");
  };
  CHECK(found_ids(load_files({offer("x/small", "Azure"), offer("y/small", "Groq")})) ==
        "x/small y/small ");
  CHECK(found_ids(load_files({offer("x/small", "Together AI"), offer("y/small", "togetherai")})) ==
        "x/small ");
  const auto sold = [](const std::string& id) {
    return thing(
        id, "Small 3",
        R"("maker":"Acme","pricing":{"model":"paid","price":{"amount":1,"per":"1M input tokens"}})",
        "model");
  };
  CHECK(found_ids(load_files({sold("x/small"), sold("y/small")})) == "x/small y/small ");
  CHECK(found_ids(load_files({sold("x/small"), sold("x/acme/small")})) == "x/small ");
  CHECK(found_ids(load_files({sold("small-a"), sold("small-b")})) == "small-a small-b ");
  CHECK(found_ids(load_files({offer("y/small", "X"), sold("x/acme/small")})) == "y/small ");
}

TEST_CASE("a hub entry and its offers have one address and are not one") {
  const std::string weights = R"("url":"https://huggingface.co/acme/small")";
  const std::string hub_id = R"("hub_id":"Acme/Small")";
  CHECK(found_ids(load_files({thing("hub/small", "small", weights, "model"),
                              thing("host/small", "Small", hub_id + R"(,"provider":"Host")",
                                    "model")})) == "host/small hub/small ");
  CHECK(found_ids(load_files({thing("hub/small", "small", weights, "model"),
                              thing("list/small", "Small", hub_id, "model")})) == "hub/small ");
}

TEST_CASE("types that differ are not joined by way of a third entry") {
  const std::string hub_id = R"(,"hub_id":"Acme/Tool")";
  CHECK(found_ids(load_files({thing("a", "Tool", kRepository + hub_id, "repository"),
                              thing("b", "Tool", kRepository, "library"),
                              thing("c", "Tool", hub_id.substr(1), "model")})) == "a c ");
}

TEST_CASE("a repository may be listed as any program, a data set is none") {
  CHECK(found_ids(load_files({thing("a", "Tool", kRepository, "mcp-server"),
                              thing("b", "Tool", kRepository, "repository")})) == "a ");
  CHECK(load_files({thing("a", "Tool", kRepository, "mcp-server"),
                    thing("b", "Tool", kRepository, "repository")})
            .catalogue.entities[0]
            .type == "mcp-server");
  CHECK(found_ids(load_files({thing("a", "Tool", kRepository, "library"),
                              thing("b", "Tool", kRepository, "cli")})) == "a ");
  CHECK(found_ids(load_files({thing("a", "Tool", kRepository, "library"),
                              thing("b", "Tool", kRepository, "dataset")})) == "a b ");
}

TEST_CASE("of two prices that of the newer source is in force, whatever the order of files") {
  const std::string older =
      thing("a", "Small", priced("2", R"({"name":"x","observed":"2026-10-01"})"), "model");
  const std::string newer =
      thing("a", "Small", priced("3", R"({"name":"y","observed":"2026-11-01"})"), "model");
  const std::vector<Conflict> expected = {
      {"pricing.price",
       {{"2 USD per 1M input tokens", "x", Date{2026, 10, 1}},
        {"3 USD per 1M input tokens", "y", Date{2026, 11, 1}}}}};
  for (const auto& files : {std::vector{older, newer}, std::vector{newer, older}}) {
    const LoadResult loaded = load_files(files);
    REQUIRE(loaded.catalogue.entities.size() == 1);
    const Entity& entity = loaded.catalogue.entities[0];
    CHECK(entity.pricing->price->amount == 3);
    CHECK(entity.conflicts == expected);
    CHECK(origin_of(entity, "pricing.price") ==
          FactOrigin{"pricing.price", "y", Date{2026, 11, 1}});
    CHECK(loaded.conflicts ==
          std::vector<std::pair<std::string, std::size_t>>{{"pricing.price", 1}});
  }
}

TEST_CASE("the later file is in force where the dates do not tell") {
  const auto license = [](const std::string& name, const std::string& source) {
    return thing("a", "Tool", R"("license":")" + name + R"(","source":)" + source);
  };
  const auto in_force = [](const std::string& earlier, const std::string& later) {
    return load_files({earlier, later}).catalogue.entities[0].license;
  };
  CHECK(in_force(license("MIT", R"({"name":"x","observed":"2026-10-01"})"),
                 license("BSD", R"({"name":"y"})")) == "BSD");
  CHECK(in_force(license("MIT", R"({"name":"x","observed":"2026-10-01"})"),
                 license("BSD", R"({"name":"y","observed":"2026"})")) == "BSD");
  CHECK(in_force(license("MIT", R"({"name":"x","observed":"2026-10-01"})"),
                 license("BSD", R"({"name":"y","observed":"2026-10-01"})")) == "BSD");
  CHECK(in_force(license("MIT", R"({"name":"x","observed":"2026-10-01"})"),
                 license("BSD", R"({"name":"y","observed":"2025"})")) == "MIT");
}

TEST_CASE("every fact of a merged entity tells where it comes from") {
  const LoadResult loaded = load_files(
      {thing("a", "Tool", R"("license":"MIT","signals":{"stars":1},"source":{"name":"x"})"),
       thing("a", "Tool",
             R"("maker":"M","signals":{"stars":2},"source":{"name":"y","observed":"2026"})")});
  const auto& origins = loaded.catalogue.entities[0].origins;
  const std::optional<Date> y2026 = Date{2026, 0, 0};
  CHECK(origins == std::vector<FactOrigin>{{"license", "x", {}},
                                           {"maker", "y", y2026},
                                           {"name", "x, y", y2026},
                                           {"signals.stars", "y", y2026},
                                           {"type", "x, y", y2026}});
}

TEST_CASE("an entity of one source has its facts from there") {
  const Entity entity =
      test::only_entity(thing("a", "Tool", R"("source":{"name":"x","observed":"2026-01"})"));
  CHECK(entity.origins.empty());
  CHECK(origin_of(entity, "license") == FactOrigin{"license", "x", Date{2026, 1, 0}});
  CHECK(origin_of(test::only_entity(thing("a", "Tool", "")), "type") == FactOrigin{"type", "", {}});
}

TEST_CASE("the same in other letters is no conflict, and the finer date stays") {
  const LoadResult loaded = load_files(
      {thing(
           "a", "acme-tool",
           R"("maker":"Acme AI","license":"MIT","released":"2026-05-03","updated":"2026","url":"https://github.com/a/b","provider":"openrouter")"),
       thing(
           "a", "Acme Tool",
           R"("maker":"acme-ai","license":"mit","released":"2026-05","updated":"2026-06","url":"http://github.com/A/b/","provider":"OpenRouter")")});
  const Entity& entity = loaded.catalogue.entities[0];
  CHECK(entity.conflicts.empty());
  CHECK(entity.name == "Acme Tool");
  CHECK(entity.maker == "Acme AI");
  CHECK(entity.released == Date{2026, 5, 3});
  CHECK(entity.updated == Date{2026, 6, 0});
  CHECK(entity.aliases.empty());
}

TEST_CASE("an id in three files and another id for the same repository become one entity") {
  const LoadResult loaded = load_files({thing("a", "Tool", kRepository + R"(,"license":"1")"),
                                        thing("b", "Tool", kRepository),
                                        thing("a", "Tool", kRepository + R"(,"license":"3")")});
  CHECK(found_ids(loaded) == "a ");
  CHECK(loaded.merged == 1);
  CHECK(loaded.catalogue.entities[0].license == "3");
}

TEST_CASE("what an absorbed entry said in a later file is still the later word") {
  const LoadResult loaded = load_files({thing("a", "Tool", kRepository + R"(,"license":"1")"),
                                        thing("b", "Tool", kRepository + R"(,"license":"2")"),
                                        thing("a", "Tool", kRepository + R"(,"license":"3")")});
  CHECK(loaded.catalogue.entities[0].license == "3");
}

TEST_CASE("duplicates are told with their reason, each pair once") {
  CHECK(duplicates_of(thing("a", "Tool", kRepository + R"(,"maker":"M")") +
                      thing("b", "Tool", kSameRepository + R"(,"maker":"M")")) ==
        "a=b address github.com/acme/tool\n");
  CHECK(duplicates_of(thing("a", "Tool", R"("maker":"M")") + thing("b", "tool", R"("maker":"m")") +
                      thing("c", "Tool", "")) == "a=b name Tool by M\n");
  const std::string summary =
      R"("summary":"Turns scanned letters into text that can be searched.")";
  CHECK(duplicates_of(thing("a", "One", summary) + thing("b", "Two", summary) +
                      thing("c", "Three", summary, "model")) ==
        "a=b summary Turns scanned letters into text that can be searched.\n");
}

TEST_CASE("offers of several providers and entries of a monorepo are no duplicates") {
  CHECK(duplicates_of(thing("a", "S", R"("maker":"M","provider":"x")", "model") +
                      thing("b", "S", R"("maker":"M","provider":"y")", "model"))
            .empty());
  std::string monorepo;
  for (const char* name : {"a", "b", "c", "d", "e"}) monorepo += thing(name, name, kRepository);
  CHECK(duplicates_of(monorepo).empty());
}
