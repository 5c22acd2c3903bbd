// Log files -> a store of past searches.

#include <algorithm>
#include <chrono>

#include "evidence/log_file.h"
#include "evidence/store.h"
#include "matchgraph/evidence.h"

namespace matchgraph {
namespace {

using namespace evidence;  // NOLINT(google-build-using-namespace)

// Lines a transaction: one commit costs a few ms of disk, and a server that records at the same
// time waits for no more than about 100 ms.
constexpr std::size_t kBatchLines = 5000;

/// The good lines of one file.
using FileLines = std::vector<LogLine>;

// All files are read before anything is written: a bad line in the last one must not leave half an
// import behind.
std::vector<FileLines> read_files(std::span<const std::string> files, EvidenceImport& report) {
  std::vector<FileLines> all;
  for (const std::string& file : files) {
    FileLines lines;
    LogReport read =
        read_log_file(file, [&lines](LogLine&& line) { lines.push_back(std::move(line)); });
    report.diagnostics.insert(report.diagnostics.end(),
                              std::make_move_iterator(read.diagnostics.begin()),
                              std::make_move_iterator(read.diagnostics.end()));
    report.errors += read.errors;
    report.warnings += read.warnings;
    report.lines += read.lines;
    report.skipped += read.skipped;
    all.push_back(std::move(lines));
  }
  return all;
}

/// A file that cannot be read is not a bad line: to skip it would lose all of it.
bool lacks_file(const EvidenceImport& report) {
  return std::any_of(report.diagnostics.begin(), report.diagnostics.end(),
                     // Line 0 stands for the file itself.
                     [](const Diagnostic& diagnostic) { return diagnostic.line == 0; });
}

/// Writes lines, one after the other.
class LineWriter {
 public:
  LineWriter(Store& store, EvidenceImport& report)
      : store_(store),
        stored_(std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now())),
        report_(report) {}

  // By reference, as identity is given in the order of all lines, known ones too: a longer copy of
  // a log gets the same ids again.
  void write(LogLine& line, LineIdentity& identity) {
    bool is_new = false;
    if (auto* const logged = std::get_if<LoggedSearch>(&line)) {
      identity.identify(*logged);
      is_new = write_search(logged->search);
    } else if (const auto* const counts = std::get_if<ForgottenEntity>(&line)) {
      is_new = store_.add_forgotten(*counts);
    } else {
      is_new = store_.add_forgotten(std::get<ForgottenDay>(line));
    }
    if (!is_new) ++report_.known;
  }

 private:
  bool write_search(const StoredSearch& search) {
    // An import may be repeated: searches are known by id.
    const auto [number, is_new] = store_.add_search(search, stored_);
    if (is_new) ++report_.searches;
    bool has_new_choice = false;
    for (const StoredChoice& choice : search.choices) {
      // Here and not in the line, as a need is known by its text.
      const std::uint64_t need = need_hash(search.kind, search.query);
      if (!store_.add_choice(number, search.session, need, choice)) continue;
      ++report_.choices;
      has_new_choice = true;
    }
    return is_new || has_new_choice;
  }

  Store& store_;
  EvidenceTime stored_;
  EvidenceImport& report_;
};

void write_files(std::vector<FileLines>& files, Store& store, const SessionKey& key,
                 const EvidenceProgress& progress, EvidenceImport& report) {
  LineWriter writer(store, report);
  std::size_t all = 0;
  for (const FileLines& lines : files) all += lines.size();
  std::size_t done = 0;
  for (FileLines& lines : files) {
    // Anew for each file: a line's identity follows from the lines before it in its own file.
    LineIdentity identity(key);
    for (std::size_t begin = 0; begin < lines.size(); begin += kBatchLines) {
      const std::size_t end = std::min(lines.size(), begin + kBatchLines);
      // A batch at a time, so that a server that records meanwhile gets its turn.
      StoreTransaction transaction(store, Store::Kind::kWrite);
      for (std::size_t i = begin; i < end; ++i) writer.write(lines[i], identity);
      transaction.commit();
      done += end - begin;
      if (progress) progress(static_cast<double>(done) / static_cast<double>(all));
    }
  }
}

}  // namespace

EvidenceImport import_evidence(const std::string& place, std::span<const std::string> files,
                               bool skip_bad, const EvidenceProgress& progress) {
  EvidenceImport report;
  std::vector<FileLines> lines = read_files(files, report);
  // A file that could not be read is never skipped.
  if (report.errors > 0 && (!skip_bad || lacks_file(report))) return report;
  const auto store = open_to_write(place, kCommandPatience);
  const SessionKey key = store->settings().session_key;
  write_files(lines, *store, key, progress, report);
  report.done = true;
  return report;
}

}  // namespace matchgraph
