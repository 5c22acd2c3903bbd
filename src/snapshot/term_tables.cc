#include "snapshot/term_tables.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <string_view>
#include <utility>

#include "index/facts/inverted_fields.h"
#include "index/postings.h"
#include "index/schema.h"

namespace matchgraph {
namespace {

/// Adds up what the fields of one term say, entity by entity.
class TermReader {
 public:
  TermReader(std::span<const Entity> entities, const TextShard& from, const CapabilityUse& use)
      : rows_(field_rows(entities, from)), from_(from), use_(use) {}

  /// Valid until the next call.
  const SaidTerm& read(std::span<const RowPosting> postings) {
    out_.rows = postings;
    out_.entities.clear();
    out_.in_capabilities.clear();
    out_.in_entities.clear();
    out_.sayings.clear();
    // Postings of one term ascend by row, and the rows of an entity lie together.
    for (std::size_t i = 0; i < postings.size();) {
      const std::uint32_t entity = row_of(postings[i]).entity;
      bag_ = 0;
      sum_ = {entity, 0};
      // Raised below where the entity says the term of itself.
      out_.sayings.push_back({entity, Saying::kInCapabilities});
      i = read_profile(postings, i);
      while (i < postings.size() && row_of(postings[i]).entity == entity) {
        i = read_capability(postings, i);
      }
      if (bag_ > 0) out_.entities.push_back({entity, bag_});
      if (sum_.count > 0) out_.in_entities.push_back(sum_);
    }
    return out_;
  }

 private:
  const FieldRow& row_of(const RowPosting& posting) const {
    return rows_[posting.row - from_.first_row];
  }

  /// The fields of the entity itself come first. Returns where they end.
  std::size_t read_profile(std::span<const RowPosting> postings, std::size_t i) {
    for (; i < postings.size(); ++i) {
      const FieldRow& row = row_of(postings[i]);
      // The field tells entity from capability: rows of both are numbered in one sequence.
      if (row.entity != sum_.row || is_of_capability(row)) break;
      const std::uint32_t count = postings[i].count;
      const bool is_name = row.field != TextField::kSummary;
      // The strongest saying counts: a name says more than a summary.
      out_.sayings.back().says =
          std::max(out_.sayings.back().says, is_name ? Saying::kAsName : Saying::kOfItself);
      switch (row.field) {
        case TextField::kName:
          add(count * schema::kNameWdf, count * schema::kProfileNameWdf);
          break;
        case TextField::kSummary:
          add(count * schema::kSummaryWdf, count * schema::kProfileSummaryWdf);
          break;
        default:
          add(count * schema::kTagWdf, count * schema::kProfileTagWdf);
      }
    }
    return i;
  }

  /// Text and name of one capability. Returns where they end.
  std::size_t read_capability(std::span<const RowPosting> postings, std::size_t i) {
    const std::uint32_t capability = row_of(postings[i]).capability;
    std::uint32_t bag = 0;
    std::uint32_t count = 0;
    for (; i < postings.size(); ++i) {
      const FieldRow& row = row_of(postings[i]);
      if (!is_of_capability(row) || row.capability != capability) break;
      const bool is_text = row.field == TextField::kCapabilityText;
      bag +=
          postings[i].count * (is_text ? schema::kCapabilityTextWdf : schema::kCapabilityNameWdf);
      count += postings[i].count;
    }
    // As a row of its own a capability counts even if it repeats another: it is shown as any other.
    out_.in_capabilities.push_back({capability, static_cast<float>(count)});
    const std::uint32_t own = capability - from_.first_capability;
    // A line that an entity says twice counts once for it.
    if (use_.repeated[own] == 0) {
      // A text that many entities share says less of each; as a capability of its own it counts in
      // full.
      // The square root is between counting a shared text in full and dividing it up: what a
      // hundred share still says something.
      add(bag, count / std::sqrt(static_cast<double>(use_.holders[own])));
    }
    return i;
  }

  static bool is_of_capability(const FieldRow& row) {
    return row.field == TextField::kCapabilityText || row.field == TextField::kCapabilityName;
  }

  void add(std::uint32_t bag, double count) {
    bag_ += bag;
    sum_.count += static_cast<float>(count);
  }

  std::vector<FieldRow> rows_;
  TextShard from_;
  const CapabilityUse& use_;
  SaidTerm out_;
  std::uint32_t bag_ = 0;
  TermCount sum_;
};

}  // namespace

void read_terms(const InvertedFields& fields, std::span<const Entity> entities,
                const TextShard& from, const CapabilityUse& use,
                const std::function<void(std::string_view, const SaidTerm&)>& visit) {
  TermReader reader(entities, from, use);
  fields.for_each([&](std::string_view term, std::span<const RowPosting> list) {
    visit(term, reader.read(list));
  });
}

TermWeigher::TermWeigher(std::size_t entity_count, std::size_t capability_count,
                         const BuildOptions& options)
    : postings(entity_count),
      capabilities(capability_count, options.weights),
      entities(entity_count, options.weights),
      classes_(options.need.classes) {}

void TermWeigher::add(std::string_view term, const SaidTerm& counts) {
  // Terms come ascending, so that the number of a term is its position in all tables.
  const double weight = class_weight(term, classes_);
  postings.add(term, counts.entities);
  capability_frequency.push_back(static_cast<std::uint32_t>(counts.in_capabilities.size()));
  // Boilerplate and pairs of words weigh less than 1: neither names a cluster.
  if (weight >= 1) {
    sayings.holders.insert(sayings.holders.end(), counts.sayings.begin(), counts.sayings.end());
  }
  sayings.begin.push_back(static_cast<std::uint32_t>(sayings.holders.size()));
  capabilities.add_term(weight, counts.in_capabilities);
  entities.add_term(weight, counts.in_entities);
}

TermTables read_term_tables(InvertedFields fields, const Catalogue& catalogue,
                            const CapabilityUse& use, const BuildOptions& options,
                            const std::string& postings_file, PackedLists* keep) {
  TermWeigher weigher(catalogue.entities.size(), use.repeated.size(), options);
  read_terms(fields, catalogue.entities, {}, use,
             [&](std::string_view term, const SaidTerm& counts) {
               weigher.add(term, counts);
               if (keep != nullptr) keep->add(counts.rows);
             });
  // Each is given up as soon as the next is made of it: together they are the most that a build
  // holds.
  fields = {};
  TermTables out;
  {
    PostingsBuilder postings = std::move(weigher.postings);
    postings.write(postings_file);
    out.terms = std::move(postings).take_terms();
  }
  out.capability_frequency = std::move(weigher.capability_frequency);
  out.capabilities = weigher.capabilities.build();
  out.sayings = std::move(weigher.sayings);
  out.entities = weigher.entities.build();
  return out;
}

void TermVectorArrays::add_to(ArrayFileWriter& writer) const {
  frequency.add_to(writer, "terms.capabilities");
  writer.add("capabilities.repeated", repeated);
  holders.add_to(writer, "capabilities.holders");
  writer.add("capabilities.at", capabilities.offsets);
  writer.add("capabilities.terms", capabilities.terms);
  writer.add("capabilities.weights", capabilities.weights);
  writer.add("entities.at", entities.offsets);
  writer.add("entities.terms", entities.terms);
  writer.add("entities.weights", entities.weights);
}

void write_term_vectors(const TermTables& tables, const CapabilityUse& use,
                        const std::string& path) {
  // A byte each, with the few large ones beside them: a hundredth of a snapshot less.
  const SmallNumbers holders(use.holders);
  ArrayFileWriter writer;
  TermVectorArrays{tables.capability_frequency, use.repeated, holders, tables.capabilities.view(),
                   tables.entities.view()}
      .add_to(writer);
  writer.write(path);
}

}  // namespace matchgraph
