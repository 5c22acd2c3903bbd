#include "query/ranking/search_hits.h"

#include <algorithm>
#include <utility>

#include "query/comparison/usage_cost.h"
#include "query/explaining/explain.h"
#include "query/highlight.h"
#include "query/ranking/matching/shown_offer.h"

namespace matchgraph {

namespace {

/// Whether a term goes on where one of the words ends, or ends within it: "postgresql" for
/// "postgres".
bool is_longer_form(std::string_view term, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(), [term](const std::string& word) {
    return term.starts_with(word) || std::string_view(word).starts_with(term);
  });
}

}  // namespace

HitWriter::HitWriter(EngineState& state, const MatchedNeed& need) : state_(state), need_(need) {
  for (const NeedTerm& term : need_.need.terms) {
    // The words of a bigram are marked as words already.
    if (term.kind == NeedTerm::Kind::kBigram) continue;
    // "Interface" begins as "internet" does, which lifts it a little and is nothing to show.
    if (term.kind == NeedTerm::Kind::kSoft && !is_longer_form(term.term, need_.need.words))
      continue;
    wanted_.add(term.term);
  }
}

SearchHit HitWriter::hit(const Candidate& candidate) {
  // The facts of a thing are its maker's, unless only a seller's offer is what was asked for.
  const EntityIndexNumber e = shown_for(state_, need_.filter, need_.conditions, candidate.entity);
  const Entity entity = state_.snapshot->entity(e);
  const SearchRequest& request = need_.request;
  SearchHit out;
  out.entity = state_.standing_card(entity, e, candidate.entity);
  out.entity.cost = usage_cost(state_, e, request.filters.workload);
  out.score = candidate.score;
  out.name_highlight = marks(entity.name);
  out.summary_highlight = marks(entity.summary);
  out.capabilities = matched_capabilities(entity, e);
  if (!need_.conditions.empty()) {
    out.conditions = need_.conditions.met(
        candidate.entity,
        e == candidate.entity ? entity : state_.snapshot->entity(candidate.entity));
  }
  const bool says_something =
      !out.capabilities.empty() || !out.name_highlight.empty() || !out.summary_highlight.empty();
  if (!says_something) {
    out.like = led_by(candidate.entity);
    out.chosen_before =
        std::any_of(need_.past_scores.begin(), need_.past_scores.end(),
                    [&](const Score& score) { return score.row == candidate.entity; });
  }
  out.near_duplicates = state_.near_duplicates(e);
  if (request.offers) out.offers = state_.other_offers(e);
  add_costs(state_, request.filters.workload, out.offers);
  if (request.explain) {
    out.explanation = explain_need(
        state_,
        {request.text, need_.need, need_.text_scores, need_.past_scores, own_share(candidate)},
        candidate.entity);
    out.score = out.explanation->value;
  }
  return out;
}

/// How much of its own text score counts: all of the best; of what ranks behind them, what keeps
/// it there; of what neighbourhoods led to, nothing.
double HitWriter::own_share(const Candidate& candidate) {
  const auto best =
      std::lower_bound(need_.text_scores.begin(), need_.text_scores.end(), candidate.entity,
                       [](const Score& score, EntityIndexNumber e) { return score.row < e; });
  if (best != need_.text_scores.end() && best->row == candidate.entity) return 1;
  if (!candidate.is_far) return 0;
  // What ranks behind was capped to the last score in front of it: only that share of its own
  // counts.
  const double own = state_.index.score(need_.need)[candidate.entity];
  return own > 0 ? candidate.score / own : 0;
}

/// Neighbours in the graph that meet the need, those that add most first.
std::vector<NamedEntity> HitWriter::led_by(EntityIndexNumber e) const {
  const SmoothingMatrixView& matrix = state_.snapshot->entity_graph().need_smoothing();
  std::vector<std::pair<double, EntityIndexNumber>> added;
  for (const Score& score : need_.text_scores) {
    const double share = static_cast<double>(matrix.weight(e, score.row)) * score.value;
    if (share > 0) added.emplace_back(-share, score.row);
  }
  std::sort(added.begin(), added.end());
  std::vector<NamedEntity> out;
  for (const auto& [negative, neighbour] : added) {
    if (out.size() == state_.options.led_by) break;
    out.push_back(
        {std::string(state_.facts().id(neighbour)), std::string(state_.facts().name(neighbour))});
  }
  return out;
}

/// Words and phrases of the text that a reader should see.
std::vector<TextSpan> HitWriter::marks(const std::string& text) {
  Analyser& analyser = state_.index.analyser();
  std::vector<TextSpan> spans = highlight(analyser, text, wanted_);
  if (!need_.texts.has_phrases()) return spans;
  const std::vector<TextSpan> phrases = need_.texts.spans(analyser.tokens(text));
  spans.insert(spans.end(), phrases.begin(), phrases.end());
  return merged_spans(std::move(spans));
}

bool HitWriter::holds_phrase(const Capability& capability) {
  if (!need_.texts.has_phrases()) return false;
  Analyser& analyser = state_.index.analyser();
  return !need_.texts.spans(analyser.tokens(capability.text)).empty() ||
         !need_.texts.spans(analyser.tokens(capability.name)).empty();
}

const NeedVector& HitWriter::need_vector() {
  if (!need_vector_) {
    need_vector_ =
        matchgraph::need_vector(need_.need, {.frequency = state_.snapshot->capability_frequencies(),
                                             .capabilities = state_.facts().capabilities()});
  }
  return *need_vector_;
}

std::vector<MatchedCapability> HitWriter::matched_capabilities(const Entity& entity,
                                                               EntityIndexNumber e) {
  const TermVectorsView vectors = state_.snapshot->capability_vectors();
  const RowId first = state_.facts().capability_begin()[e];
  // Best first by the negative score, ties by position. Texts are copied of what is shown only.
  std::vector<std::pair<double, std::size_t>> matched, holding;
  for (std::size_t i = 0; i < entity.capabilities.size(); ++i) {
    // The vector that a rebuild credits capabilities by, so that what is shown and what is counted
    // as matched agree.
    const double score = cosine(need_vector(), vectors, first + static_cast<RowId>(i));
    const bool holds = holds_phrase(entity.capabilities[i]);
    if (score > 0 || holds) matched.emplace_back(-score, i);
    if (holds) holding.emplace_back(-score, i);
  }
  // What holds a quoted phrase is then all that is shown.
  if (!holding.empty()) matched = std::move(holding);
  std::sort(matched.begin(), matched.end());
  matched.resize(std::min(matched.size(), state_.options.matched_capabilities));
  std::vector<MatchedCapability> out;
  for (const auto& [negative, i] : matched) {
    const Capability& capability = entity.capabilities[i];
    out.push_back({{i, capability.name, capability.text}, -negative, marks(capability.text)});
  }
  return out;
}

}  // namespace matchgraph
