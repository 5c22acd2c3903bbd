#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <future>
#include <map>

#include "claims/claim_index.h"
#include "embedding/embed_entities.h"
#include "graph/entity_graph.h"
#include "graph/rows/dense_neighbours.h"
#include "graph/rows/knn.h"
#include "graph/rows/mixed_neighbours.h"
#include "identity/name_numbers.h"
#include "identity/near_duplicates.h"
#include "identity/things.h"
#include "index/facts/fact_columns.h"
#include "index/full_text_builder.h"
#include "index/kept_texts.h"
#include "index/name_index.h"
#include "index/postings.h"
#include "index/suggest/suggest.h"
#include "matchgraph/error.h"
#include "matchgraph/evidence.h"
#include "matchgraph/snapshot.h"
#include "snapshot/build_options.h"
#include "snapshot/build_work.h"
#include "snapshot/clusters.h"
#include "snapshot/disk_room.h"
#include "snapshot/entity_embeddings.h"
#include "snapshot/entity_record.h"
#include "snapshot/entity_traits.h"
#include "snapshot/generations/generations.h"
#include "snapshot/generations/manifest.h"
#include "snapshot/generations/program.h"
#include "snapshot/line_table.h"
#include "snapshot/own_work.h"
#include "snapshot/past_searches/capability_counts.h"
#include "snapshot/past_searches/evidence_entities.h"
#include "snapshot/past_searches/fold_evidence.h"
#include "snapshot/ranks/ranks.h"
#include "snapshot/snapshot_data.h"
#include "snapshot/term_words.h"
#include "storage/array_file.h"
#include "storage/seal.h"

namespace matchgraph {
namespace {

/// Of the data folder, beside the generations: vectors outlive them.
constexpr const char* kEmbeddingStore = "embeddings.db";

void write_entities(const Catalogue& catalogue, const GenerationDraft& draft) {
  const std::string path = draft.file(snapshot_file::kEntities);
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  std::vector<std::uint64_t> offsets{0};
  std::string record;
  for (const Entity& entity : catalogue.entities) {
    record.clear();
    put_entity_record(entity, record);
    out << record;
    offsets.push_back(offsets.back() + record.size());
  }
  out.close();
  if (!out) {
    throw Error(ErrorCode::kEnvironment,
                fmt::format("{}: cannot be written: {}", path, std::strerror(errno)));
  }
  seal_file(path);
  ArrayFileWriter writer;
  writer.add("offsets", offsets);
  writer.write(draft.file(snapshot_file::kEntityOffsets));
}

/// The entity of each capability.
std::vector<std::uint32_t> capability_entities(const Catalogue& catalogue) {
  std::vector<std::uint32_t> out;
  for (std::uint32_t e = 0; e < catalogue.entities.size(); ++e) {
    out.insert(out.end(), catalogue.entities[e].capabilities.size(), e);
  }
  return out;
}

/// Runs the phases of one build, timing each.
class Build {
 public:
  Build(const Catalogue& catalogue, const BuildRequest& request, BuildWork& work)
      : catalogue_(catalogue),
        request_(request),
        work_(work),
        lock_(request.data),
        draft_(request.data) {}

  BuildReport run() {
    // What killed builds left is gone by now.
    require_room(request_.data, least_build_bytes(catalogue_), free_bytes(request_.data));
    read_past_searches();
    report_.generation = draft_.number();
    report_.entities = catalogue_.entities.size();
    const std::vector<std::uint32_t> entity_of = capability_entities(catalogue_);
    report_.capabilities = entity_of.size();
    // Before what takes long: it alone can fail for what lies outside of this machine.
    if (request_.embedding) phase("embeddings", [&] { embed(*request_.embedding); });
    if (!request_.full) phase("generation before", [&] { read_former(); });
    CapabilityUse use;
    phase("facts and names", [&] {
      // Beside each other, as each is a single thread's work.
      std::future<void> repeated = std::async(std::launch::async, [&] {
        use = capability_use(catalogue_);
        repeats_ = repeated_texts(catalogue_);
      });
      write_entities(catalogue_, draft_);
      write_fact_columns(catalogue_, draft_.file(snapshot_file::kFacts));
      write_name_index(catalogue_, draft_.file(snapshot_file::kNames));
      repeated.get();
      write_repeated_texts(repeats_, draft_.file(snapshot_file::kTextRepeats));
      // Through the files just written: ids and aliases are looked up as queries will.
      past_entities_ = entities_of(evidence_, FactColumns(draft_.file(snapshot_file::kFacts)),
                                   NameIndex(draft_.file(snapshot_file::kNames)));
    });
    phase("claims", [&] { mine_claims(); });
    phase("traits", [&] {
      traits_ = write_entity_traits(work_.traits(), draft_.file(snapshot_file::kTraits));
    });
    phase("text index", [&] { index_texts(); });
    std::optional<WeighedTerms> terms;
    phase("term vectors", [&] {
      terms.emplace(work_.terms(use, options_, draft_.file(snapshot_file::kPostings),
                                draft_.file(snapshot_file::kVectors)));
      keep_texts();
    });
    // One thread's work, beside that of all.
    std::future<void> ranks = std::async(std::launch::async, [&] { rank_entities(*terms); });
    phase("capability graph", [&] {
      report_.capability_edges = work_.capability_graph(
          entity_of, options_.capability_knn, draft_.file(snapshot_file::kCapabilityGraph),
          reporter("capability graph"));
    });
    // Before the entity graph, which needs the room.
    phase("ranks", [&] { ranks.get(); });
    phase("lines", [&] {
      // Behind the graph: a line is common when many neighbours say the same.
      write_line_table(work_.lines(entity_of, draft_.file(snapshot_file::kCapabilityGraph),
                                   options_.common_lines),
                       draft_.file(snapshot_file::kLines));
    });
    phase("entity graph", [&] {
      const std::string path = draft_.file(snapshot_file::kEntityGraph);
      if (embeddings_.scales.empty()) {
        const EntityGraphMade made =
            work_.entity_graph(options_.entity_knn, options_.entity_graph,
                               options_.near_duplicate_cosine, path, reporter("entity graph"));
        join_duplicates(made.very_near, use);
        report_.entity_edges = made.edges;
        return;
      }
      const NeighbourLists nearest =
          work_.entity_neighbours(options_.entity_knn, reporter("entity graph"));
      // By words: a model cannot tell versions of one thing apart.
      join_duplicates(nearest, use);
      const NeighbourLists by_model =
          dense_neighbours(embeddings_.view(), options_.dense_knn, request_.jobs);
      const MixedSimilarity similarity{terms->entities, embeddings_.view(), options_.embedding_mix};
      report_.entity_edges = write_entity_graph(
          mixed_neighbours(similarity, nearest, by_model, with_jobs(options_.entity_knn)), nearest,
          options_.entity_graph, path);
    });
    note_taken();
    phase("words", [&] {
      write_term_words(texts_.words, terms->terms, work_.denied_terms(),
                       draft_.file(snapshot_file::kTermWords));
    });
    phase("clusters", [&] {
      clusters_ = write_clusters(
          MappedEntityGraph(draft_.file(snapshot_file::kEntityGraph)),
          {terms->sayings, TermWords(draft_.file(snapshot_file::kTermWords))}, options_.clusters,
          options_.cluster_names, draft_.file(snapshot_file::kClusters));
    });
    phase("suggestions", [&] { write_words_and_names(); });
    if (!evidence_.choices.empty()) phase("past searches", [&] { fold(); });
    phase("full text", [&] { finish_full_text(); });
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

  void read_former() {
    former_ = FormerBuild::open(request_.data, catalogue_, options_, report_.not_taken_over);
    if (former_) work_.use_former(*former_);
  }

  /// What was taken over.
  void note_taken() {
    const TakenLists taken = work_.taken_lists();
    const std::size_t texts = former_full_text_ ? former_full_text_->texts : 0;
    if (taken.entities + taken.capabilities + texts == 0) return;
    report_.taken_over = {former_->digest(),           taken.entities,
                          taken.capabilities,          texts,
                          options_.renewal.most_drift, options_.renewal.most_lacking};
    // Not where no row moved: such a build is a computed one, byte for byte.
    if (!taken.entity_wear.is_none() || !taken.capability_wear.is_none()) {
      write_wear(taken.capability_wear, taken.entity_wear, draft_.file(snapshot_file::kWear));
    }
  }

  void read_past_searches() {
    if (!request_.use_evidence) return;
    EvidenceResult read = read_evidence(
        {request_.evidence.empty() ? request_.data : request_.evidence, request_.evidence_files});
    for (const Diagnostic& diagnostic : read.diagnostics) {
      if (diagnostic.severity != Severity::kError) continue;
      throw Error(ErrorCode::kBadInput,
                  to_string(diagnostic) + "; correct the log of past searches");
    }
    evidence_ = std::move(read.evidence);
    report_.past_choices = evidence_.choices.size();
  }

  /// Asks the model.
  void embed(const EmbeddingRequest& request) {
    EmbeddingReport& told = report_.embedding.emplace();
    try {
      EmbeddedEntities embedded =
          embed_entities(catalogue_, request, options_.embedding,
                         request_.data + "/" + kEmbeddingStore, reporter("embeddings"));
      told.asked = embedded.asked;
      told.kept = embedded.kept;
      embeddings_ = std::move(embedded.vectors);
    } catch (const Error& error) {
      if (!request.optional) {
        throw Error(error.code(), std::string(error.what()) +
                                      "; the live snapshot is untouched; --embed-optional builds "
                                      "without the model");
      }
      told.fault = error.what();
      return;
    }
    write_embeddings(embeddings_, draft_.file(snapshot_file::kEmbeddings));
  }

  std::optional<EmbeddingStats> embedding_stats() const {
    if (!request_.embedding || !report_.embedding->fault.empty()) return std::nullopt;
    const auto told = std::count_if(embeddings_.scales.begin(), embeddings_.scales.end(),
                                    [](float scale) { return scale > 0; });
    return EmbeddingStats{request_.embedding->model, embeddings_.dimensions,
                          static_cast<std::uint64_t>(told)};
  }

  void fold() {
    const Postings postings(draft_.file(snapshot_file::kPostings));
    const MappedEntityGraph graph(draft_.file(snapshot_file::kEntityGraph));
    report_.unknown_chosen =
        fold_evidence(evidence_, past_entities_, postings, graph, options_,
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

  void rank_entities(const WeighedTerms& terms) const {
    const FactColumns facts(draft_.file(snapshot_file::kFacts));
    const ClaimIndex claims(draft_.file(snapshot_file::kClaims));
    const std::vector<std::uint32_t> mentions = count_mentions(claims, facts);
    std::vector<RankFigures> figures;
    for (EntityIndexNumber e = 0; e < facts.entities(); ++e) {
      figures.push_back({facts.type_number(e), mentions[e], 0, 0});
    }
    for (std::size_t i = 0; i < evidence_.entities.size(); ++i) {
      if (!past_entities_[i]) continue;
      RankFigures& past = figures[*past_entities_[i]];
      // Added, as the log may know one entity by several ids: its own and its aliases.
      past.times_matched += evidence_.entities[i].times_matched;
      past.times_chosen += evidence_.entities[i].times_chosen;
    }
    const bool has_evidence = !evidence_.entities.empty();
    const CapabilityCounts capabilities =
        has_evidence ? count_capabilities(terms, facts) : CapabilityCounts{};
    write_ranks(compute_ranks(catalogue_.entities, figures, options_.ranks), figures, has_evidence,
                capabilities, draft_.file(snapshot_file::kRanks));
  }

  /// What was shown as, or chosen from, alternatives was asked for by other entities' names and
  /// not in words: only needs count.
  CapabilityCounts count_capabilities(const WeighedTerms& terms, const FactColumns& facts) const {
    std::vector<EntityForNeed> chosen;
    for (const PastChoice& choice : evidence_.choices) {
      if (choice.kind != SearchKind::kNeed) continue;
      const auto e = past_entities_[choice.entity];
      if (e) chosen.push_back({choice.need, *e});
    }
    std::vector<EntityForNeed> shown;
    for (const ShownEntity& one : evidence_.shown) {
      const auto e = past_entities_[one.entity];
      if (e) shown.push_back({one.need, *e, one.times});
    }
    const Postings postings(draft_.file(snapshot_file::kPostings));
    EntityIndex index(postings, options_.need);
    const CapabilityTerms weighed{terms.capability_frequency, facts.capabilities(),
                                  options_.weights};
    const auto count = [&](std::span<const std::string> needs, std::span<const EntityForNeed> met) {
      std::vector<NeedVector> vectors;
      for (const std::string& need : needs) {
        vectors.push_back(need_vector(index.analyse(need), weighed));
      }
      return count_best_capabilities(vectors, met, facts.capability_begin(), terms.capabilities);
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
    std::vector<std::uint32_t> kinds;
    std::map<std::pair<std::uint32_t, std::string>, std::uint32_t> numbered;
    for (EntityIndexNumber e = 0; e < facts.entities(); ++e) {
      groups.push_back(facts.group(e));
      // Models of 7B and of 72B have the same text, and are no one thing.
      const auto kind = numbered.emplace(
          std::pair(facts.type_number(e), numbers_of_name(facts.name(e))), numbered.size());
      // A kind of its own joins with nothing.
      const auto own_kind = static_cast<std::uint32_t>(facts.entities()) + e;
      kinds.push_back(has_own_text(e, facts, use) ? kind.first->second : own_kind);
    }
    write_things(join_near_duplicates(nearest, groups, kinds, options_.near_duplicate_cosine),
                 draft_.file(snapshot_file::kThings));
  }

  std::string scratch() const { return draft_.file("scratch"); }

  /// The full-text database is put together while the graphs are made: nothing of the build reads
  /// it.
  void index_texts() {
    TextIndexRequest request;
    request.scratch = scratch();
    request.jobs = request_.jobs;
    request.progress = reporter("text index");
    // Inside the draft, so that it goes with it when the build fails or was killed.
    std::filesystem::create_directory(request.scratch);
    if (former_) former_full_text_ = former_->full_text(repeats_);
    if (former_full_text_) request.has_document = former_full_text_->has_document;
    texts_ = work_.texts(repeats_, request);
    full_text_ = std::async(std::launch::async, [this] { write_full_text(); });
  }

  void write_full_text() const {
    const std::string path = draft_.file(snapshot_file::kFullText);
    if (!former_full_text_) {
      merge_full_text(texts_.shards, texts_.spellings, scratch() + "/spellings", path);
      return;
    }
    std::filesystem::copy_file(former_full_text_->path, path);
    if (former_full_text_->now.empty()) return;
    merge_full_text(texts_.shards, texts_.spellings, scratch() + "/spellings",
                    draft_.file(snapshot_file::kFullTextAdded));
    write_text_places(former_full_text_->now, draft_.file(snapshot_file::kTextPlaces));
  }

  void finish_full_text() {
    // Rethrows what the thread threw.
    full_text_.get();
    std::filesystem::remove_all(scratch());
  }

  void write_words_and_names() {
    const RankReader ranks(draft_.file(snapshot_file::kRanks));
    const Things things(draft_.file(snapshot_file::kThings));
    std::vector<std::uint32_t> thing_of;
    for (std::uint32_t e = 0; e < things.entities(); ++e) thing_of.push_back(things.of(e));
    write_suggestions(catalogue_, ranks.values(), thing_of, texts_.words, options_.suggest,
                      draft_.file(snapshot_file::kSuggestions));
    texts_.words = {};
  }

  void publish() {
    Manifest manifest;
    // After everything else: it hashes all that lies in the folder.
    manifest.files = hash_files(draft_.folder());
    manifest.program = program_identity();
    manifest.digest = digest_of(manifest.files);
    manifest.counts = {{"entities", report_.entities},
                       {"capabilities", report_.capabilities},
                       {"capability_edges", report_.capability_edges},
                       {"entity_edges", report_.entity_edges},
                       {"clusters", clusters_},
                       {"traits", traits_},
                       {"claims", report_.claims},
                       {"linked_claims", report_.linked_claims},
                       {"hedged_claims", report_.hedged_claims}};
    std::map<std::string, std::uint64_t> types;
    for (const Entity& entity : catalogue_.entities) ++types[entity.type];
    manifest.types.assign(types.begin(), types.end());
    // Equals stay in the order of their names.
    std::stable_sort(manifest.types.begin(), manifest.types.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    manifest.embedding = embedding_stats();
    manifest.taken_over = report_.taken_over;
    manifest.options = named_numbers(options_, manifest.embedding.has_value());
    write_manifest(manifest, draft_.folder());
    report_.digest = manifest.digest;
    for (const ManifestFile& file : manifest.files)
      report_.files.emplace_back(file.name, file.bytes);
    draft_.publish(options_.kept_generations);
    publish_kept_texts();
  }

  std::string kept_draft() const { return request_.data + "/texts.new"; }

  /// For the next build. A generation is whole without it, and a build that finds it gone reads the
  /// texts: no reason to fail.
  void keep_texts() {
    std::error_code ignored;
    // A link that lies there must not be followed.
    std::filesystem::remove(kept_draft(), ignored);
    try {
      work_.keep_texts(kept_draft());
    } catch (const Error&) {
      std::filesystem::remove(kept_draft(), ignored);
    }
  }

  void publish_kept_texts() const {
    const std::string name = kept_texts_name(report_.digest);
    std::error_code ignored;
    std::filesystem::rename(kept_draft(), request_.data + "/" + name, ignored);
    remove_kept_texts(request_.data, name);
  }

  const Catalogue& catalogue_;
  const BuildRequest& request_;
  BuildWork& work_;
  const BuildOptions options_;
  Evidence evidence_;  // past searches; empty when there are none
  PastEntities past_entities_;
  RepeatedTexts repeats_;
  CountedTexts texts_;
  BuildLock lock_;
  GenerationDraft draft_;
  BuildReport report_;
  std::unique_ptr<FormerBuild> former_;  // nothing when there is none that would do
  std::optional<FormerFullText> former_full_text_;
  std::uint64_t clusters_ = 0;
  std::uint64_t traits_ = 0;     // statements
  DenseVectors embeddings_;      // without rows when built without a model
  std::future<void> full_text_;  // last: it is waited for before what it writes to goes
};

}  // namespace

BuildReport build_snapshot(const Catalogue& catalogue, const BuildRequest& request) {
  OwnWork work(catalogue, request.jobs);
  return build_snapshot(catalogue, request, work);
}

BuildReport build_snapshot(const Catalogue& catalogue, const BuildRequest& request,
                           BuildWork& work) {
  if (catalogue.entities.empty()) {
    throw Error(ErrorCode::kBadInput, "there is no entity to build from");
  }
  try {
    return Build(catalogue, request, work).run();
  } catch (const std::filesystem::filesystem_error& error) {
    throw Error(ErrorCode::kEnvironment, error.what());
  } catch (const std::system_error& error) {
    // Such as a thread that the system does not grant.
    throw Error(ErrorCode::kEnvironment, request.data + ": building there: " + error.what());
  }
}

}  // namespace matchgraph
