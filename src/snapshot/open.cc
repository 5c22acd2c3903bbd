#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <exception>
#include <new>
#include <string_view>

#include "index/schema.h"
#include "matchgraph/error.h"
#include "matchgraph/snapshot.h"
#include "snapshot/entity_record.h"
#include "snapshot/generations/generations.h"
#include "snapshot/snapshot_data.h"
#include "storage/guarded_memory.h"

namespace matchgraph {
namespace {

Manifest checked_manifest(const std::string& folder, SnapshotCheck check) {
  Manifest manifest = read_manifest(folder);
  const bool is_whole = check == SnapshotCheck::kWhole;
  const auto problems =
      check_files(manifest, folder, is_whole ? CheckDepth::kFull : CheckDepth::kQuick);
  if (!problems.empty()) throw Error(ErrorCode::kEnvironment, folder + "/" + problems.front());
  return manifest;
}

BuildOptions recorded_options(const Manifest& manifest, const std::string& folder) {
  // The file is named here: the reader of numbers does not know where they stand.
  try {
    return options_of(manifest.options);
  } catch (const Error& error) {
    throw Error(error.code(), folder + "/manifest.json: " + error.what());
  }
}

// Fixed offsets are trusted after this, and read by many threads without a look.
TermVectorsView read_vectors(const ArrayFile& file, const std::string& name) {
  const TermVectorsView view{file.get<std::uint64_t>(name + ".at"),
                             file.get<TermId>(name + ".terms"), file.get<float>(name + ".weights")};
  // Only the ends are checked, not every row: opening must not read the whole file.
  const bool fits = !view.offsets.empty() && view.offsets.back() == view.terms.size() &&
                    view.terms.size() == view.weights.size();
  if (!fits) throw Error(ErrorCode::kEnvironment, "the term vectors are damaged");
  return view;
}

/// A folder that may not be read has generations that nobody sees: "make one" would be bad advice.
void require_readable(const std::string& data) {
  if (::access(data.c_str(), F_OK) == 0 && ::access(data.c_str(), R_OK | X_OK) != 0) {
    throw Error(ErrorCode::kEnvironment, data + ": may not be read: check its permissions");
  }
}

// Words of two stand under a prefix of their own, so that all of them are one range of the sorted
// terms.
TermId first_term_from(const StringTableView& terms, char first) {
  return static_cast<TermId>(terms.lower_bound(std::string_view(&first, 1)));
}

}  // namespace

// The members are opened in this order as later ones need earlier ones: facts the ranks and
// clusters, lines the number of terms.
Snapshot::Snapshot(const std::string& data, std::uint64_t generation, std::string warning,
                   SnapshotCheck check)
    : generation_(generation),
      folder_(data + "/" + generation_name(generation)),
      warning_(std::move(warning)),
      check_(check),
      manifest_(checked_manifest(folder_, check)),
      options_(recorded_options(manifest_, folder_)),
      ranks_(file(snapshot_file::kRanks)),
      clusters_(file(snapshot_file::kClusters)),
      facts_(file(snapshot_file::kFacts),
             {ranks_.values(), clusters_.by_entity(), clusters_.names()}),
      postings_(file(snapshot_file::kPostings)),
      text_owners_(file(snapshot_file::kTextRepeats), facts_.capability_begin()),
      bigrams_begin_(first_term_from(postings_.terms(), schema::kBigramPrefix)),
      bigrams_end_(first_term_from(postings_.terms(), schema::kBigramPrefix + 1)),
      names_(file(snapshot_file::kNames)),
      suggestions_(file(snapshot_file::kSuggestions), options_.suggest),
      things_(file(snapshot_file::kThings)),
      term_words_(file(snapshot_file::kTermWords)),
      claims_(file(snapshot_file::kClaims)),
      entities_(file(snapshot_file::kEntities), MappedFile::Content::kSealed),
      offsets_file_(file(snapshot_file::kEntityOffsets)),
      offsets_(offsets_file_.get<std::uint64_t>("offsets")),
      vectors_file_(file(snapshot_file::kVectors)),
      capability_frequency_(small_numbers(vectors_file_, "terms.capabilities")),
      repeated_(vectors_file_.get<std::uint8_t>("capabilities.repeated")),
      holders_(small_numbers(vectors_file_, "capabilities.holders")),
      capability_vectors_(read_vectors(vectors_file_, "capabilities")),
      entity_vectors_(read_vectors(vectors_file_, "entities")),
      lines_(file(snapshot_file::kLines), terms().size()),
      traits_(file(snapshot_file::kTraits)),
      capability_graph_(file(snapshot_file::kCapabilityGraph)),
      entity_graph_(file(snapshot_file::kEntityGraph)) {
  // Checked a moment ago: the first request must not pay for it again.
  if (check == SnapshotCheck::kWhole) trust_mapped_files(folder_ + "/");
  // Files of the right checksum may still be of two builds, when somebody copied one over. All
  // numbers that one file has of another are compared here, so that no answer has to.
  const bool fits =
      offsets_.size() == facts_.entities() + 1 && offsets_.back() == entities_.bytes().size() &&
      postings_.rows() == facts_.entities() && things_.entities() == facts_.entities() &&
      suggestions_.entities() == facts_.entities() && entity_vectors_.rows() == facts_.entities() &&
      ranks_.entities() == facts_.entities() &&
      (!ranks_.has_evidence() || ranks_.capabilities() == facts_.capabilities()) &&
      capability_vectors_.rows() == facts_.capabilities() &&
      capability_frequency_.size() == terms().size() && repeated_.size() == facts_.capabilities() &&
      holders_.size() == facts_.capabilities() && lines_.capabilities() == facts_.capabilities() &&
      traits_.entities() == facts_.entities() &&
      capability_graph_.capabilities() == facts_.capabilities() &&
      entity_graph_.entities() == facts_.entities() && clusters_.entities() == facts_.entities();
  if (!fits) throw Error(ErrorCode::kEnvironment, folder_ + ": its files do not fit each other");
  if (manifest_.embedding) {
    embeddings_.emplace(file(snapshot_file::kEmbeddings));
    if (embeddings_->view().rows() != facts_.entities()) {
      throw Error(ErrorCode::kEnvironment, folder_ + ": its files do not fit each other");
    }
  }
  // Files that need not be there are told by the manifest: one that is listed and gone is damage.
  if (has_file(snapshot_file::kPastNeeds)) {
    past_needs_.emplace(file(snapshot_file::kPastNeeds), file(snapshot_file::kPastChoices),
                        options_.evidence);
    // Choices name entities by number.
    const auto chosen = past_needs_->entities();
    // They ascend: the last one tells for all.
    if (!chosen.empty() && chosen.back() >= facts_.entities()) {
      throw Error(ErrorCode::kEnvironment, folder_ + ": its files do not fit each other");
    }
  }
}

Entity Snapshot::entity(EntityIndexNumber e) const { return read_entity_record(entity_record(e)); }

// Asked of the manifest and not of the disk: a file that was put beside it belongs to nobody.
bool Snapshot::has_file(std::string_view name) const {
  return std::any_of(manifest_.files.begin(), manifest_.files.end(),
                     [name](const ManifestFile& file) { return file.name == name; });
}

FullTextFiles Snapshot::full_text_files() const {
  FullTextFiles out{file(snapshot_file::kFullText), {}, {}};
  if (has_file(snapshot_file::kFullTextAdded)) {
    out.added = file(snapshot_file::kFullTextAdded);
    // Texts that were added after the database was taken over stand in a second one beside it.
    out.places = file(snapshot_file::kTextPlaces);
  }
  return out;
}

void Snapshot::require_full_text() const {
  // A snapshot that was checked as a whole needs no second look, and one that only maps files finds
  // damage block by block; the database reads its files itself.
  if (check_ != SnapshotCheck::kAsRead) return;
  try {
    // Of what the manifest does not list there is nothing to check.
    require_whole(manifest_, folder_, snapshot_file::kFullText);
    require_whole(manifest_, folder_, snapshot_file::kFullTextAdded);
  } catch (const Error&) {
    // Whoever serves is told first, so that an older generation takes over.
    act_on_damage();
    throw;
  }
}

std::optional<TermId> Snapshot::find_term(std::string_view term) const {
  const std::size_t at = terms().lower_bound(term);
  if (at == terms().size() || terms()[at] != term) return {};
  return static_cast<TermId>(at);
}

std::shared_ptr<const Snapshot> open_snapshot(const std::string& data, SnapshotCheck check) {
  // From the environment, so that a whole deployment can ask for it without changing its commands.
  const char* const asked = std::getenv("MATCHGRAPH_CHECK");
  if (asked != nullptr && std::string_view(asked) == "whole") check = SnapshotCheck::kWhole;
  // Read before the list: a build that ends in between makes a generation that CURRENT did not name
  // yet, which is left alone.
  const auto live = current_generation(data);
  const auto all = list_generations(data);
  require_readable(data);
  if (all.empty()) {
    throw Error(
        ErrorCode::kEnvironment,
        fmt::format("{}: no snapshot there; make one with: matchgraph build CATALOGUE --data "
                    "{}",
                    data, data));
  }
  // Damage is told with the answers of what serves instead, and ends nothing.
  std::string warning;
  std::vector<std::uint64_t> candidates;
  if (live) candidates.push_back(*live);
  for (std::size_t i = all.size(); i-- > 0;) {
    // Only older ones: a newer one was left on purpose, or its build did not come to the end.
    if (!live || all[i] < *live) candidates.push_back(all[i]);
  }
  if (!live) warning = data + "/CURRENT: missing or damaged";
  for (const std::uint64_t number : candidates) {
    try {
      const std::string served =
          warning.empty() ? "" : warning + fmt::format("; {} serves", generation_name(number));
      return std::make_shared<const Snapshot>(data, number, served, check);
    } catch (const Error& error) {
      // An older generation answers better than none.
      warning += (warning.empty() ? "" : "; ") + std::string(error.what());
    } catch (const std::bad_alloc&) {
      // Short of memory is no damage: an older generation needs as much.
      throw;
    } catch (const std::exception& error) {
      // What files say that makes a library throw is damage too.
      warning += fmt::format("{}{}: damaged: {}", warning.empty() ? "" : "; ",
                             data + "/" + generation_name(number), error.what());
    }
  }
  throw Error(ErrorCode::kEnvironment, warning + "; no generation is whole: build again");
}

SnapshotStats stats(const Snapshot& snapshot) {
  SnapshotStats out;
  const Manifest& manifest = snapshot.manifest();
  out.generation = snapshot.generation();
  out.digest = manifest.digest;
  out.folder = snapshot.folder();
  out.warning = snapshot.warning();
  out.counts = manifest.counts;
  out.types = manifest.types;
  out.options = manifest.options;
  out.embedding = manifest.embedding;
  out.taken_over = manifest.taken_over;
  for (const ManifestFile& file : manifest.files) out.files.emplace_back(file.name, file.bytes);
  return out;
}

namespace {

// A manifest that cannot be read is the one problem of its folder.
std::vector<std::string> problems_of(const std::string& folder) {
  try {
    return check_files(read_manifest(folder), folder, CheckDepth::kFull);
  } catch (const Error& error) {
    return {error.what()};
  }
}

}  // namespace

std::vector<VerifyReport> verify_snapshots(const std::string& data) {
  const auto live = current_generation(data);
  const auto all = list_generations(data);
  if (all.empty()) throw Error(ErrorCode::kEnvironment, data + ": no snapshot there");
  std::vector<VerifyReport> out;
  for (const std::uint64_t number : all) {
    out.push_back({number, number == live, problems_of(data + "/" + generation_name(number))});
  }
  // Told with the newest generation, as a report belongs to one.
  if (!live || !std::any_of(out.begin(), out.end(), [](const auto& r) { return r.live; })) {
    out.back().problems.push_back(data + "/CURRENT: names no generation that is there");
  }
  return out;
}

// Checked as a whole before CURRENT names it: going back is done in trouble, and a damaged one
// would make it worse.
void use_generation(const std::string& data, std::uint64_t generation) {
  // A build under way would make its own generation current, or remove this one.
  const BuildLock lock(data);
  const auto problems = problems_of(data + "/" + generation_name(generation));
  if (!problems.empty()) {
    throw Error(ErrorCode::kUsage, fmt::format("{} cannot be used: {}", generation_name(generation),
                                               problems.front()));
  }
  set_current_generation(data, generation);
}

}  // namespace matchgraph
