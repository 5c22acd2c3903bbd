// The description of the API against what the server really answers: every field of every answer
// stands in its schemas, and every field of the schemas is in some answer.
#include "server/api/openapi.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "http_client.h"
#include "matchgraph/server.h"
#include "running_server.h"
#include "schema_check.h"
#include "server/api/routes.h"
#include "support/small_catalogue.h"
#include "support/temporary_folder.h"

using matchgraph::test::HttpAnswer;
using matchgraph::test::HttpClient;
using matchgraph::test::RunningServer;
using matchgraph::test::SchemaCheck;
using nlohmann::json;

namespace {

constexpr const char* kSample = MATCHGRAPH_SOURCE_DIR "/tools/sample/";

// What the sample does not have. An entry that two sources describe and disagree on, with stated
// figures, an alias, and fields of the catalogue's own, some under names of the API's.
constexpr const char* kFirstSource =
    R"({"id":"lab/inkreader","name":"InkReader","type":"tool","maker":"Lab","license":"MIT","summary":"Reads handwriting","unique":"Reads old scripts","versus":"Faster than LetterLens.","url":"https://inkreader.example/","tags":["ocr"],"aliases":["Ink Reader"],"pricing":{"model":"paid","price":{"amount":2,"currency":"USD","per":"1M input tokens","output":3}},"signals":{"stars":10},"released":"2024-05","updated":"2025-01-02","stated":{"rank":30,"adoption":0.1,"quality":0.2,"ecosystem":0.3,"match_graph":0.4,"times_matched":5,"capability_count":9,"against":"openai/whisper-1","layout":"clean","source":{"name":"A page","url":"https://page.example/","observed":"2026-01-01"},"colour":"red"},"source":{"name":"First","url":"https://first.example/","observed":"2026-01-01"},"rank":"top","capabilities":[{"text":"Reads handwriting in scanned letters.","name":"Handwriting","unique":"Old scripts too","versus":"Slower than Quill.","tags":["letters"],"times_matched":"often","place":"page 3"},{"text":"Transcribes speech to text, in many languages."}]}
)";
// Its second source; two offers of one model; a rival that claims the opposite of what InkReader
// does; a version of InkReader; and two that say the same of themselves.
constexpr const char* kSecondSource =
    R"({"id":"lab/inkreader","name":"InkReader","type":"tool","maker":"Lab","license":"Apache-2.0","summary":"Reads handwriting","capabilities":[{"text":"Reads handwriting in scanned letters."}],"source":{"name":"Second","observed":"2026-02"}}
{"id":"inks/reader-2","name":"Inks: Reader 2","type":"model","maker":"Inks","url":"https://inks.example/","signals":{"context":9000},"summary":"Reads handwriting","pricing":{"model":"paid","price":{"amount":3,"currency":"USD","per":"1M input tokens","output":6}},"capabilities":[]}
{"id":"shop/reader-2","name":"Reader 2","type":"model","provider":"Shop","tags":["in:image"],"signals":{"context":12000},"summary":"Reads handwriting","pricing":{"model":"paid","price":{"amount":1,"currency":"USD","per":"1M input tokens"}},"capabilities":[]}
{"id":"lens/letterlens","name":"LetterLens","type":"tool","license":"MIT","summary":"Reads letters","versus":"Faster than InkReader.","capabilities":[{"text":"Reads handwriting in scanned letters and postcards."},{"text":"Speech is not supported."}]}
{"id":"lab/inkreader-2","name":"InkReader 2","type":"tool","maker":"Lab","capabilities":[{"text":"Reads handwriting in scanned letters."}]}
{"id":"kiln/glaze","name":"Glaze","type":"tool","summary":"Plans the firing of pottery, from drying to cooling, and warns of cracks.","capabilities":[{"text":"Draws a curve of temperatures for every clay and glaze, and orders the shelves of a kiln."}]}
{"id":"kiln/ember","name":"Ember","type":"tool","summary":"Plans the firing of pottery, from drying to cooling, and warns of cracks.","capabilities":[{"text":"Draws a curve of temperatures for every clay and glaze, and orders the shelves of a kiln."}]}
{"id":"kiln/slip","name":"Slip","type":"web-app","summary":"Plans the firing of pottery.","capabilities":[{"text":"Draws a curve of temperatures for every clay."}]}
)";

matchgraph::Catalogue sample_and_more() {
  const matchgraph::test::TemporaryFolder folder;
  std::ofstream(folder.file("first.jsonl")) << kFirstSource;
  std::ofstream(folder.file("second.jsonl")) << kSecondSource;
  const std::vector<std::string> files = {std::string(kSample) + "catalogue.jsonl",
                                          folder.file("first.jsonl"), folder.file("second.jsonl")};
  matchgraph::LoadResult loaded = matchgraph::load_catalogues(files);
  REQUIRE(loaded.errors == 0);
  return std::move(loaded.catalogue);
}

/// A server over the sample that knows of past searches, and the description of its API.
struct DescribedServer {
  DescribedServer()
      : catalogue(sample_and_more()),
        server(catalogue, {}, {std::string(kSample) + "searches.jsonl"}),
        client(server.port()),
        check(json::parse(client.get("/openapi.json").body),
              {"rank", "colour", "place", "times_matched", "provider"}) {}

  /// Holds the answer against what the document says of the path and the status.
  json hold(const std::string& path, const std::string& what, const HttpAnswer& answer,
            const std::string& method = "get") {
    INFO(method << " " << what << " -> " << answer.status);
    const json& operation = check.document()["paths"].at(path).at(method);
    const std::string status = std::to_string(answer.status);
    REQUIRE_MESSAGE(operation["responses"].contains(status), "a status that is not described");
    const json& content = operation["responses"][status].value("content", json::object());
    REQUIRE(answer.headers.at("content-type").starts_with("application/json"));
    REQUIRE_MESSAGE(content.contains("application/json"), "JSON that is not described");
    json body = json::parse(answer.body);
    const json& schema = content["application/json"]["schema"];
    for (const SchemaCheck::Fault& fault : check.faults(body, schema, "answer")) {
      // Once: the next hundred answers have it too.
      if (told.insert(fault.what).second) FAIL_CHECK(fault.what << " (" << fault.where << ")");
    }
    return body;
  }
  json get(const std::string& path, const std::string& rest = {}) {
    std::string target = path;
    if (const auto at = target.find("{id}"); at != std::string::npos) target.erase(at);
    return hold(path, target + rest, client.get(target + rest));
  }
  json choose(const json& body, const std::string& headers = {}) {
    return hold("/api/v1/chosen", body.dump(), client.post("/api/v1/chosen", body.dump(), headers),
                "post");
  }

  void ask_searches();
  void ask_alternatives();
  void ask_comparisons();
  void ask_entities();
  void ask_the_rest();
  void ask_where_little_is_granted();

  matchgraph::Catalogue catalogue;
  RunningServer server;
  HttpClient client;
  SchemaCheck check;
  std::set<std::string> told;
};

void DescribedServer::ask_searches() {
  const std::string path = "/api/v1/search";
  for (const char* need : {"transcribe+speech+offline", "solder+pipes+of+volcanoes+offline",
                           "vector+search", "ask+a+database+in+plain+English", "generate+images",
                           "cheap+model+with+vision", "subtitles+for+a+video"}) {
    for (const char* more : {"", "&explain=1&offers=1", "&limit=100&workload=in=2M+out=1M",
                             "&max-price=1&limit=50", "&sort=updated&offset=3"}) {
      get(path, std::string("?q=") + need + more);
    }
  }
  get(path, "?type=model&limit=1000&offers=1");
  // The second of its two results has no word of the topic.
  get(path, "?q=vector+database+written+in+Rust,+Apache+licence");
  // Seeds and claims in the text, what nothing is found for, what is misspelt, what is not read.
  for (const char* text : {"openai/whisper-1+vs+qdrant/qdrant",
                           "alternatives+to+Photoshop",
                           "Qdrant+vs+Photoshop",
                           "like+Qdrant+but+free",
                           "free+alternative+to+Tavily",
                           "like+Qdrant+not+from+Qdrant",
                           "like+Whisper+but+cheaper+and+newer&workload=in=2M",
                           "like+Whisper+and+Deepgram+Nova+for+short+calls&explain=1&offers=1",
                           "like+Whisper+with+zeppelins",
                           "what+claims+to+be+better+than+Whisper",
                           "what+claims+to+be+faster+than+GPT-4&limit=3",
                           "zzzzqqq",
                           "qdrent",
                           "transcibe+spech",
                           "speech+maker:nobody",
                           "like+Whisper+maker:nobody",
                           "like+Whisper+but+not+faster",
                           "what+claims+to+be+faster+than+InkReader",
                           "firing+of+pottery",
                           "speech+price<=cheap",
                           "handwriting&workload=in=2M&offers=1",
                           "library+in+Python+or+Rust"}) {
    get(path, std::string("?q=") + text);
  }
}

void DescribedServer::ask_alternatives() {
  const std::string path = "/api/v1/alternatives";
  get(path, "?e=openai/whisper-1&sort=price&limit=50");
  for (const char* rest :
       {"?e=openai/whisper-1", "?e=openai/whisper-1&explain=1&offers=1&limit=50",
        "?e=qdrant/qdrant&e=openai/whisper-1&explain=1", "?e=openai/whisper-1&cheaper=1&newer=1",
        "?e=openai/whisper-1&need=languages&workload=in=2M&limit=50",
        "?e=openai/whisper-1&max-price=0.1&maker=nobody", "?e=lab/inkreader&max-price=1&offers=1",
        "?e=kiln/slip", "?e=lab/inkreader&limit=50"}) {
    get(path, rest);
  }
}

void DescribedServer::ask_comparisons() {
  const std::string path = "/api/v1/compare";
  for (const char* rest :
       {"?e=openai/whisper-1&e=deepgram/nova-3", "?e=openai/whisper-1&e=lab/inkreader&explain=1",
        "?e=openai/whisper-1&e=qdrant/qdrant&workload=in=2M", "?e=lab/inkreader&e=lens/letterlens",
        "?e=openai/whisper-1&e=deepgram/nova-3&e=assemblyai/best&e=ggml-org/whisper.cpp",
        "?e=openai/whisper-1&e=deepgram/nova-3&e=lab/inkreader&e=qdrant/qdrant&explain=1"}) {
    get(path, rest);
  }
}

void DescribedServer::ask_entities() {
  for (const matchgraph::Entity& entity : catalogue.entities) {
    get("/api/v1/entities/{id}", entity.id + "?explain=1");
  }
  get("/api/v1/entities/{id}", "openai/whisper-1");
}

void DescribedServer::ask_the_rest() {
  get("/api/v1/path", "?e=openai/whisper-1&e=qdrant/qdrant");
  get("/api/v1/cover",
      "?need=transcribe+speech&need=vector+database&need=handwriting+on+the+walls+of+caves");
  get("/api/v1/cover", "?need=transcribe+speech+offline&need=coding+agent&free=1&workload=in=2M");
  get("/api/v1/suggest", "?q=wh");
  get("/api/v1/suggest", "?q=transcribe+");
  get("/openapi.json");
  // Errors, each with its own status.
  get("/api/v1/search", "?q=a&limit=1001");
  get("/api/v1/search", "?q=" + std::string(2049, 'a'));
  get("/api/v1/alternatives", "?e=nothing-like-it");
  get("/api/v1/entities/{id}", "whispr");
  get("/api/v1/entities/{id}", "Llama");
  get("/api/v1/compare", "?e=openai/whisper-1&e=nothing-like-it");
  // Choices.
  const HttpAnswer found = client.get("/api/v1/search?q=transcribe");
  const std::string search = found.headers.at("x-search-id");
  const std::string own = matchgraph::test::cookie_of(found);
  const json shown = json::parse(client.get("/api/v1/search?q=transcribe").body);
  const std::string entity = shown["results"][0]["id"];
  CHECK(choose({{"search", search}, {"entity", entity}}, own)["chosen"] == "recorded");
  CHECK(choose({{"search", search}, {"entity", entity}}, own)["chosen"] == "repeated");
  choose({{"search", search}, {"entity", "nobody/showed-it"}}, own);
  choose({{"search", "0123456789abcdef"}, {"entity", entity}}, own);
  choose({{"search", "nonsense"}}, own);
  choose({{"search", search}, {"entity", entity}},
         "Cookie: matchgraph_session=0123456789abcdef0123456789abcdef\r\n");
}

/// A server that grants little tells what it left out.
void DescribedServer::ask_where_little_is_granted() {
  matchgraph::ServerOptions options;
  options.answer.bytes = 1;
  options.answer.listed = 1;
  options.answer.compared = 1;
  RunningServer tight(catalogue, options);
  HttpClient asking(tight.port());
  for (const auto& [path, rest] :
       {std::pair("/api/v1/search", "?q=transcribe+speech"),
        std::pair("/api/v1/alternatives", "?e=openai/whisper-1"),
        std::pair("/api/v1/compare", "?e=openai/whisper-1&e=deepgram/nova-3")}) {
    const json answer = hold(path, std::string(path) + rest, asking.get(std::string(path) + rest));
    CHECK(answer["unlisted"].size() > 0);
  }
}

/// Whether the first is the second or has its fields.
bool derives(const std::string& name, std::string_view base,
             const std::vector<matchgraph::render::Schema>& all) {
  if (name == base) return true;
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const auto& schema) { return schema.name == name; });
  return found != all.end() && !found->base.empty() && derives(std::string(found->base), base, all);
}

/// Whether an answer had the field, in the struct or in one that has all its fields.
bool was_seen(const std::set<std::string>& used, std::string_view schema, const std::string& field,
              const std::vector<matchgraph::render::Schema>& all) {
  return std::any_of(used.begin(), used.end(), [&](const std::string& one) {
    const std::size_t dot = one.find('.');
    return one.substr(dot + 1) == field && derives(one.substr(0, dot), schema, all);
  });
}

/// The path as the document has it.
std::string described_path(const matchgraph::server::Route& route) {
  const bool has_rest = route.path.size() > 1 && route.path.ends_with('/');
  return std::string(route.path) + (has_rest ? "{id}" : "");
}

/// An address of the route that is answered, over six_tools().
std::string address_of(const matchgraph::server::Route& route) {
  static const std::map<std::string_view, std::string_view> kRest = {
      {"/api/v1/search", "?q=pdf"},
      {"/api/v1/alternatives", "?e=db/pgask"},
      {"/api/v1/compare", "?e=db/pgask&e=db/liteask"},
      {"/api/v1/cover", "?need=convert+pdf&need=database"},
      {"/api/v1/path", "?e=db/pgask&e=db/liteask"},
      {"/api/v1/entities/", "db/pgask"},
      {"/entity/", "db/pgask"},
      {"/alternatives", "?e=db/pgask"},
      {"/compare", "?e=db/pgask&e=db/liteask"},
      {"/picture", "?e=db/pgask&e=db/liteask"},
      {"/static/", "app.js"}};
  const auto rest = kRest.find(route.path);
  return std::string(route.path) + (rest == kRest.end() ? "" : std::string(rest->second));
}

}  // namespace

TEST_CASE("every field of every answer is described, and every field described is in some answer") {
  DescribedServer described;
  described.ask_searches();
  described.ask_alternatives();
  described.ask_comparisons();
  described.ask_entities();
  described.ask_the_rest();
  described.ask_where_little_is_granted();
  const auto schemas = matchgraph::server::described_schemas();
  for (const auto& schema : schemas) {
    if (schema.name == "Choice") continue;  // which is posted
    for (const auto& row : schema.fields) {
      std::string field(row.name);
      if (field.ends_with('?')) field.pop_back();
      INFO("no answer had " << schema.name << "." << field
                            << ": ask for one that has, or delete its row");
      CHECK(was_seen(described.check.used(), schema.name, field, schemas));
    }
  }
}

TEST_CASE("each route answers, and the document describes those that are no pages, and no other") {
  const RunningServer server(matchgraph::test::six_tools());
  HttpClient client(server.port());
  const json document = json::parse(client.get("/openapi.json").body);
  std::size_t described = 0;
  for (const matchgraph::server::Route& route : matchgraph::server::routes()) {
    const std::string path = described_path(route);
    INFO(route.method << " " << path);
    const HttpAnswer answer = route.method == "POST"     ? client.post(address_of(route), "{}")
                              : route.method == "DELETE" ? client.send_as("DELETE", "/mcp", "")
                                                         : client.get(address_of(route));
    CHECK(document["paths"].contains(path) == route.is_api());
    if (!route.is_api()) {
      CHECK((answer.status == 200 || answer.status == 303));
      continue;
    }
    ++described;
    CHECK(answer.status == (route.method == "POST" ? 400 : route.method == "DELETE" ? 404 : 200));
    std::string method(route.method);
    for (char& c : method) c = static_cast<char>(std::tolower(c));
    REQUIRE(document["paths"][path].contains(method));
    const json& operation = document["paths"][path][method];
    CHECK(operation["operationId"] == route.operation->id);
    CHECK(operation["responses"].contains(std::to_string(answer.status)));
  }
  std::size_t operations = 0;
  for (const json& methods : document["paths"]) operations += methods.size();
  CHECK(operations == described);
}

TEST_CASE(
    "parameters are taken as the document says: required, within their bounds, one of words") {
  const RunningServer server(matchgraph::test::six_tools());
  HttpClient client(server.port());
  const SchemaCheck check(json::parse(client.get("/openapi.json").body));
  std::size_t bounds = 0;
  for (const matchgraph::server::Route& route : matchgraph::server::routes()) {
    if (!route.is_api() || route.method != "GET") continue;
    std::string ignored;
    for (const json& reference : check.document()["paths"][described_path(route)]["get"].value(
             "parameters", json::array())) {
      const json& parameter = check.resolved(reference, ignored);
      if (parameter["in"] != "query") continue;
      const std::string name = parameter["name"];
      const json& schema = parameter["schema"];
      const auto status = [&](const std::string& value) {
        const std::string address = address_of(route);
        const char* const join = address.find('?') == std::string::npos ? "?" : "&";
        return client.get(address + join + name + "=" + value).status;
      };
      INFO(route.path << " " << name);
      if (parameter.value("required", false)) CHECK(client.get(route.path).status == 400);
      for (const json& word : schema.value("enum", json::array())) CHECK(status(word) == 200);
      if (schema.contains("enum")) CHECK(status("perhaps") == 400);
      if (schema.value("type", "") == "number" || schema.value("type", "") == "integer") {
        CHECK(status("much") == 400);
        CHECK(status(schema["minimum"].dump()) == 200);
        CHECK(status("-1") == 400);
        ++bounds;
      }
      if (!schema.contains("maximum")) continue;
      CHECK(status(schema["maximum"].dump()) == 200);
      CHECK(status(std::to_string(schema["maximum"].get<std::uint64_t>() + 1)) == 400);
    }
  }
  CHECK(bounds == 11);
}
