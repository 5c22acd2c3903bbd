#include "snapshot/build_options.h"

#include <fmt/format.h>

#include <cmath>
#include <map>
#include <type_traits>

#include "index/schema.h"
#include "matchgraph/error.h"
#include "matchgraph/evidence.h"

namespace matchgraph {
namespace {

// One list of the numbers for both directions: `visit(name, number)` is handed each in the order
// in which manifests show them, to write it down or to read it back. Constants are written only.

template <typename Knn, typename Visit>
void visit_knn(const std::string& group, Knn& knn, const Visit& visit) {
  // Everything that decides which rows become neighbours: with other numbers the lists of two
  // generations could not be compared, or taken over.
  visit(group + ".k", knn.k);
  visit(group + ".max_df_share", knn.max_df_share);
  visit(group + ".df_budget", knn.df_budget);
  visit(group + ".affordable_df", knn.affordable_df);
  visit(group + ".min_df_cap", knn.min_df_cap);
  visit(group + ".least_product", knn.least_product);
  visit(group + ".candidates", knn.candidates);
  visit(group + ".max_postings", knn.max_postings);
  visit(group + ".min_similarity", knn.min_similarity);
}

template <typename Options, typename Visit>
void visit_query(Options& options, const Visit& visit) {
  // Also those that shape no file of the build but only answers: scores were tuned against the
  // graph of the same program.
  auto& need = options.need;
  auto& query = options.query;
  visit("bm25.k1", need.bm25.k1);
  visit("bm25.b", need.bm25.b);
  visit("bm25.k3", need.bm25.k3);
  visit("bm25.min_normlen", need.bm25.min_normlen);
  visit("need.soft_weight", need.soft_weight);
  visit("need.soft_common_share", need.soft_common_share);
  visit("need.soft_min_letters", need.soft_min_letters);
  visit("need.soft_min_share", need.soft_min_share);
  visit("need.other_form_weight", need.other_form_weight);
  visit("need.max_words", need.max_words);
  visit("need.max_soft_terms", need.max_soft_terms);
  visit("need.depth", query.need_depth);
  visit("need.smoothing", query.need_smoothing);
  visit("conditions.near_share", query.condition_near_share);
  visit("conditions.like_share", query.condition_like_share);
  visit("conditions.far_share", query.condition_far_share);
  visit("conditions.common_share", query.condition_common_share);
  visit("alternatives.smoothing", query.alternative_smoothing);
  visit("alternatives.similarity_sharpening", query.similarity_sharpening);
  visit("alternatives.covering_results", query.covering_results);
  visit("alternatives.covering_window", query.covering_window);
  visit("alternatives.covering_swaps", query.covering_swaps);
  visit("alternatives.covering_share", query.covering_share);
  visit("alternatives.sharing_score", query.sharing_score);
  visit("alternatives.sharing_perhaps_score", query.sharing_perhaps_score);
  visit("alternatives.sharing_least_score", query.sharing_least_score);
  visit("alternatives.sharing_depth", query.sharing_depth);
  visit("alternatives.enough_near", query.enough_near);
  visit("lists.sort_share", query.sort_share);
  visit("cover.candidates", query.cover_candidates);
  visit("cover.fit", query.cover_fit);
  visit("cover.exact_needs", query.cover_exact_needs);
  visit("pair.nothing", query.pairs.weights.nothing);
  visit("pair.similarity", query.pairs.weights.similarity);
  visit("pair.telling_words", query.pairs.weights.telling_words);
  visit("pair.names", query.pairs.weights.names);
  visit("pair.same_head", query.pairs.weights.same_head);
  visit("pair.shared_share", query.pairs.weights.shared_share);
  visit("pair.entities", query.pairs.weights.entities);
  visit("pair.least_cosine", query.pairs.least_cosine);
  visit("pair.sure", query.pairs.sure);
  visit("pair.related", query.pairs.related);
  visit("pair.opposite", query.pairs.opposite);
  visit("pair.set_up", query.pairs.set_up);
  visit("relation.jobs", query.relation.jobs);
  visit("relation.substitute_pairs", query.relation.substitute_pairs);
  visit("relation.substitute_coverage", query.relation.substitute_coverage);
  visit("relation.substitute_similarity", query.relation.substitute_similarity);
  visit("relation.superset_pairs", query.relation.superset_pairs);
  visit("relation.superset_coverage", query.relation.superset_coverage);
  visit("relation.neighbourhood", query.relation.neighbourhood);
  visit("relation.alike_lines", query.relation.alike_lines);
  visit("relation.alike_cosine", query.relation.alike_cosine);
  visit("relation.complement_similarity", query.relation.complement_similarity);
}

template <typename Options, typename Visit>
void visit_clusters(Options& options, const Visit& visit) {
  auto& clusters = options.clusters;
  auto& names = options.cluster_names;
  visit("clusters.neighbours", clusters.neighbours);
  visit("clusters.resolution", clusters.resolution);
  visit("clusters.largest", clusters.largest);
  visit("clusters.smallest", clusters.smallest);
  visit("clusters.passes", clusters.passes);
  visit("clusters.name.words", names.words);
  visit("clusters.name.share", names.share);
  visit("clusters.name.least_share", names.least_share);
  visit("clusters.name.lift", names.lift);
  visit("clusters.name.lift_share", names.lift_share);
  visit("clusters.name.as_name", names.as_name);
  visit("clusters.name.in_capabilities", names.in_capabilities);
  visit("clusters.name.rivals", names.rivals);
  visit("clusters.name.letters", names.letters);
  visit("clusters.name.same_stem", names.same_stem);
}

// Positions and choices per session are counted when events are taken in, before any build: they
// are constants here, and shown so that two manifests can be told apart.
template <typename Evidence, typename Visit>
void visit_evidence(Evidence& evidence, const Visit& visit) {
  const EvidenceOptions counted;
  visit("evidence.counted_positions", counted.counted_positions);
  visit("evidence.choices_per_session_day", counted.choices_per_session_day);
  // Cap and trust decide how much one session and a whole log may move; without them recorded, a
  // ranking could not be explained later.
  visit("evidence.cap_least", evidence.cap_least);
  visit("evidence.cap_medians", evidence.cap_medians);
  visit("evidence.trust_prior", evidence.trust_prior);
  visit("evidence.trust_full", evidence.trust_full);
  visit("evidence.trust_least", evidence.trust_least);
  visit("evidence.trust_needs", evidence.trust_needs);
  visit("evidence.trust_sample", evidence.trust_sample);
  visit("evidence.bm25.k1", evidence.bm25.k1);
  visit("evidence.bm25.b", evidence.bm25.b);
  visit("evidence.bm25.k3", evidence.bm25.k3);
  visit("evidence.bm25.min_normlen", evidence.bm25.min_normlen);
  visit("evidence.bigram", evidence.bigram);
  visit("evidence.weight_growth", evidence.weight_growth);
  visit("evidence.weight_half", evidence.weight_half);
  visit("evidence.spread", evidence.spread);
  visit("evidence.joint_choice", evidence.joint_choice);
  visit("evidence.joint_prior", evidence.joint_prior);
  visit("evidence.joint_entities", evidence.joint_entities);
  visit("evidence.joint_neighbours", evidence.joint_neighbours);
}

// The five weights make up the rank, and the points make up quality: all are shown, as a rank that
// cannot be checked is worth nothing to who is ranked.
template <typename Ranks, typename Visit>
void visit_ranks(Ranks& ranks, const Visit& visit) {
  visit("rank.adoption_weight", ranks.adoption_weight);
  visit("rank.quality_weight", ranks.quality_weight);
  visit("rank.ecosystem_weight", ranks.ecosystem_weight);
  visit("rank.match_graph_weight", ranks.match_graph_weight);
  visit("rank.freshness_weight", ranks.freshness_weight);
  visit("rank.scale_holders", ranks.scale_holders);
  visit("rank.capability_points", ranks.capability_points);
  visit("rank.text_points", ranks.text_points);
  visit("rank.unique_points", ranks.unique_points);
  visit("rank.versus_points", ranks.versus_points);
  visit("rank.summary_points", ranks.summary_points);
  visit("rank.maker_points", ranks.maker_points);
  visit("rank.license_points", ranks.license_points);
  visit("rank.price_points", ranks.price_points);
  visit("rank.date_points", ranks.date_points);
  visit("rank.link_points", ranks.link_points);
  visit("rank.full_capabilities", ranks.full_capabilities);
  visit("rank.full_letters", ranks.full_letters);
  visit("rank.prior_searches", ranks.prior_searches);
  visit("rank.prior_choice_rate", ranks.prior_choice_rate);
  visit("rank.half_life_days", ranks.half_life_days);
  visit("rank.unknown_value", ranks.unknown_value);
}

template <typename Options, typename Visit>
void visit_numbers(Options& options, const Visit& visit) {
  // Constants of the index: another value needs another text database, so a manifest never sets
  // them.
  visit("wdf.name", schema::kNameWdf);
  visit("wdf.summary", schema::kSummaryWdf);
  visit("wdf.capability_name", schema::kCapabilityNameWdf);
  visit("wdf.capability_text", schema::kCapabilityTextWdf);
  visit("wdf.tag", schema::kTagWdf);
  visit("profile.name", schema::kProfileNameWdf);
  visit("profile.summary", schema::kProfileSummaryWdf);
  visit("profile.tag", schema::kProfileTagWdf);
  visit("class.bigram", options.need.classes.bigram);
  visit("class.boilerplate", options.need.classes.boilerplate);
  visit("weights.idf_exponent", options.weights.idf_exponent);
  visit("entity_graph.neighbours", options.entity_graph.neighbours);
  visit("entity_graph.scaling_neighbours", options.entity_graph.scaling_neighbours);
  visit("entity_graph.scaling_floor", options.entity_graph.scaling_floor);
  visit("entity_graph.alternative_smoothing", options.entity_graph.alternative_smoothing);
  visit("entity_graph.need_smoothing", options.entity_graph.need_smoothing);
  visit_clusters(options, visit);
  visit_query(options, visit);
  visit_evidence(options.evidence, visit);
  visit_ranks(options.ranks, visit);
  visit("near_duplicate_cosine", options.near_duplicate_cosine);
  // Near duplicates and common lines are found with cosines of this build's vectors: the thresholds
  // belong to it.
  visit("common_lines.cosine", options.common_lines.cosine);
  visit("common_lines.neighbours", options.common_lines.neighbours);
  visit("common_lines.unlike_entities", options.common_lines.unlike_entities);
  visit("common_text_share", options.common_text_share);
  visit("common_text_holders", options.common_text_holders);
  visit("suggest.later_words", options.suggest.later_words);
  visit("suggest.later_bytes", options.suggest.later_bytes);
  visit("suggest.entities_per_word", options.suggest.entities_per_word);
  visit("suggest.pair_entities", options.suggest.pair_entities);
  visit("suggest.successors", options.suggest.successors);
  visit_knn("capability_knn", options.capability_knn, visit);
  visit_knn("entity_knn", options.entity_knn, visit);
}

// Apart from the others, as a build without a model has to give the same bytes as before models
// were known.
template <typename Options, typename Visit>
void visit_model(Options& options, const Visit& visit) {
  visit("embedding.words", options.embedding.words);
  visit("embedding.share", options.embedding_mix.share);
  visit("embedding_knn.k", options.dense_knn.k);
  visit("embedding_knn.compared_rows", options.dense_knn.compared_rows);
  visit("embedding_knn.partition_rows", options.dense_knn.partitions.rows);
  visit("embedding_knn.partition_most", options.dense_knn.partitions.most);
  visit("embedding_knn.partition_sampled", options.dense_knn.partitions.sampled);
  visit("embedding_knn.partition_passes", options.dense_knn.partitions.passes);
  visit("embedding_knn.min_similarity", options.dense_knn.min_similarity);
}

/// Takes numbers out of a manifest.
class NumberReader {
 public:
  explicit NumberReader(const NamedNumbers& numbers) : numbers_(numbers.begin(), numbers.end()) {}

  // Constants arrive here: there is nothing to read back.
  template <typename Number>
  void operator()(const std::string&, const Number&) const {}
  template <typename Number>
  void operator()(const std::string& name, Number& number) const {
    const auto found = numbers_.find(name);
    // A manifest of a program before this number existed: the option keeps what this program has.
    if (found == numbers_.end()) return;
    // A count that is none would wrap around or be undefined when it becomes an integer.
    constexpr double kMost = 1e15;
    const double value = found->second;
    const bool is_count = value >= 0 && value <= kMost && std::floor(value) == value;
    if (!std::isfinite(value) || (std::is_integral_v<Number> && !is_count)) {
      throw Error(ErrorCode::kEnvironment, fmt::format("{} cannot be {}", name, value));
    }
    number = static_cast<Number>(value);
  }

 private:
  std::map<std::string, double> numbers_;
};

}  // namespace

NamedNumbers named_numbers(const BuildOptions& options, bool with_model) {
  NamedNumbers out;
  const auto write_down = [&out](const std::string& name, const auto& number) {
    out.emplace_back(name, static_cast<double>(number));
  };
  visit_numbers(options, write_down);
  if (with_model) visit_model(options, write_down);
  return out;
}

BuildOptions options_of(const NamedNumbers& numbers) {
  BuildOptions options;
  const NumberReader read(numbers);
  visit_numbers(options, read);
  visit_model(options, read);
  return options;
}

}  // namespace matchgraph
