#include "snapshot/line_table.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "index/analyser.h"
#include "lines/job_name.h"
#include "lines/opposites.h"
#include "matchgraph/error.h"
#include "storage/parallel.h"

namespace matchgraph {
namespace {

/// What is kept of one capability.
struct LineRow {
  LineKind kind = LineKind::kCapability;
  std::uint8_t common = 0;
  std::uint8_t sides = 0;
  TermId head = LineTable::kNoTerm;
  std::vector<TermId> name, denied;  // ascending
};

std::optional<TermId> number_of(const StringTableView& terms, std::string_view term) {
  const std::size_t at = terms.lower_bound(term);
  if (at == terms.size() || terms[at] != term) return {};
  return static_cast<TermId>(at);
}

void sort_unique(std::vector<TermId>& terms) {
  std::sort(terms.begin(), terms.end());
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
}

LineRow read_line(Analyser& analyser, const StringTableView& terms, const Capability& capability) {
  LineRow out;
  out.kind = line_kind(capability.name, capability.text);
  const std::string all = capability.name.empty() || capability.text.starts_with(capability.name)
                              ? capability.text
                              : capability.name + ". " + capability.text;
  out.sides = sides_of(all);
  const JobName name = job_name(analyser, capability.name, capability.text);
  for (const std::string& term : name.terms) {
    if (const auto number = number_of(terms, term)) out.name.push_back(*number);
  }
  sort_unique(out.name);
  if (!name.head.empty()) out.head = number_of(terms, name.head).value_or(LineTable::kNoTerm);
  for (const std::string& word : denied_words(all)) {
    if (const auto number = number_of(terms, analyser.stem(word))) out.denied.push_back(*number);
  }
  sort_unique(out.denied);
  return out;
}

bool is_common(const MappedCapabilityGraph& graph, const LineSources& sources,
               const CommonLineOptions& options, RowId capability) {
  std::size_t close = 0;
  double sum = 0;
  for (const RowSimilarity& near : graph.neighbours(capability)) {
    if (static_cast<double>(near.similarity) < options.cosine) break;  // the nearest come first
    ++close;
    sum += cosine(sources.entities, sources.entity_of[capability], sources.entity_of[near.row]);
  }
  return close >= options.neighbours && sum < options.unlike_entities * static_cast<double>(close);
}

std::vector<LineRow> read_lines(const LineSources& sources, const CommonLineOptions& options) {
  const MappedCapabilityGraph graph(sources.capability_graph);
  const std::vector<Entity>& entities = sources.catalogue.entities;
  std::vector<std::size_t> begin{0};
  for (const Entity& entity : entities) {
    begin.push_back(begin.back() + entity.capabilities.size());
  }
  std::vector<LineRow> out(begin.back());
  parallel_blocks({.items = entities.size(), .at_once = 64, .jobs = sources.jobs}, [&] {
    return [&, analyser = Analyser()](std::size_t from, std::size_t to) mutable {
      for (std::size_t e = from; e < to; ++e) {
        for (std::size_t i = 0; i < entities[e].capabilities.size(); ++i) {
          LineRow& row = out[begin[e] + i];
          row = read_line(analyser, sources.terms, entities[e].capabilities[i]);
          row.common = is_common(graph, sources, options, static_cast<RowId>(begin[e] + i));
        }
      }
    };
  });
  return out;
}

bool in_range(std::span<const TermId> terms, std::size_t count, bool or_none) {
  return std::all_of(terms.begin(), terms.end(), [&](TermId term) {
    return term < count || (or_none && term == LineTable::kNoTerm);
  });
}

bool are_offsets(std::span<const std::uint32_t> at, std::size_t rows, std::size_t items) {
  return at.size() == rows + 1 && at.front() == 0 && at.back() == items &&
         std::is_sorted(at.begin(), at.end());
}

}  // namespace

void write_line_table(const LineSources& sources, const CommonLineOptions& options,
                      const std::string& path) {
  std::vector<std::uint8_t> kinds, common, sides;
  std::vector<TermId> heads, names, denied;
  std::vector<std::uint32_t> names_at{0}, denied_at{0};
  for (const LineRow& row : read_lines(sources, options)) {
    kinds.push_back(static_cast<std::uint8_t>(row.kind));
    common.push_back(row.common);
    sides.push_back(row.sides);
    heads.push_back(row.head);
    names.insert(names.end(), row.name.begin(), row.name.end());
    names_at.push_back(static_cast<std::uint32_t>(names.size()));
    denied.insert(denied.end(), row.denied.begin(), row.denied.end());
    denied_at.push_back(static_cast<std::uint32_t>(denied.size()));
  }
  ArrayFileWriter writer;
  writer.add("kinds", kinds);
  writer.add("common", common);
  writer.add("sides", sides);
  writer.add("heads", heads);
  writer.add("names.at", names_at);
  writer.add("names.terms", names);
  writer.add("denied.at", denied_at);
  writer.add("denied.terms", denied);
  writer.write(path);
}

LineTable::LineTable(const std::string& path, std::size_t terms)
    : file_(path),
      kinds_(file_.get<std::uint8_t>("kinds")),
      common_(file_.get<std::uint8_t>("common")),
      sides_(file_.get<std::uint8_t>("sides")),
      heads_(file_.get<TermId>("heads")),
      names_(file_.get<TermId>("names.terms")),
      denied_(file_.get<TermId>("denied.terms")),
      names_at_(file_.get<std::uint32_t>("names.at")),
      denied_at_(file_.get<std::uint32_t>("denied.at")) {
  const std::size_t rows = kinds_.size();
  const bool kinds_fit = std::all_of(kinds_.begin(), kinds_.end(), [](std::uint8_t kind) {
    return kind <= static_cast<std::uint8_t>(LineKind::kSetup);
  });
  const bool fits = kinds_fit && common_.size() == rows && sides_.size() == rows &&
                    heads_.size() == rows && are_offsets(names_at_, rows, names_.size()) &&
                    are_offsets(denied_at_, rows, denied_.size()) &&
                    in_range(heads_, terms, true) && in_range(names_, terms, false) &&
                    in_range(denied_, terms, false);
  if (!fits) throw Error(ErrorCode::kEnvironment, path + ": damaged; build again");
}

}  // namespace matchgraph
