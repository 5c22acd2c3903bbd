#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <map>

#include "claims/claim_index.h"
#include "graph/capability_graph.h"
#include "graph/entity_graph.h"
#include "graph/knn.h"
#include "graph/near_duplicates.h"
#include "graph/term_vectors.h"
#include "index/capability_index.h"
#include "index/fact_columns.h"
#include "index/name_index.h"
#include "index/postings.h"
#include "index/suggest.h"
#include "index/text_index_builder.h"
#include "matchgraph/error.h"
#include "matchgraph/evidence.h"
#include "matchgraph/snapshot.h"
#include "snapshot/build_options.h"
#include "snapshot/capability_counts.h"
#include "snapshot/entity_lines.h"
#include "snapshot/fold_evidence.h"
#include "snapshot/generations.h"
#include "snapshot/manifest.h"
#include "snapshot/ranks.h"
#include "snapshot/snapshot_data.h"
#include "snapshot/term_words.h"
#include "snapshot/things.h"
#include "storage/array_file.h"

namespace matchgraph {
namespace {

/// Which entity, and which capability if any, each part row is.
struct Parts {
  static constexpr std::uint32_t kProfile = static_cast<std::uint32_t>(-1);
  std::vector<std::uint32_t> entity;             // by part
  std::vector<std::uint32_t> capability;         // by part; kProfile for the profile
  std::vector<std::uint32_t> capability_entity;  // by capability

  explicit Parts(const Catalogue& catalogue) {
    for (std::size_t e = 0; e < catalogue.entities.size(); ++e) {
      const auto number = static_cast<std::uint32_t>(e);
      entity.push_back(number);
      capability.push_back(kProfile);
      for (std::size_t i = 0; i < catalogue.entities[e].capabilities.size(); ++i) {
        entity.push_back(number);
        capability.push_back(static_cast<std::uint32_t>(capability_entity.size()));
        capability_entity.push_back(number);
      }
    }
  }
};

struct Vectors {
  StringTable terms;
  std::vector<std::uint32_t> capability_frequency;  // capabilities that hold the term
  TermVectors capabilities;
  TermVectors entities;
};

/// Reads the postings of the capability database back and weighs them twice: a row a capability,
/// and a row an entity, in which a text that E entities share counts 1 / sqrt(E), and a repeated
/// one not.
Vectors read_vectors(const std::string& database, const Parts& parts, const CapabilityUse& use,
                     std::size_t entity_count, const BuildOptions& options) {
  Vectors out;
  TermVectorsBuilder capabilities(parts.capability_entity.size(), options.weights);
  TermVectorsBuilder entities(entity_count, options.weights);
  std::vector<TermCount> capability_counts;
  std::vector<TermCount> entity_counts;
  for_each_posting_list(
      database, [&](std::string_view term, std::span<const PartPosting> postings) {
        capability_counts.clear();
        entity_counts.clear();
        for (const PartPosting& posting : postings) {
          const std::uint32_t capability = parts.capability[posting.part];
          double count = posting.count;
          if (capability != Parts::kProfile) {
            capability_counts.push_back({capability, static_cast<float>(count)});
            if (use.repeated[capability] != 0) continue;
            count /= std::sqrt(static_cast<double>(use.holders[capability]));
          }
          const std::uint32_t entity = parts.entity[posting.part];
          if (entity_counts.empty() || entity_counts.back().row != entity) {
            entity_counts.push_back({entity, 0});
          }
          entity_counts.back().count += static_cast<float>(count);
        }
        const double weight = class_weight(term, options.need.classes);
        out.terms.push_back(term);
        out.capability_frequency.push_back(static_cast<std::uint32_t>(capability_counts.size()));
        capabilities.add_term(weight, capability_counts);
        entities.add_term(weight, entity_counts);
      });
  out.capabilities = capabilities.build();
  out.entities = entities.build();
  return out;
}

void write_entities(const Catalogue& catalogue, const GenerationDraft& draft) {
  const std::string path = draft.file(snapshot_file::kEntities);
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  std::vector<std::uint64_t> offsets{0};
  for (const Entity& entity : catalogue.entities) {
    const std::string line = entity_line(entity);
    out << line;
    offsets.push_back(offsets.back() + line.size());
  }
  out.close();
  if (!out) {
    throw Error(ErrorCode::kEnvironment,
                fmt::format("{}: cannot be written: {}", path, std::strerror(errno)));
  }
  ArrayFileWriter writer;
  writer.add("offsets", offsets);
  writer.write(draft.file(snapshot_file::kEntityOffsets));
}

void write_vectors(const Vectors& vectors, const CapabilityUse& use, const std::string& path) {
  ArrayFileWriter writer;
  writer.add("terms.at", vectors.terms.offsets());
  writer.add("terms.text", vectors.terms.chars());
  writer.add("terms.capabilities", vectors.capability_frequency);
  writer.add("capabilities.repeated", use.repeated);
  writer.add("capabilities.holders", use.holders);
  writer.add("capabilities.at", vectors.capabilities.offsets);
  writer.add("capabilities.terms", vectors.capabilities.terms);
  writer.add("capabilities.weights", vectors.capabilities.weights);
  writer.add("entities.at", vectors.entities.offsets);
  writer.add("entities.terms", vectors.entities.terms);
  writer.add("entities.weights", vectors.entities.weights);
  writer.write(path);
}

/// Runs the phases of one build, timing each.
class Build {
 public:
  Build(const Catalogue& catalogue, const BuildRequest& request)
      : catalogue_(catalogue), request_(request), lock_(request.data), draft_(request.data) {}

  BuildReport run() {
    read_past_searches();
    report_.generation = draft_.number();
    report_.entities = catalogue_.entities.size();
    const Parts parts(catalogue_);
    report_.capabilities = parts.capability_entity.size();
    CapabilityUse use;
    phase("facts and names", [&] {
      write_entities(catalogue_, draft_);
      write_fact_columns(catalogue_, draft_.file(snapshot_file::kFacts));
      write_name_index(catalogue_, draft_.file(snapshot_file::kNames));
      use = capability_use(catalogue_);
    });
    phase("claims", [&] { mine_claims(); });
    phase("text index", [&] { index_texts(use); });
    Vectors vectors;
    phase("term vectors", [&] {
      vectors = read_vectors(draft_.file(snapshot_file::kCapabilityDatabase), parts, use,
                             report_.entities, options_);
      write_vectors(vectors, use, draft_.file(snapshot_file::kVectors));
    });
    phase("ranks", [&] { rank_entities(vectors); });
    CapabilityGraph capability_graph;
    phase("capability graph", [&] {
      capability_graph = CapabilityGraph(
          nearest_neighbours(vectors.capabilities.view(), parts.capability_entity,
                             with_jobs(options_.capability_knn), reporter("capability graph")));
      capability_graph.save(draft_.file(snapshot_file::kCapabilityGraph));
      report_.capability_edges = capability_graph.edges();
    });
    phase("entity graph", [&] {
      const NeighbourLists nearest = nearest_neighbours(
          vectors.entities.view(), {}, with_jobs(options_.entity_knn), reporter("entity graph"));
      const EntityGraph entity_graph(nearest, capability_graph, parts.capability_entity,
                                     options_.entity_graph);
      join_duplicates(nearest, use);
      entity_graph.save(draft_.file(snapshot_file::kEntityGraph));
      report_.entity_edges = entity_graph.edges();
    });
    phase("words", [&] {
      write_term_words(catalogue_, words_, vectors.terms.view(), request_.jobs,
                       draft_.file(snapshot_file::kTermWords));
    });
    phase("suggestions", [&] { write_words_and_names(); });
    if (!evidence_.choices.empty()) phase("past searches", [&] { fold(); });
    phase("publish", [&] { publish(); });
    return report_;
  }

 private:
  template <typename Work>
  void phase(const std::string& name, const Work& work) {
    const auto begin = std::chrono::steady_clock::now();
    tell(name, 0);
    work();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    report_.phase_seconds.emplace_back(name, took.count());
    tell(name, 1);
  }

  void tell(const std::string& name, double done) const {
    if (request_.progress) request_.progress({name, done});
  }

  ProgressFunction reporter(const std::string& name) const {
    return [this, name](double done) { tell(name, done); };
  }

  void read_past_searches() {
    if (!request_.use_evidence) return;
    EvidenceResult read = read_evidence({request_.data, request_.evidence_files});
    for (const Diagnostic& diagnostic : read.diagnostics) {
      if (diagnostic.severity != Severity::kError) continue;
      throw Error(ErrorCode::kBadInput,
                  to_string(diagnostic) + "; correct the log of past searches");
    }
    evidence_ = std::move(read.evidence);
    report_.past_choices = evidence_.choices.size();
  }

  void fold() {
    const FactColumns facts(draft_.file(snapshot_file::kFacts));
    const Postings postings(draft_.file(snapshot_file::kPostings));
    const MappedEntityGraph graph(draft_.file(snapshot_file::kEntityGraph));
    report_.unknown_chosen =
        fold_evidence(evidence_, facts, postings, graph, options_,
                      {draft_.file(snapshot_file::kPastNeeds),
                       draft_.file(snapshot_file::kPastChoices), request_.jobs});
  }

  KnnOptions with_jobs(KnnOptions options) const {
    options.jobs = request_.jobs;
    return options;
  }

  void mine_claims() {
    const FactColumns facts(draft_.file(snapshot_file::kFacts));
    const ClaimCounts counts =
        write_claims(catalogue_, facts, draft_.file(snapshot_file::kClaims), request_.jobs);
    report_.claims = counts.claims;
    report_.linked_claims = counts.linked;
    report_.hedged_claims = counts.hedged;
  }

  void rank_entities(const Vectors& vectors) const {
    const FactColumns facts(draft_.file(snapshot_file::kFacts));
    const ClaimIndex claims(draft_.file(snapshot_file::kClaims));
    const std::vector<std::uint32_t> mentions = count_mentions(claims, facts);
    std::vector<RankFigures> figures;
    for (EntityIndexNumber e = 0; e < facts.entities(); ++e) {
      figures.push_back({facts.type_number(e), mentions[e], 0, 0});
    }
    for (const EntityCounts& counts : evidence_.entities) {
      const auto e = facts.find_id(counts.id);
      if (!e) continue;
      figures[*e].times_matched = counts.times_matched;
      figures[*e].times_chosen = counts.times_chosen;
    }
    const bool has_evidence = !evidence_.entities.empty();
    const CapabilityCounts capabilities =
        has_evidence ? count_capabilities(vectors, facts) : CapabilityCounts{};
    write_ranks(compute_ranks(catalogue_.entities, figures, options_.ranks), figures, has_evidence,
                capabilities, draft_.file(snapshot_file::kRanks));
  }

  /// What was shown as, or chosen from, alternatives was asked for by other entities' names and not
  /// in words: only needs count.
  CapabilityCounts count_capabilities(const Vectors& vectors, const FactColumns& facts) const {
    std::vector<EntityForNeed> chosen;
    for (const PastChoice& choice : evidence_.choices) {
      if (choice.kind != SearchKind::kNeed) continue;
      const auto e = facts.find_id(evidence_.entities[choice.entity].id);
      if (e) chosen.push_back({choice.need, *e});
    }
    std::vector<EntityForNeed> shown;
    for (const ShownEntity& one : evidence_.shown) {
      const auto e = facts.find_id(evidence_.entities[one.entity].id);
      if (e) shown.push_back({one.need, *e, one.times});
    }
    const auto count = [&](std::span<const std::string> needs, std::span<const EntityForNeed> met) {
      return count_best_capabilities(
          need_vectors(needs, vectors.terms.view(), vectors.capability_frequency,
                       facts.capabilities(), options_.weights, options_.need.classes),
          met, facts.capability_begin(), vectors.capabilities.view());
    };
    return {count(evidence_.shown_needs, shown), count(evidence_.needs, chosen)};
  }

  /// Whether an entity says something that not very many say. With a name and common capabilities
  /// only, "Sonnet 4" and "Sonnet 4.5" would look nearly the same.
  bool has_own_text(EntityIndexNumber e, const FactColumns& facts, const CapabilityUse& use) const {
    if (!catalogue_.entities[e].summary.empty()) return true;
    const double share = options_.common_text_share * static_cast<double>(facts.entities());
    const double most = std::max(share, static_cast<double>(options_.common_text_holders));
    const auto begin =
        use.holders.begin() + static_cast<std::ptrdiff_t>(facts.capability_begin()[e]);
    const auto end =
        use.holders.begin() + static_cast<std::ptrdiff_t>(facts.capability_begin()[e + 1]);
    return std::any_of(begin, end, [most](std::uint32_t holders) { return holders <= most; });
  }

  void join_duplicates(const NeighbourLists& nearest, const CapabilityUse& use) const {
    const FactColumns facts(draft_.file(snapshot_file::kFacts));
    std::vector<std::uint32_t> groups;
    std::vector<std::uint32_t> types;
    for (EntityIndexNumber e = 0; e < facts.entities(); ++e) {
      groups.push_back(facts.group(e));
      // A type of its own joins with nothing.
      const auto own_type = static_cast<std::uint32_t>(facts.entities()) + e;
      types.push_back(has_own_text(e, facts, use) ? facts.type_number(e) : own_type);
    }
    write_things(join_near_duplicates(nearest, groups, types, options_.near_duplicate_cosine),
                 draft_.file(snapshot_file::kThings));
  }

  void index_texts(const CapabilityUse& use) {
    TextIndexRequest request;
    request.scratch = draft_.file("scratch");
    request.entity_database = draft_.file(snapshot_file::kEntityDatabase);
    request.capability_database = draft_.file(snapshot_file::kCapabilityDatabase);
    request.jobs = request_.jobs;
    request.progress = reporter("text index");
    std::filesystem::create_directory(request.scratch);
    words_ = build_text_indexes(catalogue_, use, request);
    std::filesystem::remove_all(request.scratch);
    write_postings(request.entity_database, report_.entities,
                   draft_.file(snapshot_file::kPostings));
  }

  void write_words_and_names() {
    const RankReader ranks(draft_.file(snapshot_file::kRanks));
    const Things things(draft_.file(snapshot_file::kThings));
    std::vector<std::uint32_t> thing_of;
    for (std::uint32_t e = 0; e < things.entities(); ++e) thing_of.push_back(things.of(e));
    write_suggestions(catalogue_, ranks.values(), thing_of, words_, options_.suggest,
                      draft_.file(snapshot_file::kSuggestions));
    words_ = {};
  }

  void publish() {
    Manifest manifest;
    manifest.files = hash_files(draft_.folder());
    manifest.digest = digest_of(manifest.files);
    manifest.counts = {{"entities", report_.entities},
                       {"capabilities", report_.capabilities},
                       {"capability_edges", report_.capability_edges},
                       {"entity_edges", report_.entity_edges},
                       {"claims", report_.claims},
                       {"linked_claims", report_.linked_claims},
                       {"hedged_claims", report_.hedged_claims}};
    std::map<std::string, std::uint64_t> types;
    for (const Entity& entity : catalogue_.entities) ++types[entity.type];
    manifest.types.assign(types.begin(), types.end());
    std::stable_sort(manifest.types.begin(), manifest.types.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    manifest.options = named_numbers(options_);
    write_manifest(manifest, draft_.folder());
    report_.digest = manifest.digest;
    for (const ManifestFile& file : manifest.files)
      report_.files.emplace_back(file.name, file.bytes);
    draft_.publish(options_.kept_generations);
  }

  const Catalogue& catalogue_;
  const BuildRequest& request_;
  const BuildOptions options_;
  Evidence evidence_;  // past searches; empty when there are none
  CountedWords words_;
  BuildLock lock_;
  GenerationDraft draft_;
  BuildReport report_;
};

}  // namespace

BuildReport build_snapshot(const Catalogue& catalogue, const BuildRequest& request) {
  if (catalogue.entities.empty()) {
    throw Error(ErrorCode::kBadInput, "there is no entity to build from");
  }
  try {
    return Build(catalogue, request).run();
  } catch (const std::filesystem::filesystem_error& error) {
    throw Error(ErrorCode::kEnvironment, error.what());
  }
}

}  // namespace matchgraph
