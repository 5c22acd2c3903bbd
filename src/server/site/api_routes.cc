// The API: the command's JSON over HTTP.
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "matchgraph/error.h"
#include "matchgraph/filter_table.h"
#include "matchgraph/render.h"
#include "server/site/openapi_document.h"
#include "server/site/replies.h"
#include "server/site/request_parameters.h"
#include "server/site/resolved_entities.h"
#include "server/site/site.h"
#include "server/site/visits/shown_results.h"
#include "text/ascii.h"

namespace matchgraph::server {
namespace {

// Of a posted document; what is posted here has one level.
constexpr int kMaxPostedDepth = 4;

HttpReply too_long(std::string_view what) {
  return json_reply(414, error_json("usage", fmt::format("{} is longer than {} bytes: shorten it",
                                                         what, kMaxTextBytes)));
}

bool has_long_value(const web::Parameters& parameters) {
  for (const auto& [name, value] : parameters) {
    if (value.size() > kMaxTextBytes) return true;
  }
  return false;
}

HttpReply unresolved_reply(const Unresolved& unresolved) {
  // Several may be meant, which a client can mend; none is called so, which is an answer.
  const bool ambiguous = unresolved.resolution.kind == Resolution::Kind::kAmbiguous;
  return json_reply(ambiguous ? 400 : 404, to_json(unresolved.resolution, unresolved.asked));
}

template <typename Result>
HttpReply json_result(const Call& call, const Result& result) {
  HttpReply reply = json_reply(200, to_json(result));
  // Answers of MCP carry both: words for the model, and JSON for the program around it.
  if (call.request.is_agent) reply.words = to_markdown(result);
  return reply;
}

template <typename Result>
HttpReply formatted(const Call& call, const std::string& format, const Result& result) {
  return format == "csv" ? csv_reply(to_csv(result)) : json_result(call, result);
}

/// Tells the search's id, and to a new visitor the session that its choices have to come from.
void hand_out(const std::string& id, const Visitor& visitor, HttpReply& reply) {
  if (id.empty()) return;
  reply.headers.emplace_back("X-Search-Id", id);
  if (!visitor.is_new) return;
  // Without it the search would be nobody's, and no choice from it would count.
  reply.headers.emplace_back("Set-Cookie", session_cookie(visitor.session));
  // No cache may hand one visitor's session to another.
  reply.headers.emplace_back("Cache-Control", "private, no-cache");
}

template <typename Result>
HttpReply formatted_list(const Call& call, const std::string& format, const Result& result,
                         const std::vector<std::string>& columns) {
  return format == "csv" ? csv_reply(to_csv(result, columns)) : json_result(call, result);
}

struct PostedChoice {
  SearchId search{};
  std::string entity;
};

// {"search": id of a search, "entity": id}
PostedChoice read_choice(const std::string& body) {
  using nlohmann::json;
  const json::parser_callback_t bounded = [](int depth, json::parse_event_t, json&) {
    return depth <= kMaxPostedDepth;
  };
  // Without exceptions: a broken document has no fields, and the message says what is needed.
  const json document = json::parse(body, bounded, false);
  const auto text = [&document](const char* name) {
    const bool is_there = document.is_object() && document.contains(name);
    return is_there && document[name].is_string() ? document[name].get<std::string>()
                                                  : std::string();
  };
  const std::optional<SearchId> search = parse_search_id(text("search"));
  PostedChoice out{search.value_or(SearchId{}), text("entity")};
  if (!search || out.entity.empty()) {
    throw Error(ErrorCode::kUsage,
                "a JSON object is needed: {\"search\": what X-Search-Id said, \"entity\": an id "
                "that it showed}");
  }
  return out;
}

HttpReply choice_reply(ChoiceOutcome outcome) {
  switch (outcome) {
    case ChoiceOutcome::kRecorded:
      return json_reply(201, "{\"chosen\":\"recorded\"}\n");
    case ChoiceOutcome::kRepeated:
      return json_reply(200, "{\"chosen\":\"repeated\"}\n");
    case ChoiceOutcome::kCapped:
      return json_reply(429, error_json("capped",
                                        "this session has made all the choices that "
                                        "count on one day"));
    case ChoiceOutcome::kUnknownSearch:
      return json_reply(404, error_json("not_found", "no such search is known"));
    case ChoiceOutcome::kOtherSession:
      return json_reply(403, error_json("session",
                                        "no session, or another one, made that search: send "
                                        "back the cookie that came with it"));
    case ChoiceOutcome::kNotShown:
      return json_reply(409, error_json("not_shown", "that search did not show the entity"));
    case ChoiceOutcome::kUnavailable:
      break;
  }
  // A full disk or a lock that others hold goes by, so it is worth another try.
  HttpReply reply =
      json_reply(503, error_json("environment", "the choice could not be written: try again"));
  reply.headers.emplace_back("Retry-After", "5");
  return reply;
}

}  // namespace

HttpReply Site::api_search(const Call& call) const {
  // Before anything is read: what follows folds and searches texts several times.
  if (has_long_value(call.request.parameters)) return too_long("a parameter");
  ParameterReader reader(call.request.parameters);
  const SearchRequest request = read_search(reader, kMaxLimit);
  const std::string format = read_format(reader);
  const std::vector<std::string> columns = reader.texts("column");
  // A misspelt filter that is ignored would answer another question than was asked.
  reader.refuse_unknown();
  if (request.text.empty() && !has_any(request.filters)) {
    throw Error(ErrorCode::kUsage, "say in plain words what is needed (q), or give a filter");
  }
  const Answer answer = call.engine.ask(request);
  HttpReply reply = formatted_list(call, format, answer, columns);
  if (const auto kind = kind_of(answer)) {
    const Visitor visitor = visitor_of(call);
    hand_out(record(call, visitor, *kind, request.text, shown_ids(answer), request.offset), visitor,
             reply);
  }
  return reply;
}

HttpReply Site::api_alternatives(const Call& call) const {
  if (has_long_value(call.request.parameters)) return too_long("a parameter");
  ParameterReader reader(call.request.parameters);
  AlternativesRequest request = read_alternatives(reader, kMaxLimit);
  // Marks are for pages; whoever reads JSON would only pay for them.
  request.marks = false;
  const std::vector<std::string> names = reader.texts("e");
  const std::string format = read_format(reader);
  const std::vector<std::string> columns = reader.texts("column");
  reader.refuse_unknown();
  if (names.empty()) throw Error(ErrorCode::kUsage, "name the entity to find alternatives to (e)");
  auto resolved = resolve_entities(call.engine, names);
  if (const auto* unresolved = std::get_if<Unresolved>(&resolved)) {
    return unresolved_reply(*unresolved);
  }
  request.seeds = std::get<std::vector<std::string>>(std::move(resolved));
  const AlternativesResults results = call.engine.alternatives(request);
  HttpReply reply = formatted_list(call, format, results, columns);
  const Visitor visitor = visitor_of(call);
  hand_out(record(call, visitor, SearchKind::kAlternatives, seeds_text(request.seeds, request.need),
                  shown_ids(results), request.offset),
           visitor, reply);
  return reply;
}

HttpReply Site::api_entity(const Call& call) const {
  if (call.rest.size() > kMaxTextBytes) return too_long("the name");
  ParameterReader reader(call.request.parameters);
  const bool explain = reader.flag("explain");
  const std::string format = read_format(reader);
  reader.refuse_unknown();
  auto resolved = resolve_entities(call.engine, {std::string(call.rest)});
  if (const auto* unresolved = std::get_if<Unresolved>(&resolved)) {
    return unresolved_reply(*unresolved);
  }
  const std::string& id = std::get<std::vector<std::string>>(resolved).front();
  return formatted(call, format, call.engine.entity(id, explain));
}

HttpReply Site::api_compare(const Call& call) const {
  if (has_long_value(call.request.parameters)) return too_long("a parameter");
  ParameterReader reader(call.request.parameters);
  const std::vector<std::string> names = reader.texts("e");
  const bool explain = reader.flag("explain");
  const std::optional<Workload> workload = read_workload(reader);
  const std::string format = read_format(reader);
  reader.refuse_unknown();
  auto resolved = resolve_entities(call.engine, names);
  if (const auto* unresolved = std::get_if<Unresolved>(&resolved)) {
    return unresolved_reply(*unresolved);
  }
  return formatted(
      call, format,
      call.engine.compare(std::get<std::vector<std::string>>(resolved), explain, workload));
}

HttpReply Site::api_path(const Call& call) const {
  if (has_long_value(call.request.parameters)) return too_long("a parameter");
  ParameterReader reader(call.request.parameters);
  const std::vector<std::string> names = reader.texts("e");
  reader.refuse_unknown();
  auto resolved = resolve_entities(call.engine, names);
  if (const auto* unresolved = std::get_if<Unresolved>(&resolved)) {
    return unresolved_reply(*unresolved);
  }
  const auto& ids = std::get<std::vector<std::string>>(resolved);
  if (ids.size() != 2) {
    throw Error(ErrorCode::kUsage, "a way leads from one entity to another: name two (e, e)");
  }
  return json_result(call, call.engine.path(ids.front(), ids.back()));
}

HttpReply Site::api_cover(const Call& call) const {
  if (has_long_value(call.request.parameters)) return too_long("a parameter");
  ParameterReader reader(call.request.parameters);
  const CoverRequest request = read_cover(reader);
  reader.refuse_unknown();
  // Without a need every entity would do.
  if (request.needs.empty())
    throw Error(ErrorCode::kUsage, "say what is needed, one by one (need)");
  return json_result(call, call.engine.cover(request));
}

HttpReply Site::api_suggest(const Call& call) const {
  if (has_long_value(call.request.parameters)) return too_long("a parameter");
  ParameterReader reader(call.request.parameters);
  const std::string text = reader.text("q");
  const std::size_t limit = reader.whole_number("limit", 0, kMaxSuggestions).value_or(kSuggestions);
  reader.refuse_unknown();
  return json_reply(200, to_json(call.engine.suggest(text, limit)));
}

HttpReply Site::api_chosen(const Call& call) const {
  // A page of another site can post forms and plain text without asking the browser's leave, but
  // not this type.
  if (!is_json(call.request.content_type)) {
    return json_reply(415, error_json("usage", "the choice has to come as application/json"));
  }
  const PostedChoice choice = read_choice(call.request.body);
  if (log_ == nullptr) {
    return json_reply(503, error_json("environment", "this server keeps no record of searches"));
  }
  const Visitor visitor = visitor_of(call);
  // Without a session of before nobody has searched.
  if (visitor.is_new || !visitor.may_count) return choice_reply(ChoiceOutcome::kOtherSession);
  return choice_reply(log_->choose(choice.search, choice.entity, visitor.session));
}

HttpReply Site::openapi(const Call&) const { return json_reply(200, std::string(kOpenapiJson)); }

}  // namespace matchgraph::server
