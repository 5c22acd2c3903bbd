// Builds, checks and snapshots, for a program.
#include "matchgraph/render.h"
#include "render/json/json_values.h"

namespace matchgraph {
namespace {

using render::Json;

Json load_json(const LoadResult& loaded) {
  Json diagnostics = Json::array();
  for (const Diagnostic& diagnostic : loaded.diagnostics) {
    // A field of its own for each part, as editors and scripts jump to file and line.
    diagnostics.push_back(
        {{"file", diagnostic.file},
         {"line", diagnostic.line},
         {"severity", diagnostic.severity == Severity::kError ? "error" : "warning"},
         {"field", render::known_text(diagnostic.field)},
         {"reason", diagnostic.reason},
         {"hint", render::known_text(diagnostic.hint)}});
  }
  Json json = {{"lines", loaded.lines},
               {"entities", loaded.catalogue.entities.size()},
               {"errors", loaded.errors},
               {"warnings", loaded.warnings},
               {"skipped_lines", loaded.skipped_lines},
               {"merged", loaded.merged},
               {"diagnostics", diagnostics}};
  // Where nothing was merged, no two sources can disagree.
  if (loaded.merged > 0) {
    json.set("joined", loaded.joined.size());
    json.set("conflicts", render::object_of(loaded.conflicts));
  }
  return json;
}

Json taken_over_json(const TakenOver& taken) {
  return {{"from", taken.from},
          {"entity_lists", taken.entity_lists},
          {"capability_lists", taken.capability_lists},
          {"texts", taken.texts},
          {"most_drift", taken.most_drift},
          {"most_lacking", taken.most_lacking}};
}

void add_pairs(Json& list, const std::vector<SamePair>& pairs, bool merged) {
  for (const SamePair& pair : pairs) {
    list.push_back({{"id", pair.id},
                    {"other_id", pair.other_id},
                    {"name", pair.name},
                    {"other_name", pair.other_name},
                    {"by", to_string(pair.by)},
                    {"what", pair.what},
                    // Both kinds in one list, told apart by a mark.
                    {"merged", merged}});
  }
}

}  // namespace

std::string to_json(const LoadResult& loaded, const std::vector<SamePair>& duplicates) {
  Json json = load_json(loaded);
  Json list = Json::array();
  add_pairs(list, duplicates, false);
  add_pairs(list, loaded.joined, true);
  json.set("duplicates", list);
  return render::document(json);
}

std::string to_json(const LoadResult& loaded) { return render::document(load_json(loaded)); }

std::string to_json(const BuildReport& report, const LoadResult& loaded) {
  Json json = {{"generation", report.generation},
               {"digest", report.digest},
               {"counts",
                {{"entities", report.entities},
                 {"capabilities", report.capabilities},
                 {"capability_edges", report.capability_edges},
                 {"entity_edges", report.entity_edges},
                 {"claims", report.claims},
                 {"linked_claims", report.linked_claims},
                 {"hedged_claims", report.hedged_claims}}},
               // In the order of the phases, which says where a build spends its time.
               {"seconds", render::object_of(report.phase_seconds)},
               {"bytes", render::object_of(report.files)},
               {"catalogue", load_json(loaded)}};
  if (report.embedding) {
    const EmbeddingReport& embedding = *report.embedding;
    json.set("embedding", {{"asked", embedding.asked}, {"kept", embedding.kept}});
    // A build that went on without its model ends well, and still has to say so.
    if (!embedding.fault.empty()) json.set("warning", embedding.fault);
  }
  if (report.taken_over) json.set("taken_over", taken_over_json(*report.taken_over));
  // Why everything was computed anew, as the next build may be asked to be quicker.
  if (!report.not_taken_over.empty()) json.set("not_taken_over", report.not_taken_over);
  return render::document(json);
}

std::string to_json(const SnapshotStats& stats) {
  Json json = {{"generation", stats.generation},
               {"digest", stats.digest},
               {"folder", stats.folder},
               {"counts", render::object_of(stats.counts)},
               {"types", render::object_of(stats.types)},
               {"bytes", render::object_of(stats.files)},
               {"options", render::object_of(stats.options)}};
  if (stats.embedding) {
    json.set("embedding", {{"model", stats.embedding->model},
                           {"dimensions", stats.embedding->dimensions},
                           {"entities", stats.embedding->entities}});
  }
  if (stats.taken_over) json.set("taken_over", taken_over_json(*stats.taken_over));
  if (!stats.warning.empty()) json.set("warning", stats.warning);
  return render::document(json);
}

std::string to_json(const std::vector<VerifyReport>& reports) {
  Json list = Json::array();
  for (const VerifyReport& report : reports) {
    list.push_back({{"generation", report.generation},
                    {"live", report.live},
                    // Both: a damaged generation may be the live one.
                    {"whole", report.problems.empty()},
                    {"problems", report.problems}});
  }
  return render::document({{"generations", list}});
}

}  // namespace matchgraph
