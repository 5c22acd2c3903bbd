// The answer to a typed text, for a program: the document of search, alternatives, compare or
// claims, with what was understood of the text in "query".
#include "matchgraph/query.h"
#include "matchgraph/render.h"
#include "render/json/json_values.h"
#include "render/json/result_json.h"

namespace matchgraph {
namespace {

using render::Json;

// Bytes of the typed text, as its highlights are.
Json span_json(const TextSpan& span) { return std::vector{span.begin, span.end}; }

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
    case Chip::Kind::kCompared:
      return "compared";
    case Chip::Kind::kCondition:
      return "condition";
    default:
      return "claim";
  }
}

Json chips_json(const ParsedQuery& query) {
  Json list = Json::array();
  // With the place in the text, so that a program can mark what each chip came from.
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

Json unused_json(const std::vector<UnusedPart>& parts) {
  Json list = Json::array();
  for (const UnusedPart& part : parts) {
    Json json = {{"text", part.text}, {"reason", part.reason}, {"span", span_json(part.span)}};
    // What could be typed instead, where there is something.
    if (!part.instead.empty()) {
      json.set("instead", part.instead);
      json.set("label", part.label);
    }
    if (part.count) json.set("count", *part.count);
    list.push_back(json);
  }
  return list;
}

Json unknown_json(const UnknownName& unknown) {
  Json near = Json::array();
  for (const NamedEntity& one : unknown.near) {
    near.push_back({{"id", one.id}, {"name", one.name}});
  }
  Json known = Json::array();
  for (const NamedEntity& one : unknown.known) {
    known.push_back({{"id", one.id}, {"name", one.name}});
  }
  return {{"typed", unknown.typed},
          {"near", near},
          {"known", known},
          // Ready to be sent, as most clients offer it as a link.
          {"question", "What does " + unknown.typed + " do?"},
          {"span", span_json(unknown.span)}};
}

/// What was understood of the text, beside it.
Json understood_json(const ParsedQuery& query) {
  Json json = {{"need", query.need},
               {"seeds", seeds_json(query.seeds)},
               {"understood", chips_json(query)},
               {"notes", notes_json(query.notes)},
               {"unused", unused_json(query.unused)}};
  if (query.unknown) json.set("unknown_name", unknown_json(*query.unknown));
  return json;
}

}  // namespace

std::string to_json(const Answer& answer) {
  const Json understood = understood_json(answer.query);
  Json json = Json::object(render::kUsualBytes);
  // A search has fields of its own in "query", which what was understood joins.
  if (answer.search) {
    render::put_search(json, *answer.search, answer.query.text, understood);
    return render::document(json);
  }
  json.set_object("query", [&] {
    json.set("text", answer.query.text);
    json.update(understood);
    if (answer.alternatives) {
      // A list of alternatives may be narrowed in words; what became of that is told here.
      json.set("constraints", render::constraints_json(answer.alternatives->constraints));
    }
  });
  if (answer.alternatives) {
    render::put_alternatives(json, *answer.alternatives);
  } else if (answer.comparison) {
    render::put_comparison(json, *answer.comparison);
  } else {
    // Exactly one of the four is there.
    render::put_claims(json, *answer.claims);
  }
  return render::document(json);
}

}  // namespace matchgraph
