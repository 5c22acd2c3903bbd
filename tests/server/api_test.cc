// The API through a real socket: what it answers, and how it refuses.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "http_client.h"
#include "matchgraph/engine.h"
#include "matchgraph/evidence.h"
#include "matchgraph/query.h"
#include "matchgraph/render.h"
#include "running_server.h"
#include "support/small_catalogue.h"

using matchgraph::test::HttpAnswer;
using matchgraph::test::HttpClient;
using matchgraph::test::RunningServer;
using nlohmann::json;

namespace {

struct SixTools {
  SixTools() : server(matchgraph::test::six_tools()), client(server.port()) {}
  RunningServer server;
  HttpClient client;
};

matchgraph::SearchRequest request_for(const std::string& text) {
  matchgraph::SearchRequest request;
  request.text = text;
  return request;
}

}  // namespace

TEST_CASE_FIXTURE(SixTools, "the API answers with the bytes of the renderers") {
  const matchgraph::Engine engine(matchgraph::open_snapshot(server.data()));
  matchgraph::SearchRequest search;
  search.text = "convert PDF files";
  search.filters.types = {"tool"};
  search.limit = 3;
  const HttpAnswer found = client.get("/api/v1/search?q=convert+PDF+files&type=tool&limit=3");
  CHECK(found.status == 200);
  CHECK(found.body == to_json(engine.ask(search)));
  CHECK(found.headers.at("content-type") == "application/json; charset=utf-8");
  CHECK(found.headers.at("x-generation") == "1");
  CHECK(matchgraph::parse_search_id(found.headers.at("x-search-id")));

  matchgraph::AlternativesRequest like;
  like.seeds = {"pdf/textract"};
  like.filters.paid = true;
  CHECK(client.get("/api/v1/alternatives?e=pdf/textract&paid=1").body ==
        to_json(engine.alternatives(like)));
  CHECK(client.get("/api/v1/entities/pdf/textract").body == to_json(engine.entity("pdf/textract")));
  CHECK(client.get("/api/v1/entities/PgAsk?explain=1").body ==
        to_json(engine.entity("db/pgask", true)));
  CHECK(client.get("/api/v1/compare?e=PgAsk&e=db%2Fliteask").body ==
        to_json(engine.compare({"db/pgask", "db/liteask"})));
  CHECK(client.get("/api/v1/path?e=PgAsk&e=db%2Fliteask").body ==
        to_json(engine.path("db/pgask", "db/liteask")));
  CHECK(client.get("/api/v1/compare?e=PgAsk&e=Scanly&workload=in%3D2M").body ==
        to_json(engine.compare({"db/pgask", "pdf/scanly"}, false,
                               matchgraph::parse_workload("in=2M"))));
  like.filters.workload = matchgraph::parse_workload("in=2M per day");
  const std::string costs =
      client.get("/api/v1/alternatives?e=pdf/textract&paid=1&workload=in=2M+per+day").body;
  CHECK(costs == to_json(engine.alternatives(like)));
  const json priced = json::parse(costs);
  CHECK(priced["workload"] == "in=2M per day");
  for (const json& result : priced["results"]) {
    if (result["id"] != "pdf/paperflow") continue;
    CHECK(result["cost"] ==
          json::parse(R"({"amount":4.0,"currency":"USD","per":"day","offer":null,"own":4.0})"));
  }
  CHECK(client.get("/api/v1/suggest?q=Pg").body == to_json(engine.suggest("Pg", 8)));
  CHECK(client.get("/api/v1/search?q=like+%22db/pgask%22+but+free").body ==
        to_json(engine.ask(request_for("like \"db/pgask\" but free"))));
  const HttpAnswer table = client.get("/api/v1/search?q=chess&format=csv");
  CHECK(table.body == to_csv(engine.ask(request_for("chess"))));
  CHECK(table.headers.at("content-type").starts_with("text/csv"));
}

TEST_CASE_FIXTURE(SixTools,
                  "phrases and excluded words are asked through addresses, page by page") {
  const auto ask = [&](const std::string& rest) {
    const HttpAnswer answer = client.get("/api/v1/search?" + rest);
    CHECK(answer.status == 200);
    return json::parse(answer.body);
  };
  const auto ids = [](const json& answer) {
    std::vector<std::string> out;
    for (const json& result : answer["results"]) out.push_back(result["id"]);
    return out;
  };
  const json all = ask("q=%22plain+English%22&limit=100");
  REQUIRE(all["total"].get<std::size_t>() >= 2);
  CHECK(all["query"]["constraints"][0]["critique"] == "\"plain English\"");
  std::vector<std::string> paged;
  for (std::size_t offset = 0; offset < all["total"]; ++offset) {
    const json page = ask("q=%22plain+English%22&limit=1&offset=" + std::to_string(offset));
    CHECK(page["total"] == all["total"]);
    for (const std::string& id : ids(page)) paged.push_back(id);
  }
  CHECK(paged == ids(all));
  const std::string first = all["results"][0]["name"];
  const json without = ask("q=%22plain+English%22+-" + first + "&sort=name");
  CHECK(without["total"] == all["total"].get<std::size_t>() - 1);
  for (const json& result : without["results"]) CHECK(result["name"] != first);
  for (const auto& [type, count] : all["facets"]["type"].items()) {
    CHECK(ask("q=%22plain+English%22&type=" + type)["total"] == count);
  }
}

TEST_CASE_FIXTURE(SixTools, "what is wrong with a request is said with the right status") {
  const auto status = [this](const std::string& target) { return client.get(target).status; };
  const auto code = [this](const std::string& target) {
    return json::parse(client.get(target).body)["error"]["code"].get<std::string>();
  };
  CHECK(status("/api/v1/search") == 400);
  CHECK(status("/api/v1/search?q=") == 400);
  CHECK(status("/api/v1/search?q=a&limit=1001") == 400);
  CHECK(status("/api/v1/search?q=a&limit=-1") == 400);
  CHECK(status("/api/v1/search?q=a&free=perhaps") == 400);
  CHECK(status("/api/v1/search?q=a&max-price=nan") == 400);
  CHECK(status("/api/v1/search?q=a&where=context") == 400);
  CHECK(status("/api/v1/search?q=a&sort=best") == 400);
  CHECK(status("/api/v1/search?q=a&format=page") == 400);
  CHECK(status("/api/v1/search?q=a&limti=3") == 400);
  CHECK(status("/api/v1/search?q=a&where=stars>=100") == 200);
  CHECK(status("/api/v1/search?q=a&workload=much") == 400);
  CHECK(status("/api/v1/compare?e=PgAsk&e=Scanly&workload=in=0") == 400);
  CHECK(status("/api/v1/search?q=" + std::string(2049, 'a')) == 414);
  CHECK(status("/api/v1/alternatives") == 400);
  CHECK(status("/api/v1/compare?e=PgAsk") == 400);
  CHECK(status("/api/v1/path?e=PgAsk") == 400);
  CHECK(status("/api/v1/path?e=PgAsk&e=Scanly&e=LiteAsk") == 400);
  CHECK(status("/api/v1/path?e=PgAsk&e=nosuchthing") == 404);
  CHECK(status("/api/v1/entities/nothing-like-it") == 404);
  CHECK(code("/api/v1/entities/nothing-like-it") == "not_found");
  CHECK(status("/api/v1/nothing") == 404);
  CHECK(code("/api/v1/nothing") == "not_found");
  CHECK(status("/api/v1/entities/") == 404);
  CHECK(client.post("/api/v1/search", "{}").status == 405);
  CHECK(client.get("/api/v1/chosen").headers.at("allow") == "POST, OPTIONS");
  // A slash too many leads to what was meant, on this site.
  CHECK(client.get("/search/?q=pdf").headers.at("location") == "/search?q=pdf");
  CHECK(client.get("//search").headers.at("location") == "/search");
  CHECK(client.get("/entity//pdf/textract/").headers.at("location") == "/entity/pdf/textract");
  CHECK(status("//elsewhere.example/") == 404);
  // What nothing is found for is no error.
  CHECK(status("/api/v1/search?q=zzzzqqq") == 200);
  // Bytes that are no text are told from text.
  CHECK(status("/api/v1/search?q=%ff") == 400);
  CHECK(status("/api/v1/search?q=PDF%00%0a") == 200);
}

TEST_CASE_FIXTURE(SixTools, "an answer is tagged until another generation serves") {
  const HttpAnswer first = client.get("/api/v1/entities/game/chess");
  const std::string condition = "If-None-Match: " + first.headers.at("etag") + "\r\n";
  const HttpAnswer again = client.get("/api/v1/entities/game/chess", condition);
  CHECK(again.status == 304);
  CHECK(again.body.empty());
  CHECK(again.headers.at("etag") == first.headers.at("etag"));
  CHECK(client.get("/api/v1/entities/game/chess", "If-None-Match: \"x\"\r\n").status == 200);
  CHECK(client.get("/api/v1/entities/game/chess", "If-None-Match: *\r\n").status == 304);
  CHECK(client.get("/api/v1/entities/nothing-like-it", "").headers.count("etag") == 0);
  server.build(
      matchgraph::test::catalogue_of(R"({"id":"a","name":"A","type":"tool","capabilities":[]})"));
  HttpAnswer later;
  for (int i = 0; i < 200 && later.headers["x-generation"] != "2"; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    later = client.get("/api/v1/entities/a");
  }
  CHECK(later.headers["x-generation"] == "2");
  CHECK(client.get("/api/v1/entities/a", condition).status == 200);
  CHECK(client.get("/api/v1/entities/game/chess", condition).status == 404);
}

TEST_CASE_FIXTURE(SixTools, "a choice is on disk when it is answered, and counts once") {
  const HttpAnswer found = client.get("/api/v1/search?q=convert+PDF");
  const std::string search = found.headers.at("x-search-id");
  const std::string own = cookie_of(found);
  const auto choose = [&](const std::string& id, const std::string& entity) {
    const json body = {{"search", id}, {"entity", entity}};
    return client.post("/api/v1/chosen", body.dump(), own).status;
  };
  CHECK(choose(search, "pdf/textract") == 201);
  CHECK(choose(search, "pdf/textract") == 200);
  CHECK(choose(search, "game/chess") == 409);
  CHECK(choose("0123456789abcdef", "pdf/textract") == 404);
  CHECK(choose("nonsense", "pdf/textract") == 400);
  CHECK(choose(search, "") == 400);
  CHECK(client.post("/api/v1/chosen", "{").status == 400);
  CHECK(client.post("/api/v1/chosen", "[[[[[[[[1]]]]]]]]").status == 400);
  CHECK(client.post("/api/v1/chosen", "").status == 400);
  client.send("POST /api/v1/chosen HTTP/1.1\r\nHost: " + client.host() +
              "\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\n{}");
  CHECK(client.read().status == 415);
  // By nobody, by a session that this server did not make, and by that of another visitor.
  const std::string other = cookie_of(client.get("/api/v1/search?q=chess"));
  REQUIRE(!other.empty());
  for (const std::string& cookie :
       {std::string(),
        std::string("Cookie: a=b; matchgraph_session=0123456789abcdef0123456789abcdef\r\n"),
        other}) {
    const json body = {{"search", search}, {"entity", "pdf/paperflow"}};
    CHECK(client.post("/api/v1/chosen", body.dump(), cookie).status == 403);
  }
  const matchgraph::Evidence evidence =
      matchgraph::read_evidence({.data = server.data(), .files = {}}).evidence;
  REQUIRE(evidence.choices.size() == 1);
  CHECK(evidence.entities[evidence.choices[0].entity].id == "pdf/textract");
}

TEST_CASE("a server that keeps no record gives no search id") {
  matchgraph::ServerOptions options;
  options.record = false;
  RunningServer server(matchgraph::test::six_tools(), options);
  HttpClient client(server.port());
  CHECK(client.get("/api/v1/search?q=PDF").headers.count("x-search-id") == 0);
  CHECK(client.get("/search?q=PDF").headers.count("set-cookie") == 0);
  CHECK(client.post("/api/v1/chosen", R"({"search":"0123456789abcdef","entity":"a"})").status ==
        503);
}

TEST_CASE_FIXTURE(SixTools, "the OpenAPI document names what the routes take") {
  const json document = json::parse(client.get("/openapi.json").body);
  CHECK(document["openapi"] == "3.0.3");
  std::set<std::string> operations;
  for (const auto& [path, methods] : document["paths"].items()) {
    for (const auto& [method, operation] : methods.items()) {
      CHECK(operations.insert(operation["operationId"]).second);
      std::set<std::string> documented;
      for (json parameter : operation.value("parameters", json::array())) {
        if (parameter.contains("$ref")) {
          parameter = document[json::json_pointer(parameter["$ref"].get<std::string>().substr(1))];
        }
        REQUIRE(parameter.contains("name"));
        if (parameter["in"] == "query") documented.insert(parameter["name"]);
      }
      if (!path.starts_with("/api/") || method != "get") continue;
      // A parameter that is none makes the route say which there are.
      std::string target = path;
      if (const auto at = target.find("{id}"); at != std::string::npos) {
        target.replace(at, 4, "game/chess");
      }
      const json refusal = json::parse(client.get(target + "?no-such-parameter=1").body);
      const std::string message = refusal["error"]["message"];
      std::set<std::string> taken;
      std::string names = message.substr(message.find("there are ") + 10) + ", ";
      for (std::size_t end = 0; (end = names.find(", ")) != std::string::npos;) {
        taken.insert(names.substr(0, end));
        names.erase(0, end + 2);
      }
      INFO(path);
      CHECK(taken == documented);
    }
  }
  CHECK(operations.size() == 14);
}

TEST_CASE_FIXTURE(SixTools, "references of the OpenAPI document lead somewhere") {
  const json document = json::parse(client.get("/openapi.json").body);
  std::size_t references = 0;
  const std::function<void(const json&)> walk = [&](const json& value) {
    if (value.is_object() && value.contains("$ref")) {
      ++references;
      CHECK(document.contains(json::json_pointer(value["$ref"].get<std::string>().substr(1))));
    }
    if (value.is_structured()) {
      for (const json& child : value) walk(child);
    }
  };
  walk(document);
  CHECK(references > 50);
}

TEST_CASE_FIXTURE(SixTools, "a server tells how it is") {
  CHECK(client.get("/healthz").body == "ok\n");
  CHECK(client.get("/readyz").body == "ready\n");
  client.get("/api/v1/search?q=PDF");
  const std::string metrics = client.get("/metrics").body;
  CHECK(metrics.find("matchgraph_requests_total{route=\"/api/v1/search\",status=\"2xx\"} 1\n") !=
        std::string::npos);
  CHECK(metrics.find("matchgraph_generation 1\n") != std::string::npos);
  CHECK(metrics.find("matchgraph_entities 6\n") != std::string::npos);
}
