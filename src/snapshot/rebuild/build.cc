#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <future>
#include <map>

#include "claims/claim_index.h"
#include "graph/clustering.h"
#include "graph/entity_graph.h"
#include "graph/rows/dense_neighbours.h"
#include "graph/rows/knn.h"
#include "graph/rows/mixed_neighbours.h"
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
#include "snapshot/clusters.h"
#include "snapshot/entity_record.h"
#include "snapshot/entity_traits.h"
#include "snapshot/generations/generations.h"
#include "snapshot/generations/manifest.h"
#include "snapshot/generations/program.h"
#include "snapshot/line_table.h"
#include "snapshot/past_searches/evidence_entities.h"
#include "snapshot/past_searches/fold_evidence.h"
#include "snapshot/ranks/ranks.h"
#include "snapshot/rebuild/build_work.h"
#include "snapshot/rebuild/disk_room.h"
#include "snapshot/rebuild/entity_ranks.h"
#include "snapshot/rebuild/full_text_build.h"
#include "snapshot/rebuild/joined_things.h"
#include "snapshot/rebuild/model_vectors.h"
#include "snapshot/rebuild/own_work.h"
#include "snapshot/snapshot_data.h"
#include "snapshot/term_words.h"
#include "storage/freed_memory.h"

namespace matchgraph {
namespace {

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
    // Before anything is written: a disk that is too small is better found now than after minutes.
    require_room(request_.data, least_build_bytes(catalogue_), free_bytes(request_.data));
    read_past_searches();
    report_.generation = draft_.number();
    report_.entities = catalogue_.entities.size();
    const std::vector<std::uint32_t> entity_of = capability_entities(catalogue_);
    report_.capabilities = entity_of.size();
    if (request_.embedding) model_.emplace(catalogue_, request_, options_.embedding);
    if (!request_.full) phase("generation before", [&] { read_former(); });
    phase("facts and names", [&] { write_facts_and_names(); });
    phase("claims", [&] { mine_claims(); });
    phase("traits", [&] {
      traits_ = write_entity_traits(work_.traits(), draft_.file(snapshot_file::kTraits));
    });
    // Before what takes long: it alone can fail for what lies outside of this machine.
    if (model_) {
      phase("embeddings", [&] {
        report_.embedding =
            model_->take(reporter("embeddings"), draft_.file(snapshot_file::kEmbeddings));
      });
    }
    phase("text index", [&] {
      index_texts();
      // What texts were read with is gone, and what is made of them next is larger than any of it.
      return_freed_memory();
    });
    std::optional<WeighedTerms> terms;
    phase("term vectors", [&] {
      terms.emplace(work_.terms(use_, options_, draft_.file(snapshot_file::kPostings),
                                draft_.file(snapshot_file::kVectors)));
      keep_texts();
      return_freed_memory();
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
    // Behind the ranks, which take memory of their own.
    phase("entity graph", [&] { make_entity_graph(*terms); });
    note_taken();
    // Near the end, as suggestions are ordered by rank and joined by thing; beside what follows, as
    // each is mostly a single thread's work.
    std::future<void> suggestions =
        std::async(std::launch::async, [&] { write_words_and_names(); });
    std::future<Clustering> clustering = std::async(std::launch::async, [&] { return cluster(); });
    phase("words", [&] {
      write_term_words(texts_.words, terms->terms, work_.denied_terms(),
                       draft_.file(snapshot_file::kTermWords));
    });
    phase("clusters", [&] {
      clusters_ = write_clusters(
          clustering.get(), {terms->sayings, TermWords(draft_.file(snapshot_file::kTermWords))},
          options_.cluster_names, draft_.file(snapshot_file::kClusters));
    });
    phase("suggestions", [&] {
      suggestions.get();
      // The largest of what the build holds, and nobody reads it again.
      texts_.words = {};
    });
    if (!evidence_.choices.empty()) phase("past searches", [&] { fold(); });
    // It was put together on a thread since the texts were read.
    phase("full text", [&] { full_text_.finish(); });
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

  void write_facts_and_names() {
    // Beside each other, as each is a single thread's work.
    std::future<void> repeated = std::async(std::launch::async, [this] {
      use_ = capability_use(catalogue_);
      repeats_ = repeated_texts(catalogue_);
    });
    write_entity_records(catalogue_, draft_.file(snapshot_file::kEntities),
                         draft_.file(snapshot_file::kEntityOffsets));
    write_fact_columns(catalogue_, draft_.file(snapshot_file::kFacts));
    write_name_index(catalogue_, draft_.file(snapshot_file::kNames));
    repeated.get();
    write_repeated_texts(repeats_, draft_.file(snapshot_file::kTextRepeats));
    // Through the files just written: ids and aliases are looked up as queries will.
    past_entities_ = entities_of(evidence_, FactColumns(draft_.file(snapshot_file::kFacts)),
                                 NameIndex(draft_.file(snapshot_file::kNames)));
  }

  void index_texts() {
    // Its scratch folder lies in the draft, so that a build that is killed leaves none.
    TextIndexRequest request =
        full_text_.begin(former_ ? former_->full_text(repeats_) : std::nullopt);
    request.jobs = request_.jobs;
    request.progress = reporter("text index");
    texts_ = work_.texts(repeats_, request);
    full_text_.put_together(texts_);
  }

  void rank_entities(const WeighedTerms& terms) const {
    const FactColumns facts(draft_.file(snapshot_file::kFacts));
    const ClaimIndex claims(draft_.file(snapshot_file::kClaims));
    const Postings postings(draft_.file(snapshot_file::kPostings));
    write_entity_ranks(catalogue_, {facts, claims, postings, terms, evidence_, past_entities_},
                       options_, draft_.file(snapshot_file::kRanks));
  }

  void make_entity_graph(const WeighedTerms& terms) {
    const std::string path = draft_.file(snapshot_file::kEntityGraph);
    // Behind the search most is one thread's work.
    const ProgressFunction progress = [this, tell = reporter("entity graph")](double done) {
      if (done >= 1) full_text_.go_on();
      tell(done);
    };
    if (!model_ || model_->view().rows() == 0) {
      // Without a model's vectors one set of lists serves both purposes: the graph and what is
      // nearly the same.
      const EntityGraphMade made =
          work_.entity_graph(options_.entity_knn, options_.entity_graph,
                             options_.near_duplicate_cosine, path, progress);
      join_duplicates(made.very_near);
      report_.entity_edges = made.edges;
      return;
    }
    const NeighbourLists nearest = work_.entity_neighbours(options_.entity_knn, progress);
    // By words: a model cannot tell versions of one thing apart.
    join_duplicates(nearest);
    const NeighbourLists by_model =
        dense_neighbours(model_->view(), options_.dense_knn, request_.jobs);
    const MixedSimilarity similarity{terms.entities, model_->view(), options_.embedding_mix};
    // Both lists are candidates: what is near by either gets into the graph by the mixed
    // similarity.
    report_.entity_edges = write_entity_graph(
        mixed_neighbours(similarity, nearest, by_model, with_jobs(options_.entity_knn)), nearest,
        with_jobs(options_.entity_graph), path);
  }

  void join_duplicates(const NeighbourLists& nearest) const {
    write_joined_things(catalogue_, FactColumns(draft_.file(snapshot_file::kFacts)), nearest,
                        use_.holders, options_, draft_.file(snapshot_file::kThings));
  }

  void read_former() {
    former_ = FormerBuild::open(request_.data, catalogue_, options_, report_.not_taken_over);
    if (former_) work_.use_former(*former_);
  }

  /// What was taken over.
  void note_taken() {
    const TakenLists taken = work_.taken_lists();
    // Texts that were taken over are told apart: they have no drift.
    const std::size_t texts = full_text_.taken();
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
      // Warnings are told by the command that reads the log, and keep no build from going on.
      if (diagnostic.severity != Severity::kError) continue;
      throw Error(ErrorCode::kBadInput,
                  to_string(diagnostic) + "; correct the log of past searches");
    }
    evidence_ = std::move(read.evidence);
    report_.past_choices = evidence_.choices.size();
  }

  void fold() {
    const Postings postings(draft_.file(snapshot_file::kPostings));
    // Asked by words and the graph alone: this generation's own past needs do not exist yet.
    const MappedEntityGraph graph(draft_.file(snapshot_file::kEntityGraph));
    report_.unknown_chosen =
        fold_evidence(evidence_, past_entities_, postings, graph, options_,
                      {draft_.file(snapshot_file::kPastNeeds),
                       draft_.file(snapshot_file::kPastChoices), request_.jobs});
  }

  template <typename Options>
  Options with_jobs(Options options) const {
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

  // The written graph is mapped instead of kept in memory: clusters go over it row by row.
  Clustering cluster() const {
    return cluster_entities(MappedEntityGraph(draft_.file(snapshot_file::kEntityGraph)),
                            options_.clusters);
  }

  void write_words_and_names() const {
    const RankReader ranks(draft_.file(snapshot_file::kRanks));
    const Things things(draft_.file(snapshot_file::kThings));
    std::vector<std::uint32_t> thing_of;
    for (std::uint32_t e = 0; e < things.entities(); ++e) thing_of.push_back(things.of(e));
    write_suggestions(catalogue_, ranks.values(), thing_of, texts_.words, options_.suggest,
                      draft_.file(snapshot_file::kSuggestions));
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
    if (model_) manifest.embedding = model_->stats();
    manifest.taken_over = report_.taken_over;
    manifest.options = named_numbers(options_, manifest.embedding.has_value());
    // Behind all others, as its time tells which files were touched later.
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
  CapabilityUse use_;
  CountedTexts texts_;
  BuildLock lock_;
  GenerationDraft draft_;
  BuildReport report_;
  std::unique_ptr<FormerBuild> former_;  // nothing when there is none that would do
  std::uint64_t clusters_ = 0;
  std::uint64_t traits_ = 0;           // statements
  std::optional<ModelVectors> model_;  // nothing when built without one
  FullTextBuild full_text_{draft_};    // last: it is waited for before what it reads goes
};

}  // namespace

BuildReport build_snapshot(const Catalogue& catalogue, const BuildRequest& request) {
  OwnWork work(catalogue, request.jobs);
  return build_snapshot(catalogue, request, work);
}

BuildReport build_snapshot(const Catalogue& catalogue, const BuildRequest& request,
                           BuildWork& work) {
  // An empty catalogue is most often a wrong path or a filter that took everything; an empty
  // snapshot in place of the live one would end its service.
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
