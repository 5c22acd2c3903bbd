#include "embedding/vector_store.h"

#include <fmt/format.h>

#include <chrono>
#include <cstring>
#include <utility>

#include "matchgraph/error.h"
#include "storage/array_file.h"

namespace matchgraph {
namespace {

using evidence::Database;
using evidence::Transaction;

constexpr std::chrono::milliseconds kBusyTimeout{10'000};

/// The database with its table, so that statements on it can be prepared.
Database prepared(const std::string& path) {
  Database database(path, Database::Access::kWrite, kBusyTimeout);
  database.run("PRAGMA journal_mode=WAL");
  // `checked`: a hash of the bytes, as SQLite itself does not notice a flipped bit.
  // A text key and not the text itself: keys are 32 letters however long the text is.
  database.run(
      "CREATE TABLE IF NOT EXISTS vectors(key TEXT PRIMARY KEY, vector BLOB NOT NULL, "
      "checked TEXT NOT NULL) WITHOUT ROWID");
  return database;
}

std::string bytes_of(std::span<const float> vector) {
  std::string out(vector.size_bytes(), '\0');
  if (!vector.empty()) std::memcpy(out.data(), vector.data(), vector.size_bytes());
  return out;
}

}  // namespace

VectorStore::VectorStore(const std::string& path, std::string model)
    : model_(std::move(model)),
      database_(prepared(path)),
      find_(database_, "SELECT vector, checked FROM vectors WHERE key = ?"),
      insert_(database_, "INSERT OR REPLACE INTO vectors(key, vector, checked) VALUES (?, ?, ?)") {}

std::string VectorStore::key_of(std::string_view text) const {
  // No model's name holds a zero byte, so that name and text cannot run into each other.
  std::string all = model_;
  all += '\0';
  all += text;
  return content_hash(all);
}

std::optional<std::vector<float>> VectorStore::find(std::string_view text) {
  const std::string key = key_of(text);
  find_.bind(0, key);
  if (!find_.step()) return std::nullopt;
  const std::string bytes = find_.bytes(0);
  // Checked by a hash, as a flipped bit of a float is a number as well.
  const bool is_whole = bytes.size() % sizeof(float) == 0 && content_hash(bytes) == find_.text(1);
  find_.reset();
  // Told and not mended silently, as asking again may cost money.
  if (!is_whole) {
    throw Error(ErrorCode::kEnvironment,
                fmt::format("{}: a vector is damaged; remove the file, and the model is asked anew",
                            path()));
  }
  std::vector<float> out(bytes.size() / sizeof(float));
  if (!out.empty()) std::memcpy(out.data(), bytes.data(), bytes.size());
  return out;
}

void VectorStore::keep(std::span<const std::string> texts,
                       std::span<const std::vector<float>> vectors) {
  // A transaction for the batch, as a commit waits for the disk.
  Transaction transaction(database_, Transaction::Kind::kWrite);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const std::string key = key_of(texts[i]);
    const std::string bytes = bytes_of(vectors[i]);
    const std::string checked = content_hash(bytes);
    insert_.bind(0, key).bind_bytes(1, bytes).bind(2, checked).execute();
  }
  transaction.commit();
}

}  // namespace matchgraph
