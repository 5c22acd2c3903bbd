#include "snapshot/build_options.h"

#include "index/schema.h"
#include "matchgraph/evidence.h"

namespace matchgraph {
namespace {

void add_knn(const std::string& group, const KnnOptions& knn,
             std::vector<std::pair<std::string, double>>& out) {
  out.emplace_back(group + ".k", knn.k);
  out.emplace_back(group + ".max_df_share", knn.max_df_share);
  out.emplace_back(group + ".df_budget", knn.df_budget);
  out.emplace_back(group + ".affordable_df", knn.affordable_df);
  out.emplace_back(group + ".min_df_cap", knn.min_df_cap);
  out.emplace_back(group + ".candidates", knn.candidates);
  out.emplace_back(group + ".max_postings", knn.max_postings);
  out.emplace_back(group + ".min_similarity", knn.min_similarity);
}

void add_query_numbers(const BuildOptions& options,
                       std::vector<std::pair<std::string, double>>& out) {
  const NeedOptions& need = options.need;
  const QueryOptions& query = options.query;
  const std::vector<std::pair<std::string, double>> numbers = {
      {"bm25.k1", need.bm25.k1},
      {"bm25.b", need.bm25.b},
      {"bm25.k3", need.bm25.k3},
      {"bm25.min_normlen", need.bm25.min_normlen},
      {"need.soft_weight", need.soft_weight},
      {"need.soft_common_share", need.soft_common_share},
      {"need.soft_min_letters", need.soft_min_letters},
      {"need.soft_min_share", need.soft_min_share},
      {"need.max_words", need.max_words},
      {"need.max_soft_terms", need.max_soft_terms},
      {"need.depth", query.need_depth},
      {"need.smoothing", query.need_smoothing},
      {"alternatives.smoothing", query.alternative_smoothing},
      {"alternatives.likeness_sharpening", query.likeness_sharpening},
      {"alternatives.covering_results", query.covering_results},
      {"alternatives.covering_window", query.covering_window},
      {"alternatives.covering_swaps", query.covering_swaps},
      {"alternatives.covering_share", query.covering_share},
      {"pair.nothing", query.pairs.weights.nothing},
      {"pair.likeness", query.pairs.weights.likeness},
      {"pair.telling_words", query.pairs.weights.telling_words},
      {"pair.names", query.pairs.weights.names},
      {"pair.same_head", query.pairs.weights.same_head},
      {"pair.shared_share", query.pairs.weights.shared_share},
      {"pair.entities", query.pairs.weights.entities},
      {"pair.least_cosine", query.pairs.least_cosine},
      {"pair.sure", query.pairs.sure},
      {"pair.related", query.pairs.related},
      {"pair.opposite", query.pairs.opposite},
      {"relation.pairs", query.relation.pairs},
      {"relation.one_pair_likeness", query.relation.one_pair_likeness},
      {"relation.substitute_coverage", query.relation.substitute_coverage},
      {"relation.substitute_likeness", query.relation.substitute_likeness},
      {"relation.superset_coverage", query.relation.superset_coverage},
      {"relation.complement_likeness", query.relation.complement_likeness},
  };
  out.insert(out.end(), numbers.begin(), numbers.end());
}

void add_evidence_numbers(const EvidenceFoldOptions& evidence,
                          std::vector<std::pair<std::string, double>>& out) {
  const EvidenceOptions counted;
  const std::vector<std::pair<std::string, double>> numbers = {
      {"evidence.counted_positions", counted.counted_positions},
      {"evidence.choices_per_session_day", counted.choices_per_session_day},
      {"evidence.cap_least", evidence.cap_least},
      {"evidence.cap_medians", evidence.cap_medians},
      {"evidence.trust_prior", evidence.trust_prior},
      {"evidence.trust_full", evidence.trust_full},
      {"evidence.trust_least", evidence.trust_least},
      {"evidence.trust_needs", evidence.trust_needs},
      {"evidence.trust_sample", evidence.trust_sample},
      {"evidence.bm25.k1", evidence.bm25.k1},
      {"evidence.bm25.b", evidence.bm25.b},
      {"evidence.bm25.k3", evidence.bm25.k3},
      {"evidence.bm25.min_normlen", evidence.bm25.min_normlen},
      {"evidence.bigram", evidence.bigram},
      {"evidence.weight_growth", evidence.weight_growth},
      {"evidence.weight_half", evidence.weight_half},
      {"evidence.spread", evidence.spread},
      {"evidence.joint_choice", evidence.joint_choice},
      {"evidence.joint_prior", evidence.joint_prior},
      {"evidence.joint_entities", evidence.joint_entities},
      {"evidence.joint_neighbours", evidence.joint_neighbours},
  };
  out.insert(out.end(), numbers.begin(), numbers.end());
}

void add_rank_numbers(const RankOptions& ranks, std::vector<std::pair<std::string, double>>& out) {
  const std::vector<std::pair<std::string, double>> numbers = {
      {"rank.adoption_weight", ranks.adoption_weight},
      {"rank.quality_weight", ranks.quality_weight},
      {"rank.ecosystem_weight", ranks.ecosystem_weight},
      {"rank.match_graph_weight", ranks.match_graph_weight},
      {"rank.freshness_weight", ranks.freshness_weight},
      {"rank.scale_holders", ranks.scale_holders},
      {"rank.capability_points", ranks.capability_points},
      {"rank.text_points", ranks.text_points},
      {"rank.unique_points", ranks.unique_points},
      {"rank.versus_points", ranks.versus_points},
      {"rank.summary_points", ranks.summary_points},
      {"rank.maker_points", ranks.maker_points},
      {"rank.license_points", ranks.license_points},
      {"rank.price_points", ranks.price_points},
      {"rank.date_points", ranks.date_points},
      {"rank.link_points", ranks.link_points},
      {"rank.full_capabilities", ranks.full_capabilities},
      {"rank.full_letters", ranks.full_letters},
      {"rank.prior_searches", ranks.prior_searches},
      {"rank.prior_choice_rate", ranks.prior_choice_rate},
      {"rank.half_life_days", ranks.half_life_days},
      {"rank.unknown_value", ranks.unknown_value},
  };
  out.insert(out.end(), numbers.begin(), numbers.end());
}

void add_cluster_numbers(const BuildOptions& options,
                         std::vector<std::pair<std::string, double>>& out) {
  const ClusterOptions& clusters = options.clusters;
  const ClusterNameOptions& names = options.cluster_names;
  const std::vector<std::pair<std::string, double>> numbers = {
      {"clusters.neighbours", clusters.neighbours},
      {"clusters.resolution", clusters.resolution},
      {"clusters.largest", clusters.largest},
      {"clusters.smallest", clusters.smallest},
      {"clusters.passes", clusters.passes},
      {"clusters.name.words", names.words},
      {"clusters.name.least_share", names.least_share},
      {"clusters.name.rivals", names.rivals},
      {"clusters.name.letters", names.letters},
      {"clusters.name.same_stem", names.same_stem},
  };
  out.insert(out.end(), numbers.begin(), numbers.end());
}

}  // namespace

std::vector<std::pair<std::string, double>> named_numbers(const BuildOptions& options) {
  std::vector<std::pair<std::string, double>> out = {
      {"wdf.name", schema::kNameWdf},
      {"wdf.summary", schema::kSummaryWdf},
      {"wdf.capability_name", schema::kCapabilityNameWdf},
      {"wdf.capability_text", schema::kCapabilityTextWdf},
      {"wdf.tag", schema::kTagWdf},
      {"profile.name", schema::kProfileNameWdf},
      {"profile.summary", schema::kProfileSummaryWdf},
      {"profile.tag", schema::kProfileTagWdf},
      {"class.bigram", options.need.classes.bigram},
      {"class.boilerplate", options.need.classes.boilerplate},
      {"weights.idf_exponent", options.weights.idf_exponent},
      {"entity_graph.neighbours", options.entity_graph.neighbours},
      {"entity_graph.scaling_neighbours", options.entity_graph.scaling_neighbours},
      {"entity_graph.scaling_floor", options.entity_graph.scaling_floor},
      {"entity_graph.alternative_smoothing", options.entity_graph.alternative_smoothing},
      {"entity_graph.need_smoothing", options.entity_graph.need_smoothing},
  };
  add_cluster_numbers(options, out);
  add_query_numbers(options, out);
  add_evidence_numbers(options.evidence, out);
  add_rank_numbers(options.ranks, out);
  out.emplace_back("near_duplicate_cosine", options.near_duplicate_cosine);
  out.emplace_back("common_text_share", options.common_text_share);
  out.emplace_back("common_text_holders", options.common_text_holders);
  out.emplace_back("suggest.later_words", options.suggest.later_words);
  out.emplace_back("suggest.later_bytes", options.suggest.later_bytes);
  out.emplace_back("suggest.entities_per_word", options.suggest.entities_per_word);
  out.emplace_back("suggest.pair_entities", options.suggest.pair_entities);
  out.emplace_back("suggest.successors", options.suggest.successors);
  add_knn("capability_knn", options.capability_knn, out);
  add_knn("entity_knn", options.entity_knn, out);
  return out;
}

}  // namespace matchgraph
