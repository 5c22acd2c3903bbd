// Past searches, for a program.
#include "matchgraph/render.h"
#include "render/json/json_values.h"

namespace matchgraph {
namespace {

using render::Json;

Json needs_json(const std::vector<NeedCount>& needs) {
  Json list = Json::array();
  for (const NeedCount& need : needs) {
    list.push_back({{"need", need.need}, {"searches", need.searches}, {"choices", need.choices}});
  }
  return list;
}

Json entities_json(const std::vector<EntityCounts>& entities) {
  Json list = Json::array();
  for (const EntityCounts& entity : entities) {
    list.push_back({{"id", entity.id},
                    {"times_matched", entity.times_matched},
                    {"times_chosen", entity.times_chosen}});
  }
  return list;
}

}  // namespace

std::string to_json(const EvidenceStats& stats) {
  return render::document({{"file", stats.file},
                           {"bytes", stats.bytes},
                           // A log without records has none.
                           {"digest", render::known_text(stats.digest)},
                           {"searches", stats.searches},
                           {"choices", stats.choices},
                           {"sessions", stats.sessions},
                           {"forgotten_searches", stats.forgotten_searches},
                           {"forgotten_choices", stats.forgotten_choices},
                           {"entities_shown", stats.entities_shown},
                           {"entities_chosen", stats.entities_chosen},
                           {"first", render::known_date(stats.first)},
                           {"last", render::known_date(stats.last)},
                           {"top_needs", needs_json(stats.top_needs)},
                           {"found_nothing", needs_json(stats.found_nothing)},
                           {"unchosen", needs_json(stats.unchosen)},
                           {"top_chosen", entities_json(stats.top_chosen)}});
}

std::string to_json(const EvidenceImport& import) {
  return render::document({{"lines", import.lines},
                           {"searches", import.searches},
                           {"choices", import.choices},
                           {"known", import.known},
                           {"skipped", import.skipped},
                           {"errors", import.errors},
                           {"warnings", import.warnings}});
}

std::string to_json(const EvidenceForgotten& forgotten) {
  return render::document({{"searches", forgotten.searches}, {"choices", forgotten.choices}});
}

}  // namespace matchgraph
