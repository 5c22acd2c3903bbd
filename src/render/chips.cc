// Here is a query as it was understood: how is that said in canonical words?

#include <fmt/format.h>

#include <algorithm>

#include "matchgraph/filter_table.h"
#include "matchgraph/query.h"

namespace matchgraph {
namespace {

// Lists, flags and bounds are said in three ways, as people would say them.
std::string label(const Constraint& constraint) {
  std::string value = value_text(constraint.value);
  if (std::holds_alternative<NameList>(constraint.value)) {
    return fmt::format("{}{}: {}", constraint.op == "!=" ? "not " : "", constraint.field, value);
  }
  if (flag_of(constraint) != nullptr) return value;
  const FilterRow* row = filter_named(constraint.field);
  if (row != nullptr && row->kind == FilterKind::kPhrases) return words_with(*row, value);
  return fmt::format("{} {} {}", constraint.field, constraint.op, value);
}

/// What claims are asked about is told even where it is everything.
std::string label(const ClaimQuestion& claim) {
  return claim.respect ? fmt::format("claims about {}: {}", claim.subject.name, *claim.respect)
                       : fmt::format("claims to beat {}", claim.subject.name);
}

}  // namespace

std::string to_string(const Critique& critique) {
  // A bound of one's own making has no words of its own in the table.
  const FilterRow& row = filter_of(critique.kind);
  if (row.kind == FilterKind::kWhere) return label(critique.bound);
  if (!row.is_switch()) return words_with(row, critique.value);
  return critique.value.empty() ? std::string(row.words)
                                : fmt::format("{} {}", row.words, critique.value);
}

std::vector<Chip> chips(const ParsedQuery& query) {
  std::vector<Chip> out;
  for (const Seed& seed : query.seeds) {
    out.push_back({Chip::Kind::kSeed, "like " + seed.name, seed.span});
  }
  for (const Critique& critique : query.critiques) {
    // An alternative within a question ("free or open source") would otherwise look like a demand.
    out.push_back({Chip::Kind::kCritique, (critique.is_or ? "or " : "") + to_string(critique),
                   critique.span});
  }
  for (const TypedFilter& filter : query.typed_filters) {
    out.push_back({Chip::Kind::kFilter, label(filter.constraint), filter.span});
  }
  for (const TypedPhrase& phrase : query.phrases) {
    out.push_back({Chip::Kind::kFilter, fmt::format("\"{}\"", phrase.text), phrase.span});
  }
  for (const TypedPhrase& phrase : query.excluded) {
    out.push_back({Chip::Kind::kFilter, fmt::format("not \"{}\"", phrase.text), phrase.span});
  }
  if (query.comparison) {
    for (const Seed& subject : query.comparison->subjects) {
      out.push_back({Chip::Kind::kCompared, "compare " + subject.name, subject.span});
    }
  }
  for (const TypedCondition& one : query.conditions) {
    // What only turns an order round is told by the order.
    if (one.is_direction) continue;
    out.push_back(
        {Chip::Kind::kCondition, (one.condition.is_or ? "or " : "") + one.label, one.span});
  }
  if (query.claim) out.push_back({Chip::Kind::kClaim, label(*query.claim), query.claim->span});
  // In the order of the text that they explain.
  std::stable_sort(out.begin(), out.end(),
                   [](const Chip& a, const Chip& b) { return a.span.begin < b.span.begin; });
  return out;
}

}  // namespace matchgraph
