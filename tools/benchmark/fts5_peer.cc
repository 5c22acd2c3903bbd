// What SQLite's FTS5 makes of a catalogue and of the same needs:
//
//   fts5_peer CATALOGUE FILE QUESTIONS [--json]
//
// One row per entity, Porter stems, in one transaction; a need is the OR of its words without stop
// words, ordered by bm25. FILE is replaced.
#include <fmt/format.h>
#include <sqlite3.h>

#include <chrono>
#include <exception>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>

#include "tools/benchmark/peer_catalogue.h"
#include "tools/benchmark/process_use.h"
#include "tools/benchmark/questions.h"
#include "tools/benchmark/timings.h"

namespace matchgraph::benchmark {
namespace {

class Database {
 public:
  explicit Database(const std::string& path) {
    sqlite3* opened = nullptr;
    const int status = sqlite3_open(path.c_str(), &opened);
    handle_.reset(opened);
    if (status != SQLITE_OK) fail();
  }
  void run(const char* statement) {
    if (sqlite3_exec(handle_.get(), statement, nullptr, nullptr, nullptr) != SQLITE_OK) fail();
  }
  sqlite3* handle() const { return handle_.get(); }
  [[noreturn]] void fail() const { throw std::runtime_error(sqlite3_errmsg(handle_.get())); }

 private:
  struct Close {
    void operator()(sqlite3* handle) const { sqlite3_close(handle); }
  };
  std::unique_ptr<sqlite3, Close> handle_;
};

/// A statement with one text to be filled in.
class Statement {
 public:
  Statement(const Database& database, const char* text) : database_(database) {
    sqlite3_stmt* prepared = nullptr;
    if (sqlite3_prepare_v2(database.handle(), text, -1, &prepared, nullptr) != SQLITE_OK) {
      database.fail();
    }
    handle_.reset(prepared);
  }
  /// Number of rows that it gives.
  std::size_t run(const std::string& text) {
    sqlite3_reset(handle_.get());
    // Copied by SQLite, as the text of a need goes before the next is asked.
    sqlite3_bind_text(handle_.get(), 1, text.data(), static_cast<int>(text.size()),
                      SQLITE_TRANSIENT);
    std::size_t rows = 0;
    for (;; ++rows) {
      const int status = sqlite3_step(handle_.get());
      if (status == SQLITE_DONE) return rows;
      if (status != SQLITE_ROW) database_.fail();
    }
  }

 private:
  struct Finish {
    void operator()(sqlite3_stmt* handle) const { sqlite3_finalize(handle); }
  };
  const Database& database_;
  std::unique_ptr<sqlite3_stmt, Finish> handle_;
};

std::string or_of_words(const std::string& need) {
  std::string query;
  for (const std::string& word : plain_words(need)) {
    // In quotes, as FTS5 would take a word such as NOT for an operator.
    query += (query.empty() ? "\"" : " OR \"") + word + "\"";
  }
  return query.empty() ? "\"\"" : query;
}

void index_catalogue(Database& database, const std::string& catalogue, const std::string& file,
                     Measurements& out) {
  const auto begin = std::chrono::steady_clock::now();
  std::size_t entities = 0;
  database.run("CREATE VIRTUAL TABLE entities USING fts5(text, tokenize='porter unicode61')");
  // In one transaction, as a commit for each row would measure the disk.
  database.run("BEGIN");
  Statement insert(database, "INSERT INTO entities(text) VALUES (?)");
  const double reading = for_each_entity(catalogue, [&](const Entity& entity) {
    insert.run(text_of(entity));
    ++entities;
  });
  database.run("COMMIT");
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  out.figures = {{"entities", entities},
                 {"reading seconds", reading},
                 {"build seconds", took.count()},
                 {"build cpu seconds", cpu_seconds()},
                 {"peak bytes", memory_bytes("VmHWM")},
                 {"bytes", bytes_on_disk(file)}};
}

int run(const std::string& catalogue, const std::string& file, const std::string& questions,
        const std::string& last) {
  const Questions asked = read_questions(questions);
  // An older file would be added to.
  std::filesystem::remove(file);
  Database database(file);
  Measurements out;
  index_catalogue(database, catalogue, file, out);
  Statement search(database,
                   "SELECT rowid FROM entities WHERE entities MATCH ? ORDER BY rank LIMIT 10");
  out.timings.push_back(time_each("search", asked.needs,
                                  [&](const auto& need) { return search.run(or_of_words(need)); }));
  print(out, last);
  return 0;
}

}  // namespace
}  // namespace matchgraph::benchmark

int main(int argc, char** argv) {
  if (argc < 4 || argc > 5) {
    fmt::print(stderr, "usage: fts5_peer CATALOGUE FILE QUESTIONS [--json]\n");
    return 2;
  }
  try {
    return matchgraph::benchmark::run(argv[1], argv[2], argv[3], argv[argc - 1]);
  } catch (const std::exception& error) {
    fmt::print(stderr, "fts5_peer: {}\n", error.what());
    return 4;
  }
}
