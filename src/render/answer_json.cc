// The answer to a typed text, for a program: the document of search, alternatives or claims, with
// what was understood of the text in "query".
#include "matchgraph/query.h"
#include "matchgraph/render.h"
#include "render/json_values.h"
#include "render/result_json.h"

namespace matchgraph {
namespace {

using render::Json;

Json span_json(const TextSpan& span) { return Json::array({span.begin, span.end}); }

Json seeds_json(const std::vector<Seed>& seeds) {
  Json list = Json::array();
  for (const Seed& seed : seeds) {
    list.push_back({{"typed", seed.typed},
                    {"id", seed.id},
                    {"name", seed.name},
                    {"span", span_json(seed.span)}});
  }
  return list;
}

const char* kind_name(Chip::Kind kind) {
  switch (kind) {
    case Chip::Kind::kSeed:
      return "seed";
    case Chip::Kind::kCritique:
      return "critique";
    case Chip::Kind::kFilter:
      return "filter";
    default:
      return "claim";
  }
}

Json chips_json(const ParsedQuery& query) {
  Json list = Json::array();
  for (const Chip& chip : chips(query)) {
    list.push_back(
        {{"kind", kind_name(chip.kind)}, {"label", chip.label}, {"span", span_json(chip.span)}});
  }
  return list;
}

Json notes_json(const std::vector<ParseNote>& notes) {
  Json list = Json::array();
  for (const ParseNote& note : notes) {
    list.push_back({{"text", note.text}, {"span", span_json(note.span)}});
  }
  return list;
}

/// Adds what was understood; the text is the one that was typed, whole.
void add_query(const ParsedQuery& query, Json& json) {
  json["text"] = query.text;
  json["need"] = query.need;
  json["seeds"] = seeds_json(query.seeds);
  json["understood"] = chips_json(query);
  json["notes"] = notes_json(query.notes);
}

}  // namespace

std::string to_json(const Answer& answer) {
  if (answer.search) {
    Json json = render::search_json(*answer.search);
    add_query(answer.query, json["query"]);
    return render::document(json);
  }
  Json json = {{"query", Json::object()}};
  add_query(answer.query, json["query"]);
  if (answer.alternatives) {
    json.update(render::alternatives_json(*answer.alternatives));
    json["query"]["constraints"] = json["constraints"];
  } else {
    json.update(render::claims_json(*answer.claims));
  }
  return render::document(json);
}

}  // namespace matchgraph
