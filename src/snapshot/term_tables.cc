#include "snapshot/term_tables.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <string_view>

#include "index/facts/inverted_fields.h"
#include "index/postings.h"
#include "index/schema.h"

namespace matchgraph {
namespace {

/// Adds up what the fields of one term say, entity by entity.
class TermReader {
 public:
  TermReader(std::span<const FieldRow> rows, const CapabilityUse& use) : rows_(rows), use_(use) {}

  std::vector<RowPosting> entities;          ///< within-document frequencies of the bags
  std::vector<TermCount> capability_counts;  ///< by capability
  std::vector<TermCount> entity_counts;      ///< by entity
  std::vector<TermSayings::Holder> sayings;

  void read(std::span<const RowPosting> postings) {
    entities.clear();
    capability_counts.clear();
    entity_counts.clear();
    sayings.clear();
    for (std::size_t i = 0; i < postings.size();) {
      const std::uint32_t entity = rows_[postings[i].row].entity;
      bag_ = 0;
      sum_ = {entity, 0};
      sayings.push_back({entity, Saying::kInCapabilities});
      i = read_profile(postings, i);
      while (i < postings.size() && rows_[postings[i].row].entity == entity) {
        i = read_capability(postings, i);
      }
      if (bag_ > 0) entities.push_back({entity, bag_});
      if (sum_.count > 0) entity_counts.push_back(sum_);
    }
  }

 private:
  /// The fields of the entity itself come first. Returns where they end.
  std::size_t read_profile(std::span<const RowPosting> postings, std::size_t i) {
    for (; i < postings.size(); ++i) {
      const FieldRow& row = rows_[postings[i].row];
      if (row.entity != sum_.row || is_of_capability(row)) break;
      const std::uint32_t count = postings[i].count;
      const bool is_name = row.field != TextField::kSummary;
      sayings.back().says =
          std::max(sayings.back().says, is_name ? Saying::kAsName : Saying::kOfItself);
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
    const std::uint32_t capability = rows_[postings[i].row].capability;
    std::uint32_t bag = 0;
    std::uint32_t count = 0;
    for (; i < postings.size(); ++i) {
      const FieldRow& row = rows_[postings[i].row];
      if (!is_of_capability(row) || row.capability != capability) break;
      const bool is_text = row.field == TextField::kCapabilityText;
      bag +=
          postings[i].count * (is_text ? schema::kCapabilityTextWdf : schema::kCapabilityNameWdf);
      count += postings[i].count;
    }
    capability_counts.push_back({capability, static_cast<float>(count)});
    if (use_.repeated[capability] == 0) {
      // A text that many entities share says less of each; as a capability of its own it counts in
      // full.
      add(bag, count / std::sqrt(static_cast<double>(use_.holders[capability])));
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

  std::span<const FieldRow> rows_;
  const CapabilityUse& use_;
  std::uint32_t bag_ = 0;
  TermCount sum_;
};

}  // namespace

TermTables read_term_tables(const InvertedFields& fields, const Catalogue& catalogue,
                            const CapabilityUse& use, const BuildOptions& options,
                            const std::string& postings_file) {
  const std::vector<FieldRow> rows = field_rows(catalogue);
  PostingsBuilder postings(catalogue.entities.size());
  TermVectorsBuilder capabilities(use.repeated.size(), options.weights);
  TermVectorsBuilder entities(catalogue.entities.size(), options.weights);
  TermReader reader(rows, use);
  TermTables out;
  fields.for_each([&](std::string_view term, std::span<const RowPosting> list) {
    reader.read(list);
    // Terms come ascending, so that the number of a term is its position in all three tables.
    const double weight = class_weight(term, options.need.classes);
    postings.add(term, reader.entities);
    out.capability_frequency.push_back(static_cast<std::uint32_t>(reader.capability_counts.size()));
    if (weight >= 1) {
      out.sayings.holders.insert(out.sayings.holders.end(), reader.sayings.begin(),
                                 reader.sayings.end());
    }
    out.sayings.begin.push_back(static_cast<std::uint32_t>(out.sayings.holders.size()));
    capabilities.add_term(weight, reader.capability_counts);
    entities.add_term(weight, reader.entity_counts);
  });
  postings.write(postings_file);
  out.terms = postings.terms();
  out.capabilities = capabilities.build();
  out.entities = entities.build();
  return out;
}

void write_term_vectors(const TermTables& tables, const CapabilityUse& use,
                        const std::string& path) {
  const SmallNumbers holders(use.holders);
  ArrayFileWriter writer;
  tables.capability_frequency.add_to(writer, "terms.capabilities");
  writer.add("capabilities.repeated", use.repeated);
  holders.add_to(writer, "capabilities.holders");
  writer.add("capabilities.at", tables.capabilities.offsets);
  writer.add("capabilities.terms", tables.capabilities.terms);
  writer.add("capabilities.weights", tables.capabilities.weights);
  writer.add("entities.at", tables.entities.offsets);
  writer.add("entities.terms", tables.entities.terms);
  writer.add("entities.weights", tables.entities.weights);
  writer.write(path);
}

}  // namespace matchgraph
