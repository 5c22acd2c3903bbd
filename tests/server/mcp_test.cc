// The Model Context Protocol over HTTP: what is no message, no conversation or no tool is answered
// as the specification says, and tools answer as the API does.
#include "matchgraph/mcp.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "http_client.h"
#include "matchgraph/evidence.h"
#include "running_server.h"
#include "server/mcp/protocol.h"
#include "server/mcp/resources.h"
#include "server/mcp/sessions.h"
#include "server/mcp/short_result.h"
#include "server/mcp/tools.h"
#include "support/small_catalogue.h"

using matchgraph::McpServer;
using matchgraph::test::HttpAnswer;
using matchgraph::test::HttpClient;
using matchgraph::test::RunningServer;
using nlohmann::json;
using nlohmann::ordered_json;

namespace {

constexpr const char* kAccept = "Accept: application/json, text/event-stream\r\n";

std::string initialize(const std::string& version) {
  return json{{"jsonrpc", "2.0"},
              {"id", 1},
              {"method", "initialize"},
              {"params",
               {{"protocolVersion", version},
                {"capabilities", json::object()},
                {"clientInfo", {{"name", "test"}, {"version", "1"}}}}}}
      .dump();
}

std::string request(const std::string& method, const json& params, const json& id = 7) {
  return json{{"jsonrpc", "2.0"}, {"id", id}, {"method", method}, {"params", params}}.dump();
}

std::string call(const std::string& tool, const json& arguments) {
  return request("tools/call", {{"name", tool}, {"arguments", arguments}});
}

/// A client of /mcp over six tools, with a conversation.
class Agent {
 public:
  explicit Agent(const std::string& version = "2025-11-25")
      : server_(matchgraph::test::six_tools()), client_(server_.port()) {
    const HttpAnswer answer = client_.post("/mcp", initialize(version), kAccept);
    REQUIRE(answer.status == 200);
    session_ = answer.headers.at("mcp-session-id");
    begun_ = json::parse(answer.body)["result"];
  }

  HttpAnswer post(const std::string& message, const std::string& headers = {}) {
    return client_.post("/mcp", message,
                        kAccept + ("Mcp-Session-Id: " + session_ + "\r\n") + headers);
  }
  json result(const std::string& message) {
    const HttpAnswer answer = post(message);
    REQUIRE(answer.status == 200);
    const json body = json::parse(answer.body);
    INFO(answer.body);
    REQUIRE(body.contains("result"));
    return body["result"];
  }
  /// Code of the error that a message is answered with.
  int fault(const std::string& message, int status = 200) {
    const HttpAnswer answer = post(message);
    CHECK(answer.status == status);
    const json body = json::parse(answer.body);
    INFO(answer.body);
    REQUIRE(body.contains("error"));
    return body["error"]["code"];
  }

  const json& begun() const { return begun_; }
  const std::string& session() const { return session_; }
  HttpClient& client() { return client_; }
  RunningServer& server() { return server_; }

 private:
  RunningServer server_;
  HttpClient client_;
  std::string session_;
  json begun_;
};

}  // namespace

TEST_CASE("each version that is spoken is agreed to, another is answered with the newest") {
  for (const std::string_view version : matchgraph::server::kProtocolVersions) {
    CHECK(Agent(std::string(version)).begun()["protocolVersion"] == version);
  }
  for (const char* version : {"2024-11-05", "1999-01-01", "", "latest"}) {
    CHECK(Agent(version).begun()["protocolVersion"] == "2025-11-25");
  }
}

TEST_CASE("what is no message, and what names no method or tool, is told by JSON-RPC's codes") {
  Agent agent;
  CHECK(agent.fault("{\"jsonrpc\":", 400) == -32700);
  CHECK(agent.fault(std::string(40, '[') + std::string(40, ']'), 400) == -32700);
  CHECK(agent.fault("\"ping\"", 400) == -32600);
  CHECK(agent.fault(R"({"id":1,"method":"ping"})", 400) == -32600);
  CHECK(agent.fault(R"({"jsonrpc":"1.0","id":1,"method":"ping"})", 400) == -32600);
  CHECK(agent.fault(R"({"jsonrpc":"2.0","id":null,"method":"ping"})", 400) == -32600);
  CHECK(agent.fault(R"({"jsonrpc":"2.0","id":{},"method":"ping"})", 400) == -32600);
  CHECK(agent.fault(R"({"jsonrpc":"2.0","id":1})", 400) == -32600);
  CHECK(agent.fault(R"({"jsonrpc":"2.0","id":1,"method":"ping","params":[1]})", 400) == -32600);
  CHECK(agent.fault(request("tools/divine", json::object())) == -32601);
  CHECK(agent.fault(request("prompts/list", json::object())) == -32601);
  CHECK(agent.fault(request("tools/call", json::object())) == -32602);
  CHECK(agent.fault(request("tools/call", {{"name", 5}})) == -32602);
  CHECK(agent.fault(request("tools/call", {{"name", "divine"}})) == -32602);
  CHECK(agent.fault(request("tools/call", {{"name", "search"}, {"arguments", "pdf"}})) == -32602);
  CHECK(agent.fault(request("tools/list", {{"cursor", "5"}})) == -32602);
  CHECK(agent.fault(request("resources/list", {{"cursor", "7"}})) == -32602);
  CHECK(agent.fault(request("resources/read", {{"uri", "matchgraph://entity/none"}})) == -32002);
  CHECK(agent.fault(request("resources/read", {{"uri", "file:///etc/passwd"}})) == -32002);
  CHECK(agent.fault(request("resources/read", {{"uri", "matchgraph://entity/%zz"}})) == -32002);
  CHECK(agent.fault(request("initialize", json::object())) == -32602);
  // After all of these the conversation goes on.
  CHECK(agent.result(request("ping", json::object())) == json::object());
}

TEST_CASE("what a model can mend is a tool's error that says what to try, not the protocol's") {
  Agent agent;
  const auto told = [&agent](const std::string& tool, const json& arguments) {
    const json result = agent.result(call(tool, arguments));
    CHECK(result["isError"] == true);
    return result["content"][0]["text"].get<std::string>();
  };
  CHECK(told("search", json::object()) ==
        "say in plain words what is needed (need), or give a filter.");
  CHECK(told("search", {{"need", "pdf"}, {"limit", 51}}) ==
        "limit: at most 50 is possible here, not 51; the rest is reached with offset.");
  CHECK(told("search", {{"need", "pdf"}, {"limit", -1}}).find("limit: ") == 0);
  CHECK(told("search", {{"need", {"pdf"}}}) == "need: a text is needed, not array.");
  CHECK(told("alternatives", {{"entities", {1}}}) ==
        "entities: a list of texts is needed, not number.");
  CHECK(told("entity", {{"entity", "nothing like it"}}) ==
        "nothing is called \"nothing like it\". Find it by what it does with the tool search, or "
        "give its id.");
  CHECK(told("entity", {{"entity", ""}}).find("entity is needed") == 0);
  CHECK(told("compare", {{"entities", {"Textract"}}}).find("between 2 and 8") != std::string::npos);
  CHECK(told("cover", {{"needs", json::array()}}).find("needs is needed") == 0);
  CHECK(told("search", {{"need", std::string(2049, 'a')}}).find("longer than 2048") !=
        std::string::npos);
  CHECK(told("search", {{"need", "pdf"}, {"where", "context >"}}).find("context >") !=
        std::string::npos);
  CHECK(told("search", {{"need", "pdf"}, {"max_price", -1}}).find("max_price: ") == 0);
  CHECK(told("path", {{"entities", {"Textract"}}}).find("name two (entities)") !=
        std::string::npos);
}

TEST_CASE("batches are answered where the version has them, in their order, notifications not") {
  Agent old("2025-03-26");
  const std::string notified = R"({"jsonrpc":"2.0","method":"notifications/initialized"})";
  const HttpAnswer answer = old.post("[" + request("ping", json::object(), "a") + "," + notified +
                                     "," + request("nothing", json::object(), 2) + "]");
  CHECK(answer.status == 200);
  const json answers = json::parse(answer.body);
  REQUIRE(answers.size() == 2);
  CHECK(answers[0]["id"] == "a");
  CHECK(answers[1]["error"]["code"] == -32601);
  CHECK(old.post("[" + notified + "]").status == 202);
  CHECK(old.fault("[]", 400) == -32600);
  CHECK(old.fault("[" + initialize("2025-03-26") + "]", 400) == -32600);
  std::string many = "[" + notified;
  for (int i = 0; i < 8; ++i) many += "," + notified;
  CHECK(old.fault(many + "]", 400) == -32600);
  Agent agent("2025-06-18");
  CHECK(agent.fault("[" + request("ping", json::object()) + "]", 400) == -32600);
}

TEST_CASE("over HTTP a conversation has a session, a version, an origin and a size") {
  Agent agent;
  HttpClient& client = agent.client();
  const std::string ping = request("ping", json::object());
  CHECK(client.post("/mcp", ping, kAccept).status == 400);
  CHECK(client.post("/mcp", ping, std::string(kAccept) + "Mcp-Session-Id: 0\r\n").status == 404);
  CHECK(agent.post(ping, "MCP-Protocol-Version: 2025-06-18\r\n").status == 200);
  CHECK(agent.post(ping, "MCP-Protocol-Version: 1999-01-01\r\n").status == 400);
  CHECK(agent.post(ping, "Origin: http://evil.example\r\n").status == 403);
  CHECK(agent.post(ping, "Origin: http://" + client.host() + "\r\n").status == 200);
  CHECK(client.post("/mcp", ping, "Accept: text/html\r\n").status == 406);
  CHECK(client.send_as("POST", "/mcp", "Content-Type: text/plain\r\n", ping).status == 415);
  CHECK(client.send_as("POST", "/mcp", "Content-Type: application/json-patch+json\r\n", ping)
            .status == 415);
  CHECK(client.get("/mcp").status == 405);
  // What only tells needs no answer: of a request that was answered, or of one that never was.
  for (const char* told :
       {R"({"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":7}})",
        R"({"jsonrpc":"2.0","method":"notifications/cancelled"})",
        R"({"jsonrpc":"2.0","method":"notifications/initialized"})",
        R"({"jsonrpc":"2.0","id":99,"result":{}})"}) {
    const HttpAnswer answer = agent.post(told);
    CHECK(answer.status == 202);
    CHECK(answer.body.empty());
  }
  const std::string session = "Mcp-Session-Id: " + agent.session() + "\r\n";
  CHECK(client.send_as("DELETE", "/mcp", session).status == 204);
  CHECK(client.send_as("DELETE", "/mcp", session).status == 404);
  CHECK(agent.post(ping).status == 404);
  HttpClient other(agent.server().port());
  CHECK(other.post("/mcp", std::string(70'000, ' '), kAccept).status == 413);
}

TEST_CASE("tools answer with a text, and where the version has it with content of their schema") {
  Agent agent;
  const json listed = agent.result(request("tools/list", json::object()))["tools"];
  CHECK(listed.size() == matchgraph::server::tools().size());
  for (const json& tool : listed) {
    INFO(tool["name"]);
    CHECK(tool["annotations"]["readOnlyHint"] == true);
    CHECK(tool["inputSchema"]["additionalProperties"] == false);
    CHECK(tool["outputSchema"]["$defs"].size() > 3);
    // References lead somewhere, and nothing is left of OpenAPI's way.
    const std::string text = tool["outputSchema"].dump();
    CHECK(text.find("nullable") == std::string::npos);
    CHECK(text.find("#/components") == std::string::npos);
  }
  const json found = agent.result(call("search", {{"need", "convert PDF"}}));
  CHECK(found["isError"] == false);
  CHECK(found["structuredContent"]["results"][0]["id"] == "pdf/paperflow");
  CHECK(found["content"][0]["text"].get<std::string>().find("Textract") != std::string::npos);
  CHECK_FALSE(found["structuredContent"]["results"][0].contains("name_highlight"));
  const json tools = agent.result(call("cover", {{"needs", {"convert PDF", "play chess"}}}));
  CHECK(tools["structuredContent"]["at_least"] == 2);
  Agent old("2025-03-26");
  const json plain = old.result(call("search", {{"need", "convert PDF"}}));
  CHECK_FALSE(plain.contains("structuredContent"));
  CHECK_FALSE(
      old.result(request("tools/list", json::object()))["tools"][0].contains("outputSchema"));
}

TEST_CASE("what agents search is recorded as theirs, a conversation a session; the rest is not") {
  Agent agent;
  agent.result(call("search", {{"need", "convert PDF"}, {"type", {"tool"}}}));
  agent.result(call("alternatives", {{"entities", {"Textract"}}}));
  agent.result(call("compare", {{"entities", {"Textract", "Scanly"}}}));
  agent.result(request("resources/list", json::object()));
  agent.result(request("completion/complete",
                       {{"ref", {{"type", "ref/resource"}, {"uri", "matchgraph://entity/{+id}"}}},
                        {"argument", {{"name", "id"}, {"value", "pape"}}}}));
  agent.server().stop();
  std::vector<json> lines;
  matchgraph::export_evidence(agent.server().data(), [&lines](std::string_view line) {
    lines.push_back(json::parse(line));
  });
  REQUIRE(lines.size() == 2);
  CHECK(lines[0]["query"] == "convert PDF");
  CHECK(lines[0]["filters"] == "type=tool&agent=1");
  CHECK(lines[1]["kind"] == "alternatives");
  CHECK(lines[1]["filters"] == "agent=1");
  CHECK(lines[0]["session"] == lines[1]["session"]);
}

TEST_CASE(
    "entities are resources: listed, read as Markdown, and found by the beginning of a name") {
  Agent agent;
  const json listed = agent.result(request("resources/list", json::object()));
  CHECK(listed["resources"].size() == 6);
  CHECK_FALSE(listed.contains("nextCursor"));
  for (const json& resource : listed["resources"]) {
    const json read = agent.result(request("resources/read", {{"uri", resource["uri"]}}));
    CHECK(read["contents"][0]["uri"] == resource["uri"]);
    const std::string text = read["contents"][0]["text"];
    CHECK(text.starts_with("# " + resource["title"].get<std::string>()));
  }
  const json completed = agent.result(
      request("completion/complete",
              {{"ref", {{"type", "ref/resource"}, {"uri", "matchgraph://entity/{+id}"}}},
               {"argument", {{"name", "id"}, {"value", "pape"}}}}));
  CHECK(completed["completion"]["values"] == json::array({"pdf/paperflow"}));
  for (const char* id : {"a/b", "plain", "with%25 space", "ä/ö?#"}) {
    CHECK(matchgraph::server::id_of_resource(matchgraph::server::resource_of(id)) == id);
  }
}

TEST_CASE(
    "a request that is cancelled while it waits is never answered, and lines may be too long") {
  const RunningServer folder(matchgraph::test::six_tools());
  McpServer server({.data = folder.data(), .record = false, .max_message_bytes = 300});
  server.receive(initialize("2025-06-18"));
  CHECK(json::parse(server.answer_next())["id"] == 1);
  server.receive(request("ping", json::object(), "first"));
  server.receive(request("ping", json::object(), 2));
  server.receive(request("ping", json::object(), "third"));
  server.receive(
      R"({"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":2}})");
  std::vector<json> ids;
  while (server.waiting() > 0) ids.push_back(json::parse(server.answer_next())["id"]);
  CHECK(ids == std::vector<json>{"first", "third"});
  server.receive(std::string(301, ' '));
  CHECK(json::parse(server.answer_next())["error"]["code"] == -32600);
  server.receive(R"({"jsonrpc":"2.0","method":"notifications/initialized"})");
  CHECK(server.answer_next().empty());
}

TEST_CASE("long answers are shortened to a model's measure, which is said, and whole when asked") {
  const std::string sentence = "Ein längerer Satz über Kataloge und ihre Suche. ";
  std::string text;
  for (int i = 0; i < 20; ++i) text += sentence;
  ordered_json item = {{"id", std::string(400, 'x')}, {"text", text}, {"highlight", "<b>"}};
  ordered_json items = ordered_json::array();
  for (int i = 0; i < 20; ++i) items.push_back(item);
  item["only_here"] = items;
  const ordered_json document = {{"results", ordered_json::array({item})}, {"facets", 1}};
  const ordered_json whole = matchgraph::server::short_result(document, true);
  CHECK(whole["results"][0]["only_here"].size() == 20);
  CHECK(whole["results"][0]["text"] == text);
  CHECK_FALSE(whole["results"][0].contains("highlight"));
  CHECK_FALSE(whole.contains("facets"));
  CHECK_FALSE(whole.contains("cut"));
  const ordered_json cut = matchgraph::server::short_result(document, false);
  CHECK(cut["results"][0]["only_here"].size() == 3);
  CHECK(cut["results"][0]["id"].get<std::string>().size() == 400);
  const std::string begun = cut["results"][0]["text"];
  CHECK(begun.size() <= 283);
  CHECK(begun.ends_with("…"));
  CHECK(text.starts_with(begun.substr(0, begun.size() - 3)));
  CHECK(cut["cut"]["texts"] == 4);
  CHECK(cut["cut"]["items"] == 17);
  CHECK(matchgraph::server::short_words("a\nb\n", false, {.words_bytes = 3}) ==
        "a\n\n(cut here; call again with \"full\": true for the whole)\n");
}

TEST_CASE("conversations end by silence, by leave, or for others where there are too many") {
  matchgraph::server::Sessions sessions({.most = 2, .silence = std::chrono::minutes(60)});
  sessions.begin("a", {"2025-06-18", "a"});
  sessions.begin("b", {});
  CHECK(sessions.find("a")->version == "2025-06-18");
  sessions.begin("c", {});
  CHECK(sessions.find("a"));
  CHECK_FALSE(sessions.find("b"));
  CHECK(sessions.end("a"));
  CHECK_FALSE(sessions.end("a"));
  matchgraph::server::Sessions silent({.most = 9, .silence = std::chrono::minutes(-1)});
  silent.begin("a", {});
  CHECK_FALSE(silent.find("a"));
}
