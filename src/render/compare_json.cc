// A comparison for a program.
#include "matchgraph/render.h"
#include "render/json_values.h"
#include "render/relation_names.h"

namespace matchgraph {
namespace {

using render::Json;

Json table_json(const std::vector<TableRow>& table) {
  Json list = Json::array();
  for (const TableRow& row : table) {
    list.push_back({{"feature", row.feature}, {"values", row.values}, {"differs", row.differs}});
  }
  return list;
}

Json both_json(const std::vector<CapabilityPair>& both) {
  Json list = Json::array();
  for (const CapabilityPair& pair : both) {
    Json left = render::capability_json(pair.left);
    left["highlight"] = render::highlight_html(pair.left.text, pair.left_shared);
    Json right = render::capability_json(pair.right);
    right["highlight"] = render::highlight_html(pair.right.text, pair.right_shared);
    Json json = {{"left", std::move(left)},
                 {"right", std::move(right)},
                 {"similarity", render::known_number(pair.similarity)},
                 {"shared_words", pair.shared_words}};
    if (pair.explanation) json["explanation"] = render::explanation_json(*pair.explanation);
    list.push_back(std::move(json));
  }
  return list;
}

// [[...], [...]]: one list an entity, whatever the comparison left out.
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
  for (const double share : coverage) list.push_back(render::known_number(share));
  return list;
}

Json cells_json(const std::vector<std::optional<MatrixCell>>& cells) {
  Json list = Json::array();
  for (const auto& cell : cells) {
    if (!cell) {
      list.push_back(nullptr);
      continue;
    }
    Json json = render::capability_json(cell->capability);
    json["similarity"] = render::known_number(cell->similarity);
    if (cell->explanation) json["explanation"] = render::explanation_json(*cell->explanation);
    list.push_back(std::move(json));
  }
  return list;
}

Json matrix_json(const std::vector<MatrixRow>& matrix) {
  Json list = Json::array();
  for (const MatrixRow& row : matrix) {
    list.push_back({{"capability", render::capability_json(row.capability)},
                    {"entity", row.entity},
                    {"kind", render::row_kind_name(row.kind)},
                    {"telling", render::known_number(row.telling)},
                    {"cells", cells_json(row.cells)}});
  }
  return list;
}

Json verdict_json(const Verdict& verdict) {
  Json sentences = Json::array();
  for (const VerdictSentence& sentence : verdict.sentences) {
    sentences.push_back({{"text", sentence.text}, {"rests_on", sentence.rests_on}});
  }
  return {{"comparable", verdict.comparable},
          {"summary", verdict.summary},
          {"sentences", std::move(sentences)}};
}

}  // namespace

std::string to_json(const Comparison& comparison) {
  Json json = {{"entities", render::cards_json(comparison.cards)},
               {"table", table_json(comparison.table)}};
  if (comparison.cards.size() == 2) {
    json["both"] = both_json(comparison.both);
    json["only"] = only_json(comparison);
    json["coverage"] = coverage_json(comparison.coverage);
    for (const Explanation& explanation : comparison.coverage_explanations) {
      json["coverage_explanations"].push_back(render::explanation_json(explanation));
    }
    json["relation"] = render::relation_name(comparison.relation);
  } else {
    json["matrix"] = matrix_json(comparison.matrix);
  }
  json["verdict"] = verdict_json(comparison.verdict);
  json["claims"] = render::claims_json(comparison.claims);
  json["other_claims"] = comparison.other_claims;
  return render::document(json);
}

}  // namespace matchgraph
