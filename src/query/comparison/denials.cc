#include "query/comparison/denials.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include "index/facts/fact_columns.h"
#include "lines/line_kind.h"
#include "query/comparison/pairing.h"

namespace matchgraph {
namespace {

bool holds_all(std::span<const TermId> sorted, std::span<const TermId> wanted) {
  return std::all_of(wanted.begin(), wanted.end(), [&](TermId term) {
    return std::binary_search(sorted.begin(), sorted.end(), term);
  });
}

/// Whether a capability is what the line denies. A denial is about all of its words together. Of a
/// capability's line, which says something else first, only a thing that the other is named after
/// counts: "works without an internet connection" denies no pooling of connections.
bool is_denied(const Snapshot& snapshot, RowId line, RowId capability) {
  const LineTable& lines = snapshot.lines();
  const auto denied = lines.denied(line);
  if (denied.empty() || lines.kind(capability) != LineKind::kCapability) return false;
  if (lines.kind(line) == LineKind::kDenial) {
    return lines.denied(capability).empty() &&
           holds_all(snapshot.capability_vectors().row_terms(capability), denied);
  }
  return std::binary_search(denied.begin(), denied.end(), lines.head(capability)) &&
         lines.name(capability).size() == 1;
}

std::string denied_by(const Snapshot& snapshot, RowId line, const Capability& capability) {
  if (snapshot.lines().kind(line) == LineKind::kDenial) {
    return fmt::format("{}", fmt::join(denied_thing(capability.name, capability.text), " "));
  }
  return std::string(snapshot.term_words().word(snapshot.lines().denied(line).front()));
}

void add_line(const Snapshot& snapshot, const ComparedEntity& entity, std::size_t index,
              std::span<const ComparedEntity> others, std::vector<Denial>& out) {
  const auto begin = snapshot.facts().capability_begin();
  const RowId line = begin[entity.number] + static_cast<RowId>(index);
  const Capability& capability = entity.entity.capabilities[index];
  Denial denial{entity.position,
                denied_by(snapshot, line, capability),
                fmt::format("capabilities[{}]", index),
                capability.text,
                {}};
  bool is_met = false;
  for (const ComparedEntity& other : others) {
    for (std::size_t i = 0; i < other.entity.capabilities.size(); ++i) {
      if (!is_denied(snapshot, line, begin[other.number] + static_cast<RowId>(i))) continue;
      denial.lacks = {other.position, capability_ref(other.entity, i)};
      out.push_back(denial);
      is_met = true;
    }
  }
  // A line that is a denial as a whole is told without a counterpart, too; a half sentence only
  // where it meets one.
  if (!is_met && snapshot.lines().kind(line) == LineKind::kDenial) out.push_back(std::move(denial));
}

}  // namespace

std::vector<Denial> denials_of(const Snapshot& snapshot, const ComparedEntity& entity,
                               std::span<const ComparedEntity> others) {
  const RowId first = snapshot.facts().capability_begin()[entity.number];
  std::vector<Denial> out;
  for (std::size_t i = 0; i < entity.entity.capabilities.size(); ++i) {
    const RowId line = first + static_cast<RowId>(i);
    const bool is_denial = snapshot.lines().kind(line) == LineKind::kDenial;
    if (!is_denial && snapshot.lines().denied(line).empty()) continue;
    add_line(snapshot, entity, i, others, out);
  }
  // A price denies only beside one: that a thing is paid for is no lack where everything is.
  const bool is_paid = entity.entity.pricing && entity.entity.pricing->model == PriceModel::kPaid;
  const bool is_other_free =
      std::any_of(others.begin(), others.end(),
                  [](const ComparedEntity& other) { return known_price(other.entity) == 0.0; });
  if (is_paid && is_other_free && known_price(entity.entity) != 0.0) {
    out.push_back({entity.position, "free use", "pricing.model", "paid", {}});
  }
  return out;
}

}  // namespace matchgraph
