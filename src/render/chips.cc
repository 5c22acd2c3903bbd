// Here is a query as it was understood: how is that said in canonical words?

#include <fmt/format.h>

#include <algorithm>

#include "matchgraph/query.h"

namespace matchgraph {
namespace {

std::string with_value(const char* words, const Critique& critique) {
  return critique.value.empty() ? std::string(words) : fmt::format("{} {}", words, critique.value);
}

std::string label(const Constraint& constraint) {
  const bool is_word =
      constraint.op == "=" && (constraint.value == "free" || constraint.value == "paid" ||
                               constraint.value == "open source");
  if (is_word && (constraint.field == "price" || constraint.field == "license")) {
    return constraint.value;
  }
  if (constraint.field == "with" || constraint.field == "without") {
    return constraint.field + ' ' + constraint.value;
  }
  const bool is_name = constraint.field == "type" || constraint.field == "maker" ||
                       constraint.field == "license" || constraint.field == "tag" ||
                       constraint.field == "sort";
  if (!is_name) return fmt::format("{} {} {}", constraint.field, constraint.op, constraint.value);
  if (constraint.op == "!=") return fmt::format("not {}: {}", constraint.field, constraint.value);
  return fmt::format("{}: {}", constraint.field, constraint.value);
}

std::string label(const ClaimQuestion& claim) {
  return claim.respect ? fmt::format("claims about {}: {}", claim.subject.name, *claim.respect)
                       : fmt::format("claims to beat {}", claim.subject.name);
}

}  // namespace

std::string to_string(const Critique& critique) {
  switch (critique.kind) {
    case CritiqueKind::kCheaper:
      return "cheaper";
    case CritiqueKind::kFree:
      return "free";
    case CritiqueKind::kPaid:
      return "paid";
    case CritiqueKind::kOpenSource:
      return "open source";
    case CritiqueKind::kNewer:
      return "newer";
    case CritiqueKind::kSmaller:
      return with_value("smaller", critique);
    case CritiqueKind::kLarger:
      return with_value("larger", critique);
    case CritiqueKind::kHigherRanked:
      return "higher ranked";
    case CritiqueKind::kWith:
      return with_value("with", critique);
    case CritiqueKind::kWithout:
      return with_value("without", critique);
    case CritiqueKind::kFrom:
      return with_value("from", critique);
    case CritiqueKind::kNotFrom:
      return with_value("not from", critique);
    case CritiqueKind::kType:
      return with_value("type:", critique);
    case CritiqueKind::kBound:
      return label(critique.bound);
  }
  return {};
}

std::vector<Chip> chips(const ParsedQuery& query) {
  std::vector<Chip> out;
  for (const Seed& seed : query.seeds) {
    out.push_back({Chip::Kind::kSeed, "like " + seed.name, seed.span});
  }
  for (const Critique& critique : query.critiques) {
    out.push_back({Chip::Kind::kCritique, to_string(critique), critique.span});
  }
  for (const TypedFilter& filter : query.typed_filters) {
    out.push_back({Chip::Kind::kFilter, label(filter.constraint), filter.span});
  }
  if (query.claim) out.push_back({Chip::Kind::kClaim, label(*query.claim), query.claim->span});
  std::stable_sort(out.begin(), out.end(),
                   [](const Chip& a, const Chip& b) { return a.span.begin < b.span.begin; });
  return out;
}

}  // namespace matchgraph
