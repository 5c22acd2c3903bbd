#include "snapshot/line_table.h"

#include <algorithm>
#include <functional>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "index/analyser.h"
#include "lines/job_name.h"
#include "lines/opposites.h"
#include "matchgraph/error.h"
#include "storage/parallel.h"

namespace matchgraph {
namespace {

std::optional<TermId> number_of(const StringTableView& terms, std::string_view term) {
  const std::size_t at = terms.lower_bound(term);
  if (at == terms.size() || terms[at] != term) return {};
  return static_cast<TermId>(at);
}

void sort_unique(std::vector<TermId>& terms) {
  std::sort(terms.begin(), terms.end());
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
}

/// Terms that a line denies: any of those of a capability, all of those of a denial together, which
/// is why one that the catalogue has not got leaves none.
std::vector<TermId> denied_terms(Analyser& analyser, const StringTableView& terms,
                                 const Capability& capability, LineKind kind,
                                 const std::string& all) {
  const bool is_denial = kind == LineKind::kDenial;
  std::vector<TermId> out;
  for (const std::string& word :
       is_denial ? denied_thing(capability.name, capability.text) : denied_words(all)) {
    const auto number = number_of(terms, analyser.stem(word));
    if (number) out.push_back(*number);
    if (!number && is_denial) return {};
  }
  sort_unique(out);
  return out;
}

LineRow read_line(Analyser& analyser, const StringTableView& terms, const Capability& capability) {
  LineRow out;
  out.kind = line_kind(capability.name, capability.text);
  // Many texts repeat their name at the beginning, where its words would count twice.
  const std::string all = capability.name.empty() || capability.text.starts_with(capability.name)
                              ? capability.text
                              : capability.name + ". " + capability.text;
  out.sides = sides_of(capability.name, capability.text);
  out.media = media_flow(capability.name, capability.text);
  const JobName name = job_name(analyser, capability.name, capability.text);
  for (const std::string& term : name.terms) {
    if (const auto number = number_of(terms, term)) out.name.push_back(*number);
  }
  sort_unique(out.name);
  // What is longer than a row may be is no name; its first terms stand for it.
  // Rows keep their length in a byte.
  if (out.name.size() >= ShortRowsView::kMostItems) out.name.resize(ShortRowsView::kMostItems - 1);
  if (!name.head.empty()) out.head = number_of(terms, name.head);
  out.denied = denied_terms(analyser, terms, capability, out.kind, all);
  return out;
}

bool is_common(const MappedCapabilityGraph& graph, const LineSources& sources,
               const CommonLineOptions& options, RowId capability) {
  std::size_t close = 0;
  double sum = 0;
  for (const RowSimilarity& near : graph.neighbours(capability)) {
    if (static_cast<double>(near.similarity) < options.cosine) break;  // the nearest come first
    // Looked up in the graph and not by equal texts: "works with any client" is said in many forms.
    ++close;
    sum += cosine(sources.entities, sources.entity_of[capability], sources.entity_of[near.row]);
  }
  return close >= options.neighbours && sum < options.unlike_entities * static_cast<double>(close);
}

/// By capability the first that has the same name and text. In Debian one in three says what
/// another says, and a line is read the same wherever it stands.
std::vector<RowId> first_with_text(std::span<const Entity> entities) {
  using Line = std::pair<std::string_view, std::string_view>;
  // The usual way to join two hashes; texts that collide are still compared.
  const auto hash = [](const Line& line) {
    const std::hash<std::string_view> of;
    return of(line.first) * 31 + of(line.second);
  };
  std::unordered_map<Line, RowId, decltype(hash)> known(16, hash);
  std::vector<RowId> out;
  for (const Entity& entity : entities) {
    for (const Capability& capability : entity.capabilities) {
      const auto row = static_cast<RowId>(out.size());
      out.push_back(known.try_emplace({capability.name, capability.text}, row).first->second);
    }
  }
  return out;
}

void require(bool sound) {
  if (!sound) throw Error(ErrorCode::kEnvironment, "the table of lines is damaged; build again");
}

}  // namespace

std::vector<LineRow> read_lines(const LineSources& sources, const CommonLineOptions& options) {
  const MappedCapabilityGraph graph(sources.capability_graph);
  const std::span<const Entity> entities = sources.entries;
  std::vector<std::size_t> begin{0};
  for (const Entity& entity : entities) {
    // Rows of all entities are numbered through, so that threads write into one array without a
    // lock.
    begin.push_back(begin.back() + entity.capabilities.size());
  }
  std::vector<LineRow> out(begin.back());
  const std::vector<RowId> first = first_with_text(entities);
  parallel_blocks({.items = entities.size(), .at_once = 64, .jobs = sources.jobs}, [&] {
    // A stemmer keeps a buffer, so that each thread has its own.
    return [&, analyser = Analyser()](std::size_t from, std::size_t to) mutable {
      for (std::size_t e = from; e < to; ++e) {
        for (std::size_t i = 0; i < entities[e].capabilities.size(); ++i) {
          const auto at = static_cast<RowId>(begin[e] + i);
          if (first[at] != at) continue;
          if (!sources.known.empty() && sources.known[at]) {
            out[at] = *sources.known[at];
          } else {
            out[at] = read_line(analyser, sources.terms, entities[e].capabilities[i]);
          }
        }
      }
    };
  });
  // A pass of its own: it looks at the graph, which is not read while texts are.
  parallel_blocks({.items = out.size(), .at_once = 1024, .jobs = sources.jobs}, [&] {
    return [&](std::size_t from, std::size_t to) {
      for (std::size_t at = from; at < to; ++at) {
        const auto capability = static_cast<RowId>(sources.first_capability + at);
        out[at].is_common = is_common(graph, sources, options, capability);
      }
    };
  });
  // After both, as the first's own place in the graph says nothing of its repeats'.
  for (std::size_t at = 0; at < out.size(); ++at) {
    if (first[at] == at) continue;
    const bool common = out[at].is_common;
    out[at] = out[first[at]];
    out[at].is_common = common;
  }
  return out;
}

void write_line_table(std::span<const LineRow> lines, const std::string& path) {
  std::vector<std::uint8_t> kinds, sides, takes, gives, heads;
  std::vector<TermId> names, denied;
  std::vector<RowId> denying;
  std::vector<std::uint32_t> denied_at{0};
  ShortRows name_rows;
  for (const LineRow& row : lines) {
    // Few lines deny anything: a list of those takes less than a length for each row.
    const bool denies = !row.denied.empty();
    if (denies) {
      denying.push_back(static_cast<RowId>(kinds.size()));
      denied.insert(denied.end(), row.denied.begin(), row.denied.end());
      denied_at.push_back(static_cast<std::uint32_t>(denied.size()));
    }
    kinds.push_back(static_cast<std::uint8_t>(static_cast<unsigned>(row.kind) |
                                              (row.is_common ? LineTable::kCommon : 0U) |
                                              (denies ? LineTable::kDenies : 0U)));
    sides.push_back(row.sides);
    takes.push_back(row.media.takes);
    gives.push_back(row.media.gives);
    // The head is one of the name's terms, so its position in the name takes a byte where the term
    // takes four.
    const auto head =
        row.head ? std::find(row.name.begin(), row.name.end(), *row.head) : row.name.end();
    heads.push_back(head == row.name.end() ? LineTable::kNoHead
                                           : static_cast<std::uint8_t>(head - row.name.begin()));
    names.insert(names.end(), row.name.begin(), row.name.end());
    name_rows.push_back(row.name.size());
  }
  ArrayFileWriter writer;
  writer.add("kinds", kinds);
  writer.add("sides", sides);
  writer.add("takes", takes);
  writer.add("gives", gives);
  writer.add("heads", heads);
  name_rows.add_to(writer, "names");
  writer.add("names.terms", names);
  writer.add("denied.lines", denying);
  writer.add("denied.at", denied_at);
  writer.add("denied.terms", denied);
  writer.write(path);
}

LineTable::LineTable(const std::string& path, std::size_t terms)
    : file_(path),
      terms_(terms),
      kinds_(file_.get<std::uint8_t>("kinds")),
      sides_(file_.get<std::uint8_t>("sides")),
      takes_(file_.get<std::uint8_t>("takes")),
      gives_(file_.get<std::uint8_t>("gives")),
      heads_(file_.get<std::uint8_t>("heads")),
      name_rows_(short_rows(file_, "names")),
      names_(file_.get<TermId>("names.terms")),
      denied_(file_.get<TermId>("denied.terms")),
      denying_(file_.get<RowId>("denied.lines")),
      denied_at_(file_.get<std::uint32_t>("denied.at")) {
  // Only the lengths: to look at every row would read the whole file at each start of a command.
  const std::size_t rows = kinds_.size();
  const bool fits = sides_.size() == rows && takes_.size() == rows && gives_.size() == rows &&
                    heads_.size() == rows && name_rows_.rows() == rows &&
                    denied_at_.size() == denying_.size() + 1;
  if (!fits) throw Error(ErrorCode::kEnvironment, path + ": damaged; build again");
}

LineKind LineTable::kind(RowId capability) const {
  const unsigned kind = kinds_[capability] & ~(unsigned{kCommon} | unsigned{kDenies});
  require(kind <= static_cast<unsigned>(LineKind::kSetup));
  return static_cast<LineKind>(kind);
}

std::span<const TermId> LineTable::name(RowId capability) const {
  const ShortRowsView::Range range = name_rows_[capability];
  return checked(names_, range.begin, range.end);
}

TermId LineTable::head(RowId capability) const {
  if (heads_[capability] == kNoHead) return kNoTerm;
  const auto terms = name(capability);
  require(heads_[capability] < terms.size());
  return terms[heads_[capability]];
}

std::span<const TermId> LineTable::denied(RowId capability) const {
  // The bit spares the search for the many that deny nothing.
  if ((kinds_[capability] & kDenies) == 0) return {};
  const auto found = std::lower_bound(denying_.begin(), denying_.end(), capability);
  require(found != denying_.end() && *found == capability);
  const auto at = static_cast<std::size_t>(found - denying_.begin());
  return checked(denied_, denied_at_[at], denied_at_[at + 1]);
}

std::span<const TermId> LineTable::checked(std::span<const TermId> all, std::size_t begin,
                                           std::size_t end) const {
  require(begin <= end && end <= all.size());
  const auto terms = all.subspan(begin, end - begin);
  // Terms index tables of the caller, so a wrong one would read behind their end.
  require(std::all_of(terms.begin(), terms.end(), [this](TermId term) { return term < terms_; }));
  return terms;
}

}  // namespace matchgraph
