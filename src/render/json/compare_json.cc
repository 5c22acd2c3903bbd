// A comparison for a program.
#include "matchgraph/render.h"
#include "render/json/json_values.h"
#include "render/json/result_json.h"
#include "render/relation_names.h"

namespace matchgraph {
namespace {

using render::Json;

Json origins_json(const std::vector<FactOrigin>& origins) {
  Json list = Json::array();
  for (const FactOrigin& origin : origins) list.push_back(render::origin_json(origin));
  return list;
}

Json table_json(const std::vector<TableRow>& table) {
  Json list = Json::array();
  for (const TableRow& row : table) {
    Json json = {{"feature", row.feature}, {"values", row.values}, {"differs", row.differs}};
    // Absent where one source told everything.
    if (!row.origins.empty()) json.set("origins", origins_json(row.origins));
    list.push_back(json);
  }
  return list;
}

Json pairs_json(const std::vector<CapabilityPair>& pairs) {
  Json list = Json::array();
  for (const CapabilityPair& pair : pairs) {
    Json left = render::capability_json(pair.left);
    // As HTML, since that is what marked text is shown in; the text itself stands beside it.
    left.set("highlight", render::highlight_html(pair.left.text, pair.left_shared));
    Json right = render::capability_json(pair.right);
    right.set("highlight", render::highlight_html(pair.right.text, pair.right_shared));
    Json json = {{"left", left},
                 {"right", right},
                 {"similarity", pair.similarity},
                 {"probability", pair.probability},
                 {"shared_words", pair.shared_words}};
    if (pair.explanation) json.set("explanation", render::explanation_json(*pair.explanation));
    list.push_back(json);
  }
  return list;
}

// [[...], [...]]: one list per entity, whatever the comparison left out.
Json only_json(const Comparison& comparison) {
  Json list = Json::array();
  for (std::size_t i = 0; i < comparison.cards.size(); ++i) {
    list.push_back(i < comparison.only.size() ? render::capabilities_json(comparison.only[i])
                                              : Json::array());
  }
  return list;
}

Json coverage_json(const std::vector<double>& coverage) {
  Json list = Json::array();
  for (const double share : coverage) list.push_back(share);
  return list;
}

Json explanations_json(const std::vector<Explanation>& explanations) {
  Json list = Json::array();
  for (const Explanation& explanation : explanations) {
    list.push_back(render::explanation_json(explanation));
  }
  return list;
}

Json cells_json(const std::vector<std::optional<MatrixCell>>& cells) {
  Json list = Json::array();
  for (const auto& cell : cells) {
    // A place in the list means an entity, so what it does not have is null.
    if (!cell) {
      list.push_back(nullptr);
      continue;
    }
    Json json = render::capability_json(cell->capability);
    json.set("similarity", cell->similarity);
    if (cell->explanation) json.set("explanation", render::explanation_json(*cell->explanation));
    list.push_back(json);
  }
  return list;
}

Json positions_json(const std::vector<std::size_t>& positions) {
  Json list = Json::array();
  for (const std::size_t one : positions) list.push_back(one);
  return list;
}

Json matrix_json(const std::vector<MatrixRow>& matrix) {
  Json list = Json::array();
  for (const MatrixRow& row : matrix) {
    list.push_back({{"capability", render::capability_json(row.capability)},
                    {"entity", row.entity},
                    {"kind", render::row_kind_name(row.kind)},
                    {"telling", row.telling},
                    {"cells", cells_json(row.cells)},
                    {"spoken_of_by", positions_json(row.spoken_of_by)}});
  }
  return list;
}

Json denied_json(const std::vector<Denial>& denied) {
  Json list = Json::array();
  for (const Denial& denial : denied) {
    list.push_object([&] {
      list.set("entity", denial.entity);
      render::put_denial(list, denial, "entity");
    });
  }
  return list;
}

Json told_json(const std::vector<ToldLines>& told) {
  Json list = Json::array();
  for (const ToldLines& lines : told) {
    list.push_back(
        {{"told", lines.told}, {"met", lines.met}, {"with_perhaps", lines.with_perhaps}});
  }
  return list;
}

Json sentences_json(const std::vector<VerdictSentence>& sentences) {
  Json list = Json::array();
  for (const VerdictSentence& sentence : sentences) {
    list.push_back({{"text", sentence.text}, {"rests_on", sentence.rests_on}});
  }
  return list;
}

Json verdict_json(const Verdict& verdict) {
  // False of things of different sorts, about which the rest says little.
  return {{"comparable", verdict.comparable},
          {"heading", verdict.heading},
          {"summary", verdict.summary},
          {"parting", sentences_json(verdict.parting)},
          {"sentences", sentences_json(verdict.sentences)}};
}

}  // namespace

void render::put_comparison(Json& json, const Comparison& comparison) {
  Json conflicts = Json::array();
  // A list for each entity, empty ones too, as places mean entities.
  for (const Entity& entity : comparison.entities) {
    conflicts.push_back(render::conflicts_json(entity.conflicts));
  }
  json.set("entities", render::cards_json(comparison.cards));
  json.set("table", table_json(comparison.table));
  json.set("conflicts", conflicts);
  if (!comparison.workload.empty()) json.set("workload", comparison.workload);
  if (comparison.cards.size() == 2) {
    // Two have pairs, more have rows of a matrix: neither can be told as the other.
    json.set("both", pairs_json(comparison.both));
    json.set("related", pairs_json(comparison.related));
    json.set("only", only_json(comparison));
    json.set("coverage", coverage_json(comparison.coverage));
    json.set("told", told_json(comparison.told));
    if (!comparison.coverage_explanations.empty()) {
      json.set("coverage_explanations", explanations_json(comparison.coverage_explanations));
    }
    json.set("relation", render::relation_name(comparison.relation));
  } else {
    json.set("matrix", matrix_json(comparison.matrix));
  }
  json.set("denied", denied_json(comparison.denied));
  json.set("verdict", verdict_json(comparison.verdict));
  json.set("claims", render::claims_json(comparison.claims));
  // Claims about others are counted only: they are no part of this comparison.
  json.set("other_claims", comparison.other_claims);
  render::set_unlisted(json, comparison.unlisted);
}

std::string to_json(const Comparison& comparison) {
  render::Json json = render::Json::object(render::kUsualBytes);
  render::put_comparison(json, comparison);
  return render::document(json);
}

}  // namespace matchgraph
