// A database that is damaged, locked, of another version or on a full disk.
#include <doctest/doctest.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>
#include <filesystem>

#include "evidence/evidence_text.h"
#include "matchgraph/error.h"

using namespace matchgraph;
using namespace matchgraph::test;

namespace {

/// Runs statements on the database from outside.
class Outsider {
 public:
  explicit Outsider(const EvidencePlace& folder) {
    REQUIRE(sqlite3_open(folder.file("evidence.db").c_str(), &handle_) == SQLITE_OK);
  }
  ~Outsider() { sqlite3_close(handle_); }
  Outsider(const Outsider&) = delete;
  Outsider& operator=(const Outsider&) = delete;

  void run(const char* sql) {
    REQUIRE(sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr) == SQLITE_OK);
  }

 private:
  sqlite3* handle_ = nullptr;
};

void record_some(const EvidencePlace& folder, int searches = 200) {
  EvidenceRecorder recorder(folder.data());
  for (int i = 0; i < searches; ++i) {
    const std::string query = "need " + std::to_string(i) + std::string(200, 'x');
    recorder.record_search(shown("ann", query, {"a/x", "b/y"}));
  }
}

/// What reading says is wrong; empty when nothing is.
std::string complaint(const EvidencePlace& folder) {
  try {
    folder.read();
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::kEnvironment);
    return error.what();
  }
  return {};
}

/// A recorder of a bad database goes on, drops, counts and says why.
void check_recorder_survives(const EvidencePlace& folder, const std::string& reason) {
  EvidenceRecorder recorder(folder.data());
  const SearchId id = recorder.record_search(shown("ann", "read PDF", {"a/x"}));
  CHECK(recorder.record_choice(choice(id, "ann", "a/x")) == ChoiceOutcome::kUnavailable);
  recorder.record_search(shown("ann", "read PDF", {"a/x"}));
  recorder.flush();
  const RecorderStatus status = recorder.status();
  CHECK(status.searches_dropped == 2);
  CHECK(status.choices_failed == 1);
  CHECK(status.searches_recorded == 0);
  CHECK_FALSE(status.healthy);
  CAPTURE(status.last_error);
  CHECK(status.last_error.find(reason) != std::string::npos);
}

/// While it lives, no file of this process grows beyond so many bytes.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes) {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit limit = before_;
    limit.rlim_cur = bytes;
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FileSizeLimit() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, SIG_DFL);
  }
  FileSizeLimit(const FileSizeLimit&) = delete;
  FileSizeLimit& operator=(const FileSizeLimit&) = delete;

 private:
  rlimit before_{};
};

}  // namespace

TEST_SUITE_BEGIN("folder");

TEST_CASE("a file that is no database is refused with what to do, and left as it is") {
  const EvidencePlace folder;
  write_file(folder.file("evidence.db"), std::string(5000, 'g'));
  const std::string said = complaint(folder);
  CHECK(said.find("evidence.db") != std::string::npos);
  CHECK(said.find("it is damaged: move it away") != std::string::npos);
  CHECK(said.find('\n') == std::string::npos);
  CHECK_THROWS_AS(folder.import_text(R"({"query": "x", "selected": "a"})"), Error);
  CHECK_THROWS_AS(forget_evidence(folder.data(), {.year = 2026, .month = 0, .day = 0}), Error);
  CHECK_THROWS_AS(folder.export_text(), Error);
  check_recorder_survives(folder, "it is damaged");
  CHECK(read_bytes(folder.file("evidence.db")) == std::string(5000, 'g'));
}

TEST_CASE("a truncated database is refused") {
  const EvidencePlace folder;
  record_some(folder);
  const std::string path = folder.file("evidence.db");
  std::filesystem::resize_file(path, std::filesystem::file_size(path) / 2);
  CHECK(complaint(folder).find("it is damaged") != std::string::npos);
}

TEST_CASE("pages full of garbage are refused when they are met") {
  const EvidencePlace folder;
  record_some(folder);
  std::string bytes = read_bytes(folder.file("evidence.db"));
  for (std::size_t i = 4096 * 3; i < bytes.size(); ++i) bytes[i] = static_cast<char>(i * 7);
  write_file(folder.file("evidence.db"), bytes);
  CHECK(complaint(folder).find("it is damaged") != std::string::npos);
  check_recorder_survives(folder, "it is damaged");
}

TEST_CASE("a newer schema and another program's database are refused by name") {
  const EvidencePlace folder;
  record_some(folder, 3);
  Outsider(folder).run("PRAGMA user_version=99");
  CHECK(complaint(folder).find("newer matchgraph (schema 99") != std::string::npos);
  CHECK_THROWS_AS(folder.import_text(R"({"query": "x", "selected": "a"})"), Error);
  check_recorder_survives(folder, "newer matchgraph");

  const EvidencePlace foreign;
  Outsider(foreign).run("CREATE TABLE notes(text)");
  CHECK(complaint(foreign).find("database of another program") != std::string::npos);
  check_recorder_survives(foreign, "database of another program");
}

TEST_CASE("an empty file becomes a database") {
  const EvidencePlace folder;
  write_file(folder.file("evidence.db"), "");
  CHECK(folder.read().searches == 0);
  record_some(folder, 3);
  CHECK(folder.read().searches == 3);
}

TEST_CASE("while another process holds the database, readers read and records fail in time") {
  const EvidencePlace folder;
  record_some(folder, 3);
  RecorderOptions options;
  options.busy_timeout = std::chrono::milliseconds(50);
  EvidenceRecorder recorder(folder.data(), options);
  {
    Outsider outsider(folder);
    outsider.run("BEGIN IMMEDIATE");
    const SearchId id = recorder.record_search(shown("ann", "read PDF", {"a/x"}));
    CHECK(recorder.record_choice(choice(id, "ann", "a/x")) == ChoiceOutcome::kUnavailable);
    CHECK(recorder.status().last_error.find("another process holds it") != std::string::npos);
    CHECK(recorder.status().searches_dropped == 1);
    CHECK(folder.read().searches == 3);
    outsider.run("ROLLBACK");
  }
  const SearchId id = recorder.record_search(shown("ann", "read PDF", {"a/x"}));
  CHECK(recorder.record_choice(choice(id, "ann", "a/x")) == ChoiceOutcome::kRecorded);
  CHECK(recorder.status().healthy);
}

TEST_CASE("a lock that goes away in time loses nothing") {
  const EvidencePlace folder;
  record_some(folder, 3);
  EvidenceRecorder recorder(folder.data());
  Outsider outsider(folder);
  outsider.run("BEGIN IMMEDIATE");
  for (int i = 0; i < 10; ++i) recorder.record_search(shown("ann", "read PDF", {"a/x"}));
  outsider.run("ROLLBACK");
  recorder.flush();
  CHECK(recorder.status().searches_recorded == 10);
}

TEST_CASE("on a full disk records are dropped and counted, what was acknowledged stays") {
  const EvidencePlace folder;
  RecorderOptions options;
  options.batch_records = 50;
  EvidenceRecorder recorder(folder.data(), options);
  const SearchId first = recorder.record_search(shown("ann", "before", {"a/x"}));
  REQUIRE(recorder.record_choice(choice(first, "ann", "a/x")) == ChoiceOutcome::kRecorded);
  std::size_t acknowledged = 1;
  {
    const FileSizeLimit limit(400'000);
    for (int i = 0; i < 1000; ++i) {
      recorder.record_search(shown("ann", "need " + std::string(1000, 'x'), {"a/x"}));
    }
    recorder.flush();
    // A few small ones may still fit in.
    for (int i = 0; i < 500 && recorder.status().choices_failed == 0; ++i) {
      const std::string session = "visitor " + std::to_string(i);
      const SearchId id = recorder.record_search(shown(session, std::string(2000, 'y'), {"a/x"}));
      const auto outcome = recorder.record_choice(choice(id, session, "a/x"));
      if (outcome == ChoiceOutcome::kRecorded) ++acknowledged;
    }
  }
  RecorderStatus status = recorder.status();
  CHECK(status.choices_failed == 1);
  CHECK_FALSE(status.healthy);
  CHECK(status.searches_dropped > 100);
  CHECK(status.last_error.find("check the disk, its free space") != std::string::npos);
  // With room again it goes on.
  const SearchId after = recorder.record_search(shown("bob", "after", {"a/x"}));
  CHECK(recorder.record_choice(choice(after, "bob", "a/x")) == ChoiceOutcome::kRecorded);
  status = recorder.status();
  CHECK(status.healthy);
  CHECK(folder.read().searches == status.searches_recorded);
  CHECK(folder.read().choices.size() == acknowledged + 1);
}

TEST_CASE("a folder that cannot be made is said, not thrown, by a recorder") {
  const TemporaryFolder folder;
  write_file(folder.file("taken"), "a file");
  EvidenceRecorder recorder(folder.file("taken"));
  recorder.record_search(shown("ann", "read PDF", {"a/x"}));
  recorder.flush();
  CHECK(recorder.status().searches_dropped == 1);
  CHECK(recorder.status().last_error.find("cannot be made") != std::string::npos);
}

TEST_CASE("a database that is a link is refused by name, and what it leads to stays as it is") {
  const EvidencePlace elsewhere;
  record_some(elsewhere, 3);
  const std::string before = read_bytes(elsewhere.file("evidence.db"));
  for (const char* target : {"evidence.db", "not-there.db"}) {
    CAPTURE(target);
    const EvidencePlace folder;
    std::filesystem::create_symlink(elsewhere.file(target), folder.file("evidence.db"));
    const std::string said = complaint(folder);
    CHECK(said.find(folder.file("evidence.db") + ": ") == 0);
    CHECK(said.find("it is a symbolic link") != std::string::npos);
    CHECK_THROWS_AS(folder.import_text(R"({"query": "x", "selected": "a"})"), Error);
    CHECK_THROWS_AS(forget_evidence(folder.data(), {.year = 2026, .month = 0, .day = 0}), Error);
    check_recorder_survives(folder, "it is a symbolic link");
  }
  CHECK(read_bytes(elsewhere.file("evidence.db")) == before);
  CHECK_FALSE(std::filesystem::exists(elsewhere.file("not-there.db")));
}

TEST_CASE("the files beside the database are no links either, and the data folder may be one") {
  const EvidencePlace elsewhere;
  const EvidencePlace folder;
  record_some(folder, 3);
  write_file(elsewhere.file("victim"), "a file");
  for (const char* beside : {"-wal", "-shm"}) {
    const std::string link = folder.file(std::string("evidence.db") + beside);
    std::filesystem::remove(link);
    std::filesystem::create_symlink(elsewhere.file("victim"), link);
    CHECK(complaint(folder).find("evidence.db") != std::string::npos);
    CHECK(read_bytes(elsewhere.file("victim")) == "a file");
    std::filesystem::remove(link);
  }
  std::filesystem::create_directory_symlink(folder.data(), elsewhere.file("data"));
  CHECK(evidence_stats(elsewhere.file("data"), 10).searches == 3);
}

TEST_CASE("only its owner may read the database") {
  const EvidencePlace folder;
  record_some(folder, 1);
  struct stat facts {};
  REQUIRE(::stat(folder.file("evidence.db").c_str(), &facts) == 0);
  CHECK((facts.st_mode & 0777) == 0600);
}

TEST_CASE("statistics of a folder that does not exist are refused, of an empty one are zeros") {
  const EvidencePlace folder;
  CHECK_THROWS_AS(evidence_stats(folder.file("missing"), 10), Error);
  CHECK(evidence_stats(folder.data(), 10).searches == 0);
  CHECK(folder.is_untouched());
}

TEST_SUITE_END();
