// Here is a typed text: what is it answered with?

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "matchgraph/filter_table.h"
#include "matchgraph/query.h"
#include "query/engine_state.h"
#include "query/language/parse.h"
#include "query/language/query_text.h"
#include "query/questions.h"
#include "query/ranking/matching/conditions.h"
#include "query/ranking/matching/constraints.h"
#include "query/ranking/matching/text_filter.h"
#include "query/snapshot_vocabulary.h"
#include "query/typed_request.h"
#include "traits/asked.h"

namespace matchgraph {
namespace {

void append(std::vector<std::string> more, std::vector<std::string>& list) {
  list.insert(list.end(), std::make_move_iterator(more.begin()),
              std::make_move_iterator(more.end()));
}

std::vector<std::string> seed_ids(const ParsedQuery& query) {
  std::vector<std::string> out;
  for (const Seed& seed : query.seeds) out.push_back(seed.id);
  return out;
}

std::vector<std::string> texts_of(const std::vector<TypedPhrase>& phrases) {
  std::vector<std::string> out;
  for (const TypedPhrase& phrase : phrases) out.push_back(phrase.text);
  return out;
}

/// Whether a claim is made in that respect: they share a word.
bool is_in_respect(Analyser& analyser, const Claim& claim, std::string_view respect) {
  const std::vector<Token> asked = analyser.tokens(respect);
  const std::vector<Token> said = analyser.tokens(claim.respect);
  return std::any_of(asked.begin(), asked.end(), [&](const Token& a) {
    return std::any_of(said.begin(), said.end(), [&](const Token& b) {
      return a.word == b.word || (!a.is_stop_word() && a.term == b.term);
    });
  });
}

ClaimsResults answer_claims(EngineState& state, const ClaimQuestion& question,
                            const SearchRequest& request) {
  const Seed& subject = question.subject;
  ClaimsRequest claims{
      subject.id.empty() ? subject.name : subject.id, {}, request.limit, request.offset};
  // "What claims to beat X" asks for merits; where a respect is named, its own word says which way.
  if (!question.respect) {
    claims.direction = ClaimDirection::kBetter;
    return claims_about(state, claims);
  }
  // Claims are few: all are looked through for the respect that was asked for.
  claims.limit = state.options.max_limit;
  claims.offset = 0;
  ClaimsResults all = claims_about(state, claims);
  std::erase_if(all.claims, [&](const Claim& claim) {
    return !is_in_respect(state.index.analyser(), claim, *question.respect);
  });
  all.total = all.claims.size();
  const std::size_t from = std::min(request.offset, all.claims.size());
  const std::size_t to = std::min(all.claims.size(), from + request.limit);
  all.claims = {all.claims.begin() + static_cast<std::ptrdiff_t>(from),
                all.claims.begin() + static_cast<std::ptrdiff_t>(to)};
  std::erase_if(all.claimants, [&](const EntityCard& card) {
    return std::none_of(all.claims.begin(), all.claims.end(),
                        [&](const Claim& claim) { return claim.by.id == card.id; });
  });
  all.limit = request.limit;
  all.offset = request.offset;
  return all;
}

/// A phrase that no text holds is no filter but words, and a note says so.
std::vector<std::string> known_phrases(EngineState& state, ParsedQuery& query) {
  std::vector<std::string> out;
  std::size_t documents = 0;
  std::erase_if(query.phrases, [&](const TypedPhrase& phrase) {
    const Phrase words = phrase_of(state.index.analyser(), phrase.text);
    // Summed over all phrases, as the bound is on what the whole text may cost.
    documents += state.full_text.most_looked_at(words);
    // What would cost too much is not asked here: the search refuses it.
    const bool is_costly = documents > state.options.max_phrase_documents;
    const bool known = is_costly || state.full_text.is_held(words);
    if (known) {
      out.push_back(phrase.text);
    } else {
      query.notes.push_back(
          {fmt::format("no text holds \"{}\"; it is read as words", phrase.text), phrase.span});
    }
    return !known;
  });
  return out;
}

/// Whether no word beside the conditions tells anything: "a vision model", "image to video".
bool tells_only_conditions(EngineState& state, const ParsedQuery& query) {
  if (query.conditions.empty()) return false;
  // Words that nobody uses count as telling: somebody who types them asks for more than a
  // condition.
  const Need rest = topic_need(state, query.rest);
  return rest.terms.empty() && rest.unknown.empty();
}

/// The search for what was read of a text without seeds.
SearchRequest need_of(EngineState& state, const SearchRequest& request, ParsedQuery& query) {
  SearchRequest out = request;
  out.text = query.need;
  out.filters = filters_with(query, request.filters);
  out.sort = query.sort.value_or(request.sort);
  append(known_phrases(state, query), out.phrases);
  append(texts_of(query.excluded), out.excluded);
  const std::vector<TraitCondition> conditions = conditions_of(query);
  out.topic = query.topic;
  out.only_conditions = tells_only_conditions(state, query);
  out.conditions.insert(out.conditions.end(), conditions.begin(), conditions.end());
  return out;
}

/// Nothing is listed for a name that is not known, but what it was to be compared with, and what is
/// called alike.
SearchResults nothing_known(const EngineState& state, const ParsedQuery& query,
                            const SearchRequest& request) {
  const UnknownName& unknown = *query.unknown;
  SearchResults out;
  out.query.text = query.text;
  out.query.sort = to_string(request.sort);
  out.query.limit = request.limit;
  out.query.offset = request.offset;
  out.total = unknown.known.size();
  const std::size_t from = std::min(request.offset, out.total);
  for (std::size_t i = from; i < std::min(out.total, from + request.limit); ++i) {
    SearchHit hit;
    hit.entity = state.card(state.number(unknown.known[i].id));
    out.results.push_back(std::move(hit));
  }
  std::vector<std::string> ids;
  // The surest first, and what the looser spellings add behind: the list is short.
  for (const NamedEntity& near : unknown.near) ids.push_back(near.id);
  for (const EntityCard& near : resolve(state, unknown.typed).candidates) ids.push_back(near.id);
  for (const NameMatch& match :
       state.snapshot->names().near_misses(unknown.typed, state.options.name_candidates)) {
    ids.emplace_back(state.facts().id(match.entity));
  }
  for (const std::string& id : ids) {
    const bool again = std::any_of(out.nearest_names.begin(), out.nearest_names.end(),
                                   [&](const EntityCard& card) { return card.id == id; });
    const bool is_known = std::any_of(unknown.known.begin(), unknown.known.end(),
                                      [&](const NamedEntity& one) { return one.id == id; });
    if (again || is_known || out.nearest_names.size() == state.options.name_candidates) continue;
    out.nearest_names.push_back(state.card(state.number(id)));
  }
  return out;
}

/// How many results a text has; nothing where it is answered by other than a list.
std::optional<std::size_t> results_of(EngineState& state, const SearchRequest& request) {
  // What the figure promises is what the text gives when it is asked, so it is read as a typed one
  // is.
  ParsedQuery query = parse_query(request.text, SnapshotVocabulary(state));
  if (query.claim || query.comparison) return {};
  if (query.unknown) return nothing_known(state, query, request).total;
  if (!query.seeds.empty()) return {};
  return count_matches(state, need_of(state, request, query));
}

/// How many results the text of each unused part would have; parts that hint at what finds nothing,
/// or all the same, go. Nothing is counted beyond the first page.
void count_unused(EngineState& state, const SearchRequest& request, Answer& answer) {
  if (request.offset > 0 || request.limit == 0 || !answer.search) return;
  const std::size_t all = answer.search->total;
  std::erase_if(answer.query.unused, [&](UnusedPart& part) {
    // What would be left without something is no figure to choose by, and costs a whole search.
    if (part.instead.empty() || part.label.starts_with("without ")) return false;
    SearchRequest other = request;
    other.text = part.instead;
    other.limit = 0;
    part.count = results_of(state, other);
    if (!part.count) return false;
    const bool is_hint = part.label.starts_with("only ") || part.label.starts_with("as ");
    return is_hint && (*part.count == 0 || (*part.count == all && part.label.starts_with("as ")));
  });
}

/// Where nothing is found because a figure that a critique compares with is not known of a seed.
void note_unknown_figures(const AlternativesRequest& request, Answer& answer) {
  if (answer.alternatives->total > 0) return;
  for (const Critique& critique : answer.query.critiques) {
    if (!filter_of(critique.kind).needs_seeds()) continue;
    const std::string field =
        relative_field({std::get<Comparative>(filter_of(critique.kind).member), critique.value},
                       request.filters.workload.has_value());
    for (const Constraint& constraint : answer.alternatives->constraints) {
      const auto* figures = std::get_if<SeedFigures>(&constraint.value);
      if (constraint.field != field || figures == nullptr) continue;
      const auto unknown = std::find(figures->begin(), figures->end(), std::nullopt);
      if (unknown == figures->end()) continue;
      const auto seed = static_cast<std::size_t>(unknown - figures->begin());
      Filters filters = request.filters;
      std::erase_if(filters.relative, [&](const RelativeBound& bound) {
        return bound.signal == critique.value &&
               bound.kind == std::get<Comparative>(filter_of(critique.kind).member);
      });
      const TextSpan span = critique.span;
      answer.query.unused.push_back(
          {answer.query.text.substr(span.begin, span.end - span.begin),
           fmt::format(
               "{} not known of {}",
               field == "parameters" ? "the number of parameters is" : "its " + field + " is",
               answer.alternatives->seeds[seed].name),
           query_text(request.seeds, filters, request.need), "whatever its " + field, span});
    }
  }
}

/// Where nothing is found because a seed costs nothing already.
void note_what_is_free(Answer& answer) {
  if (answer.alternatives->total > 0) return;
  for (const Critique& critique : answer.query.critiques) {
    if (critique.kind != CritiqueKind::kCheaper) continue;
    for (const Constraint& constraint : answer.alternatives->constraints) {
      const auto* prices = std::get_if<SeedFigures>(&constraint.value);
      if (constraint.field != "price" || prices == nullptr) continue;
      const auto free = std::find_if(prices->begin(), prices->end(), [](const auto& price) {
        const auto* known = price ? std::get_if<double>(&*price) : nullptr;
        return known != nullptr && *known == 0;
      });
      if (free == prices->end()) continue;
      const auto seed = static_cast<std::size_t>(free - prices->begin());
      answer.query.notes.push_back(
          {answer.alternatives->seeds[seed].name + " is free already: nothing is cheaper",
           critique.span});
    }
  }
}

/// The text, read; a whole name says nothing but itself: "Claude Opus 4 (latest)" asks for no order
/// by date, and "GLM 5.1 (free)" for no price. What is left out or quoted is asked for all the
/// same: `claude -code` is no "Claude Code".
ParsedQuery read_text(EngineState& state, const std::string& text) {
  const std::vector<NameMatch> named = state.snapshot->names().exact(text);
  const bool is_name = std::any_of(named.begin(), named.end(), [](const NameMatch& match) {
    return match.kind == NameKind::kName;
  });
  const bool has_marks = text.find_first_of("\"-!“„«") != std::string::npos;
  if (!is_name || has_marks) {
    ParsedQuery parsed = parse_query(text, SnapshotVocabulary(state));
    if (!is_name || !parsed.excluded.empty() || !parsed.phrases.empty()) return parsed;
  }
  ParsedQuery out;
  out.text = text;
  out.need = text;
  return out;
}

/// "Speaks" that a condition was read by is spelt as it is meant, whether texts have it or not: a
/// correction that asks for less is none.
void drop_lossy_correction(SearchResults& results) {
  if (results.did_you_mean.empty()) return;
  const auto count = [](const std::string& text) {
    const std::vector<AskedTrait> asked = asked_traits(text);
    return std::count_if(asked.begin(), asked.end(),
                         [](const AskedTrait& one) { return !one.is_tacit; });
  };
  if (count(results.did_you_mean) < count(results.query.text)) results.did_you_mean.clear();
}

}  // namespace

ReadNeed read_need(EngineState& state, const SearchRequest& request) {
  ParsedQuery query = read_text(state, request.text);
  const bool is_need = query.seeds.empty() && !query.claim && !query.comparison && !query.unknown;
  if (!is_need) return {request, {}};
  ReadNeed out{need_of(state, request, query), {}};
  for (const TypedCondition& one : query.conditions) {
    // Conditions that "or" joins are one to the search, and a word of any of them may be missing
    // from the text.
    if (!one.condition.is_or || out.is_in_text.empty()) {
      out.is_in_text.push_back(one.is_topic);
    } else if (!one.is_topic) {
      out.is_in_text.back() = false;
    }
  }
  return out;
}

Answer ask(EngineState& state, const SearchRequest& request) {
  Answer out;
  out.query = read_text(state, request.text);
  if (out.query.claim) {
    out.claims = answer_claims(state, *out.query.claim, request);
    return out;
  }
  if (out.query.comparison) {
    std::vector<std::string> ids;
    for (const Seed& subject : out.query.comparison->subjects) ids.push_back(subject.id);
    out.comparison = compare(state, ids, request.explain, request.filters.workload);
    return out;
  }
  if (out.query.unknown) {
    out.search = nothing_known(state, out.query, request);
    return out;
  }
  if (out.query.seeds.empty()) {
    const SearchRequest need = need_of(state, request, out.query);
    out.search = search(state, need);
    drop_lossy_correction(*out.search);
    count_unused(state, request, out);
  } else {
    Filters filters = filters_with(out.query, request.filters);
    AlternativesRequest alternative;
    alternative.seeds = seed_ids(out.query);
    alternative.need = out.query.need;
    alternative.wide_facets = request.wide_facets;
    // Beside seeds "-word" acts as "without": alternatives are not looked up in the full text.
    append(texts_of(out.query.excluded), filters.without);
    alternative.filters = filters;
    alternative.conditions = conditions_beside_seeds(out.query);
    alternative.sort = out.query.sort.value_or(request.sort);
    alternative.limit = request.limit;
    alternative.offset = request.offset;
    alternative.explain = request.explain;
    alternative.offers = request.offers;
    alternative.versions = request.versions;
    out.alternatives = alternatives(state, alternative);
    note_unknown_figures(alternative, out);
    note_what_is_free(out);
  }
  return out;
}

std::vector<Candidate> rank_typed(EngineState& state, std::string_view text,
                                  const RankingParts& parts) {
  ParsedQuery query = read_text(state, std::string(text));
  const bool is_plain = query.is_plain() && query.phrases.empty();
  const bool is_other = query.claim || query.comparison || query.unknown;
  // Measured rankings rank: a comparison or a claim has no list, so that its text counts as a need.
  if (is_plain || is_other) return rank_need(state, text, parts);
  Filters filters = filters_with(query, {});
  if (!query.seeds.empty()) {
    AlternativesRequest request;
    request.seeds = seed_ids(query);
    request.need = query.need;
    append(texts_of(query.excluded), filters.without);
    request.filters = filters;
    request.conditions = conditions_beside_seeds(query);
    request.limit = state.options.max_limit;
    return rank_alternatives(state, request);
  }
  // Conditions alone rank nothing.
  const std::string& need = query.need.empty() ? query.text : query.need;
  // As search() does it, without grouping: judged are entities, and an offer that is folded away
  // would count as missed.
  std::vector<Candidate> out = rank_need(state, need, parts);
  const Constraints constraints(state, filters);
  const TextFilter texts(state, known_phrases(state, query), texts_of(query.excluded));
  const Conditions conditions(state, conditions_of(query));
  std::erase_if(out, [&](const Candidate& c) {
    return !texts.passes(c.entity) || conditions.is_contrary(c.entity) ||
           !constraints.passes(c.entity);
  });
  const bool only_conditions = tells_only_conditions(state, query);
  if (only_conditions) {
    conditions.add_stating(
        [&](EntityIndexNumber e) { return texts.passes(e) && constraints.passes(e); }, {}, out);
  }
  conditions.put_stating_first(only_conditions
                                   ? std::span<const double>()
                                   : topic_scores(state, topic_need(state, query.topic)),
                               state.options.condition_near_share, out);
  return out;
}

}  // namespace matchgraph
