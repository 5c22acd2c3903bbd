// A folder with a small catalogue of speech and database tools, and a snapshot built from it.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "support/temporary_folder.h"
#include "tools/run_command.h"

namespace matchgraph::test {

inline constexpr const char* kSpeechLines =
    R"({"id":"openai/whisper","name":"Whisper","type":"model","maker":"OpenAI","license":"MIT","summary":"Speech recognition in many languages","pricing":{"model":"open-source"},"signals":{"stars":70000},"updated":"2023-11-06","capabilities":[{"text":"Transcribes recorded speech to text in 99 languages."},{"text":"Translates speech from other languages to English."}]}
{"id":"alphacep/vosk","name":"Vosk","type":"library","maker":"Alpha Cephei","license":"Apache-2.0","summary":"Offline speech recognition","pricing":{"model":"open-source"},"signals":{"stars":8000},"capabilities":[{"text":"Transcribes speech to text offline, on a phone or a Raspberry Pi."},{"text":"Identifies the speaker of a recording."}]}
{"id":"deepgram/nova","name":"Nova","type":"api","maker":"Deepgram","summary":"Speech-to-text API","pricing":{"model":"paid","price":{"amount":0.0043,"currency":"USD","per":"minute"}},"capabilities":[{"text":"Transcribes live speech to text over a WebSocket."},{"text":"Identifies the speaker of each sentence."}]}
{"id":"sqlite/sqlite","name":"SQLite","type":"library","license":"Public Domain","summary":"Embedded SQL database engine","pricing":{"model":"free"},"capabilities":[{"text":"Stores tables in a single file and queries them with SQL."}],"shoe_size":43}
{"id":"duckdb/duckdb","name":"DuckDB","type":"library","license":"MIT","summary":"Embedded analytical database","pricing":{"model":"open-source"},"capabilities":[{"text":"Queries tables and Parquet files with SQL inside a process."}]}
{"id":"postgres/postgresql","name":"PostgreSQL","type":"platform","license":"PostgreSQL","summary":"Relational database server","pricing":{"model":"open-source"},"capabilities":[{"text":"Stores tables and queries them with SQL for many clients."}]}
)";

class SpeechCatalogue {
 public:
  SpeechCatalogue() { write("catalogue.jsonl", kSpeechLines); }

  std::string write(const std::string& name, const std::string& text) const {
    std::ofstream out(folder_.file(name), std::ios::binary);
    out << text;
    REQUIRE(out.good());
    return folder_.file(name);
  }

  std::string catalogue() const { return folder_.file("catalogue.jsonl"); }
  std::string data() const { return folder_.file("data"); }
  std::string file(const std::string& name) const { return folder_.file(name); }

  /// The command with --data of this folder.
  Outcome run(std::vector<std::string> arguments, const Environment& around = {}) const {
    arguments.insert(arguments.begin(), {"--data", data()});
    return run_command(arguments, around);
  }

  void build() const {
    const Outcome built = run({"build", catalogue()});
    INFO(built.err);
    REQUIRE(built.status == 0);
  }

 private:
  TemporaryFolder folder_;
};

/// One that is built once for all the tests that only read it.
inline const SpeechCatalogue& built_catalogue() {
  static const SpeechCatalogue kCatalogue;
  static const bool kBuilt = (kCatalogue.build(), true);
  (void)kBuilt;
  return kCatalogue;
}

inline bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

inline std::size_t line_count(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace matchgraph::test
