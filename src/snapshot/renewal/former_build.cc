#include "snapshot/renewal/former_build.h"

#include <algorithm>
#include <string>
#include <utility>

#include "index/analyser.h"
#include "index/kept_texts.h"
#include "index/phrase_reader.h"
#include "matchgraph/error.h"
#include "snapshot/entity_record.h"
#include "snapshot/generations/entity_changes.h"
#include "snapshot/generations/generations.h"
#include "snapshot/generations/program.h"
#include "snapshot/renewal/former_lists.h"
#include "storage/seal.h"

namespace matchgraph {
namespace {

/// By term before, the same term now. Both tables ascend.
std::vector<TermId> same_terms(const StringTableView& before, const StringTableView& now) {
  std::vector<TermId> out(before.size(), kNoTerm);
  std::size_t n = 0;
  for (std::size_t b = 0; b < before.size(); ++b) {
    const std::string_view term = before[b];
    // Both in byte order, so one walk matches them.
    while (n < now.size() && now[n] < term) ++n;
    if (n < now.size() && now[n] == term) out[b] = static_cast<TermId>(n);
  }
  return out;
}

/// Why lists of a generation cannot be taken over; empty when they can.
std::string difference(const Snapshot& snapshot, const BuildOptions& options) {
  if (program_identity().empty() || snapshot.manifest().program != program_identity()) {
    // Its rules may have read texts otherwise.
    return snapshot.folder() + ": was built by another version of the program";
  }
  const bool with_model = snapshot.manifest().embedding.has_value();
  // Compared as a whole, with the constants of the index: any of them changes vectors or lists.
  if (snapshot.manifest().options != named_numbers(options, with_model)) {
    return snapshot.folder() + ": was built with other options";
  }
  return {};
}

}  // namespace

std::unique_ptr<FormerBuild> FormerBuild::open(const std::string& data, const Catalogue& catalogue,
                                               const BuildOptions& options, std::string& why) {
  // The live one and not the newest: after a rollback the newest may be what was rolled back.
  const auto live = current_generation(data);
  if (!live) return {};
  try {
    // All bytes, as what is wrong here would be handed on from build to build.
    auto snapshot = std::make_shared<const Snapshot>(data, *live, "", SnapshotCheck::kWhole);
    why = difference(*snapshot, options);
    if (!why.empty()) return {};
    return std::unique_ptr<FormerBuild>(
        new FormerBuild(std::move(snapshot), catalogue, options, data));
  } catch (const Error& error) {
    // What is damaged, of another version or not there is no reason not to build.
    why = error.what();
    return {};
  }
}

FormerBuild::FormerBuild(std::shared_ptr<const Snapshot> snapshot, const Catalogue& catalogue,
                         const BuildOptions& options, const std::string& data)
    : snapshot_(std::move(snapshot)),
      catalogue_(catalogue),
      data_(data),
      options_(options.renewal),
      capability_k_(options.capability_knn.k),
      entity_k_(options.entity_knn.k) {
  if (snapshot_->has_file(snapshot_file::kWear))
    wear_.emplace(snapshot_->file(snapshot_file::kWear));
  match(catalogue);
  TextNumber next = 0;
  // Texts are numbered through: an entity's own, then those of its capabilities.
  for (const Entity& entity : catalogue.entities) {
    first_text_.push_back(next);
    next += 1 + static_cast<TextNumber>(entity.capabilities.size());
  }
}

void FormerBuild::match(const Catalogue& catalogue) {
  const FactColumns& facts = snapshot_->facts();
  const auto capability_begin = facts.capability_begin();
  entity_now_.assign(facts.entities(), kGone);
  capability_now_.assign(facts.capabilities(), kGone);
  is_same_.assign(facts.entities(), 0);
  std::string record;
  RowId b = 0;
  RowId capability = 0;  // the first of the entity
  for (RowId e = 0; e < catalogue.entities.size(); ++e) {
    const Entity& entity = catalogue.entities[e];
    while (b < facts.entities() && facts.id(b) < entity.id) ++b;
    if (b < facts.entities() && facts.id(b) == entity.id) {
      entity_now_[b] = e;
      record.clear();
      // As bytes and not field by field: the record holds everything, and a field that is added
      // later is compared too.
      put_entity_record(entity, record);
      // Most did not change, and need not be read.
      const bool is_same = record == snapshot_->entity_record(b);
      is_same_[b] = is_same ? 1 : 0;
      // A capability that moved within its entity is still the same row.
      const auto same =
          is_same ? std::vector<std::uint32_t>()
                  : same_capabilities(snapshot_->entity(b).capabilities, entity.capabilities);
      for (std::uint32_t i = 0; i < entity.capabilities.size(); ++i) {
        const std::uint32_t was = is_same ? i : same[i];
        if (was == kNoCapability) continue;
        capability_now_[capability_begin[b] + was] = capability + i;
      }
    }
    capability += static_cast<RowId>(entity.capabilities.size());
  }
}

std::optional<ReadBefore> FormerBuild::texts_read() const try {
  const std::string path = data_ + "/" + kept_texts_name(digest());
  // Checked here, as it lies outside of the generation and no manifest vouches for it.
  require_sealed(path);
  const KeptTextsFile kept(path);
  const FactColumns& facts = snapshot_->facts();
  const auto capability_begin = facts.capability_begin();
  ReadBefore out;
  out.entities.assign(catalogue_.entities.size(), 0);
  std::vector<std::uint32_t> now;  // by row of a field before
  WordCounts gone;
  Analyser analyser;
  for (RowId b = 0; b < facts.entities(); ++b) {
    const std::uint32_t capabilities = capability_begin[b + 1] - capability_begin[b];
    const std::uint32_t rows = fields_of(1, capabilities);
    if (is_same_[b] == 0) {
      now.insert(now.end(), rows, kGone);
      // What its texts had added to the counts of words is taken off again, so that no word is kept
      // that nobody says.
      count_words(analyser, snapshot_->entity(b), gone);
      continue;
    }
    const RowId e = entity_now_[b];
    out.entities[e] = 1;
    // Of the texts before an entity's first, one of each entity is its profile.
    const std::uint32_t first = fields_of(e, first_text_[e] - e);
    for (std::uint32_t row = 0; row < rows; ++row) now.push_back(first + row);
  }
  PackedListReader lists = kept.fields();
  std::vector<RowPosting> list;
  for (std::size_t term = 0; term < snapshot_->terms().size(); ++term) {
    // Lists are stored one after the other without the terms, in the order of the snapshot's terms.
    list.clear();
    for (const RowPosting& posting : lists.next()) {
      // A file of another generation under this name.
      if (posting.row >= now.size()) return std::nullopt;
      if (now[posting.row] != kGone) list.push_back({now[posting.row], posting.count});
    }
    if (!list.empty()) out.fields.put(snapshot_->terms()[term], list);
  }
  if (!lists.is_at_end()) return std::nullopt;
  out.words.merge(kept.words());
  out.words.subtract(gone);
  return out;
} catch (const Error&) {
  return std::nullopt;  // texts are read
}

std::optional<FormerFullText> FormerBuild::full_text(const RepeatedTexts& repeats) const {
  const FactColumns& facts = snapshot_->facts();
  const auto capability_begin = facts.capability_begin();
  const std::size_t texts = repeats.is_repeat.size();
  FormerFullText out;
  out.has_document.assign(texts, 0);
  // By text of the generation before, where its entity says what it said: its number now.
  std::vector<TextNumber> now(facts.entities() + facts.capabilities(), kNoText);
  for (RowId b = 0; b < facts.entities(); ++b) {
    if (is_same_[b] == 0) continue;
    const TextNumber was = b + capability_begin[b];
    const TextNumber is = first_text_[entity_now_[b]];
    for (TextNumber i = 0; i <= capability_begin[b + 1] - capability_begin[b]; ++i) {
      now[was + i] = is + i;
    }
  }
  const FullTextFiles files = snapshot_->full_text_files();
  out.path = files.database;
  // The database may be older than the generation.
  out.now = files.places.empty() ? now : read_text_places(files.places);
  const auto has_document = texts_of_database(files.database, out.now.size());
  bool is_all = files.places.empty();
  // Two steps where the database was taken over before: its text, then that generation's.
  for (TextNumber text = 0; text < out.now.size(); ++text) {
    TextNumber& place = out.now[text];
    if (!files.places.empty() && place != kNoText) place = now[place];
    // What says again what another text says has a document no more.
    const bool is_there =
        has_document[text] != 0 && place != kNoText && repeats.is_repeat[place] == 0;
    is_all = is_all && (is_there || has_document[text] == 0) && place == text;
    if (!is_there) place = kNoText;
    if (is_there) out.has_document[place] = 1;
  }
  for (const TextNumber text : now) {
    // Its words were counted for the database, whoever says them first now.
    if (text != kNoText && repeats.is_repeat[text] != 0) out.has_document[text] = 1;
  }
  out.texts =
      static_cast<std::size_t>(std::count(out.has_document.begin(), out.has_document.end(), 1));
  // Nothing changed: the database alone answers, without a table of places.
  if (is_all && texts == out.now.size()) {
    out.now.clear();
    out.has_document.assign(texts, 1);
    out.texts = texts;
  }
  const auto lacking = static_cast<double>(texts - out.texts);
  // Many lacking texts take as long to add as the whole takes to make.
  if (lacking > options_.most_moved * static_cast<double>(texts)) return std::nullopt;
  return out;
}

void FormerBuild::meet(const StringTableView& terms) {
  term_now_ = same_terms(snapshot_->terms(), terms);
}

std::optional<FormerLists> FormerBuild::capability_lists(TermVectorsView rows,
                                                         RowWear& wear) const {
  const FormerWear so_far(wear_, "capabilities", capability_now_.size());
  return former_lists({snapshot_->capability_vectors(), snapshot_->capability_graph(),
                       capability_now_, so_far, term_now_, capability_k_},
                      rows, options_, wear);
}

std::optional<FormerLists> FormerBuild::entity_lists(TermVectorsView rows, RowWear& wear) const {
  // What a model was mixed into is no list by words.
  if (snapshot_->manifest().embedding) return std::nullopt;
  const FormerWear so_far(wear_, "entities", entity_now_.size());
  return former_lists({snapshot_->entity_vectors(), snapshot_->entity_graph(), entity_now_, so_far,
                       term_now_, entity_k_},
                      rows, options_, wear);
}

KnownTraits FormerBuild::traits() const {
  KnownTraits out(catalogue_.entities.size());
  for (RowId b = 0; b < entity_now_.size(); ++b) {
    if (is_same_[b] != 0) out[entity_now_[b]] = snapshot_->traits().of(b);
  }
  return out;
}

std::vector<std::optional<LineRow>> FormerBuild::lines(std::size_t capabilities) const {
  const LineTable& before = snapshot_->lines();
  std::vector<std::optional<LineRow>> out(capabilities);
  for (RowId b = 0; b < capability_now_.size(); ++b) {
    // What a line denies may be a term that the catalogue had not got, or has no more.
    const bool denies = before.kind(b) == LineKind::kDenial || !before.denied(b).empty();
    if (is_same_[snapshot_->facts().entity_of_capability(b)] == 0 || denies) continue;
    LineRow row;
    row.kind = before.kind(b);
    row.sides = before.sides(b);
    row.media = before.media(b);
    for (const TermId term : before.name(b)) row.name.push_back(term_now_[term]);
    // A term of the name went from the catalogue, and names need all of theirs.
    if (std::count(row.name.begin(), row.name.end(), kNoTerm) > 0) continue;
    if (before.head(b) != LineTable::kNoTerm) row.head = term_now_[before.head(b)];
    out[capability_now_[b]] = std::move(row);
  }
  return out;
}

KnownDenials FormerBuild::denied_terms() const {
  KnownDenials out(catalogue_.entities.size());
  Analyser analyser;
  for (RowId b = 0; b < entity_now_.size(); ++b) {
    if (is_same_[b] == 0) continue;
    // Maker and type are read for denials and are not among the texts: whether the catalogue has
    // their terms may have changed.
    Entity beside;
    beside.maker = catalogue_.entities[entity_now_[b]].maker;
    beside.type = catalogue_.entities[entity_now_[b]].type;
    if (matchgraph::denied_terms(analyser, beside).empty()) out[entity_now_[b]].emplace();
  }
  for (TermId term = 0; term < term_now_.size(); ++term) {
    for (const std::uint32_t b : snapshot_->term_words().denying(term)) {
      if (entity_now_[b] == kGone || !out[entity_now_[b]]) continue;
      if (term_now_[term] == kNoTerm) {
        out[entity_now_[b]].reset();
      } else {
        out[entity_now_[b]]->push_back(term_now_[term]);
      }
    }
  }
  return out;
}

// Drift or lacking neighbours alike make a graph another than a computed one.
bool RowWear::is_none() const {
  return std::all_of(drifts.begin(), drifts.end(), [](float drift) { return drift == 0; }) &&
         std::all_of(lacked.begin(), lacked.end(), [](std::uint8_t n) { return n == 0; });
}

void write_wear(const RowWear& capabilities, const RowWear& entities, const std::string& path) {
  ArrayFileWriter writer;
  writer.add("capabilities.drifts", capabilities.drifts);
  writer.add("capabilities.lacked", capabilities.lacked);
  writer.add("entities.drifts", entities.drifts);
  writer.add("entities.lacked", entities.lacked);
  writer.write(path);
}

}  // namespace matchgraph
