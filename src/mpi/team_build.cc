#include "mpi/team_build.h"

#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <new>
#include <utility>

#include "matchgraph/error.h"
#include "mpi/member.h"
#include "mpi/read_share.h"
#include "snapshot/rebuild/build_work.h"

namespace matchgraph::mpi {
namespace {

/// What the first rank asks for.
enum class Step : std::uint8_t {
  kReadLines,
  kTakeTexts,
  kTraits,
  kTexts,
  kWeighTerms,
  kCapabilityGraph,
  kLines,
  kEntityGraph,
  kEntityNeighbours,
  kDeniedTerms,
  kUses,
  kDismiss,
};

/// Says to the others what comes next, and under which name it counts.
void announce(Team& team, Step step) {
  MessageWriter message;
  message.value(step);
  message.text(team.phase());
  team.broadcast(message.take());
}

/// A value of the first rank, on all of them.
template <typename T>
T shared(Team& team, const T& of_first = {}) {
  MessageWriter message;
  message.value(of_first);
  const Bytes bytes = team.broadcast(message.take());
  return MessageReader(bytes).value<T>();
}
std::string shared_text(Team& team, const std::string& of_first = {}) {
  return team.broadcast(of_first);
}

/// In the middle of a shared phase nobody could tell the others: all of them end.
template <typename Work>
auto or_fail(Team& team, const Work& work) {
  try {
    return work();
  } catch (const std::bad_alloc&) {
    fail(team, "out of memory");
  } catch (const std::exception& error) {
    fail(team, error.what());
  }
}

/// Says that a step begins, and does the first rank's part of it.
/// The first rank's errors outside of shared phases are thrown and told as those of one process.
template <typename Work>
auto lead(Team& team, Step step, const Work& work) {
  return or_fail(team, [&] {
    announce(team, step);
    return work();
  });
}

/// The heavy work, handed to all processes.
class LedWork final : public BuildWork {
 public:
  LedWork(Team& team, const Catalogue& catalogue, std::size_t jobs) : team_(team), member_(team) {
    // Texts are shared out at once, as all later phases need them.
    lead(team_, Step::kTakeTexts, [&] {
      const auto threads = shared(team_, std::uint64_t{jobs});
      member_.take_texts(&catalogue, TextIndexRequest().fields_per_shard, threads);
      return 0;
    });
  }

  std::vector<std::vector<TraitStatement>> traits() override {
    return lead(team_, Step::kTraits, [&] { return member_.traits(); });
  }
  CountedTexts texts(const RepeatedTexts& repeats, const TextIndexRequest& request) override {
    return lead(team_, Step::kTexts, [&] {
      return member_.texts(&repeats, shared_text(team_, request.scratch), request.progress);
    });
  }
  WeighedTerms terms(const CapabilityUse& use, const BuildOptions& options,
                     const std::string& postings_file, const std::string& vectors_file) override {
    lead(team_, Step::kWeighTerms, [&] {
      const auto weights = shared(team_, options.weights);
      const auto classes = shared(team_, options.need.classes);
      const TermFiles files{shared_text(team_, postings_file), shared_text(team_, vectors_file)};
      member_.weigh_terms(&use, weights, classes, files);
      return 0;
    });
    // Mapped from the files that all have written: no rank holds them in memory.
    const MappedTerms& terms = member_.terms();
    return {terms.terms(), terms.capability_frequency(), terms.capabilities(), terms.entities(),
            member_.sayings()};
  }
  std::size_t capability_graph(std::span<const std::uint32_t> entity_of, const KnnOptions& options,
                               const std::string& path, const ProgressFunction& progress) override {
    return lead(team_, Step::kCapabilityGraph, [&] {
      const auto knn = shared(team_, options);
      return member_.capability_graph(entity_of, knn, shared_text(team_, path), progress);
    });
  }
  std::vector<LineRow> lines(std::span<const std::uint32_t>, const std::string& graph,
                             const CommonLineOptions& options) override {
    return lead(team_, Step::kLines, [&] {
      const auto common = shared(team_, options);
      return member_.lines(shared_text(team_, graph), common);
    });
  }
  EntityGraphMade entity_graph(const KnnOptions& nearest, const EntityGraphOptions& options,
                               double very_near, const std::string& path,
                               const ProgressFunction& progress) override {
    return lead(team_, Step::kEntityGraph, [&] {
      const auto knn = shared(team_, nearest);
      const auto graph = shared(team_, options);
      const auto least = shared(team_, very_near);
      return member_.entity_graph(knn, graph, least, shared_text(team_, path), progress);
    });
  }
  NeighbourLists entity_neighbours(const KnnOptions& options,
                                   const ProgressFunction& progress) override {
    return lead(team_, Step::kEntityNeighbours,
                [&] { return member_.entity_neighbours(shared(team_, options), progress); });
  }
  std::vector<std::vector<TermId>> denied_terms() override {
    return lead(team_, Step::kDeniedTerms, [&] { return member_.denied_terms(); });
  }

 private:
  Team& team_;
  Member member_;
};

/// A follower's part of a step.
void take_part(Team& team, Member& member, Step step) {
  switch (step) {
    // In the order in which the leader sends them, here and below.
    case Step::kReadLines: {
      const Bytes files = team.broadcast({});
      load_share(team, MessageReader(files).texts(), {});
      return;
    }
    case Step::kTakeTexts: {
      const auto jobs = shared<std::uint64_t>(team);
      member.take_texts(nullptr, 0, jobs);
      return;
    }
    case Step::kTraits:
      member.traits();
      return;
    case Step::kTexts:
      member.texts(nullptr, shared_text(team), {});
      return;
    case Step::kWeighTerms: {
      const auto weights = shared<TermWeightOptions>(team);
      const auto classes = shared<TermClassWeights>(team);
      const std::string postings = shared_text(team);
      member.weigh_terms(nullptr, weights, classes, {postings, shared_text(team)});
      return;
    }
    case Step::kCapabilityGraph: {
      const auto options = shared<KnnOptions>(team);
      member.capability_graph({}, options, shared_text(team), {});
      return;
    }
    case Step::kLines: {
      const auto options = shared<CommonLineOptions>(team);
      member.lines(shared_text(team), options);
      return;
    }
    case Step::kEntityGraph: {
      const auto nearest = shared<KnnOptions>(team);
      const auto options = shared<EntityGraphOptions>(team);
      const auto very_near = shared<double>(team);
      member.entity_graph(nearest, options, very_near, shared_text(team), {});
      return;
    }
    case Step::kEntityNeighbours:
      member.entity_neighbours(shared<KnnOptions>(team), {});
      return;
    case Step::kDeniedTerms:
      member.denied_terms();
      return;
    // Handled by who calls, as they end or interrupt the loop.
    case Step::kUses:
    case Step::kDismiss:
      return;
  }
}

Bytes message_of(const std::vector<PhaseUse>& uses) {
  MessageWriter message;
  for (const PhaseUse& use : uses) {
    message.text(use.phase);
    message.value(use.bytes_sent);
    message.value(use.peak_memory);
    message.value(use.processor_seconds);
  }
  return message.take();
}

}  // namespace

LoadResult load_catalogues(Team& team, std::span<const std::string> files) {
  team.begin_phase("reading");
  return lead(team, Step::kReadLines, [&] {
    MessageWriter message;
    message.texts({files.begin(), files.end()});
    team.broadcast(message.take());
    return load_share(team, files, {});
  });
}

BuildReport build_snapshot(Team& team, const Catalogue& catalogue, const BuildRequest& request) {
  team.begin_phase("sharing");
  LedWork work(team, catalogue, request.jobs);
  BuildRequest followed = request;
  followed.full = true;  // lists are taken over by one process, which has all of them
  followed.progress = [&](const BuildProgress& progress) {
    team.begin_phase(progress.phase);
    if (request.progress) request.progress(progress);
  };
  return matchgraph::build_snapshot(catalogue, followed, work);
}

TeamUse uses_of_all(Team& team) {
  announce(team, Step::kUses);
  TeamUse out;
  // A phase's figures are asked for at the end, so that asking counts in none.
  for (const Bytes& part : team.gather(message_of(team.uses()))) {
    std::vector<PhaseUse>& uses = out.emplace_back();
    MessageReader reader(part);
    while (!reader.is_at_end()) {
      PhaseUse& use = uses.emplace_back();
      use.phase = reader.text();
      use.bytes_sent = reader.value<std::uint64_t>();
      use.peak_memory = reader.value<std::uint64_t>();
      use.processor_seconds = reader.value<double>();
    }
  }
  return out;
}

void dismiss(Team& team) { announce(team, Step::kDismiss); }

void follow(Team& team) {
  or_fail(team, [&team] {
    Member member(team);
    for (;;) {
      const Bytes message = team.broadcast({});
      MessageReader reader(message);
      const auto step = reader.value<Step>();
      // The leader has thrown or is done; both end all processes in order.
      if (step == Step::kDismiss) return;
      if (step == Step::kUses) {
        team.gather(message_of(team.uses()));
        continue;
      }
      team.begin_phase(std::string(reader.text()));
      take_part(team, member, step);
    }
  });
}

void fail(Team& team, const std::string& reason) {
  // An error of a follower has nobody who could throw it to the user.
  constexpr int kEnvironment = 4;  // exit status, as the command has it
  fmt::print(stderr, "matchgraph-mpi: rank {}: {}: {}; the live snapshot is untouched\n",
             team.rank(), team.phase().empty() ? "begin" : team.phase(), reason);
  // Abort does not flush.
  std::fflush(stderr);
  team.abort(kEnvironment);
}

}  // namespace matchgraph::mpi
