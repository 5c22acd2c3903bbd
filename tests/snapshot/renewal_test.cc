// Builds that take over from the generation before what did not change.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "index/analyser.h"
#include "index/full_text.h"
#include "index/kept_texts.h"
#include "matchgraph/error.h"
#include "matchgraph/snapshot.h"
#include "snapshot/generations/generations.h"
#include "snapshot/generations/manifest.h"
#include "snapshot/snapshot_data.h"
#include "support/small_catalogue.h"
#include "support/temporary_folder.h"

using namespace matchgraph;
namespace fs = std::filesystem;

namespace {

/// Words of a made-up trade: entities of one trade share them.
std::string text_of(std::mt19937& random, unsigned trade, unsigned words) {
  static const std::vector<std::string> kVerbs = {"reads", "writes", "joins", "prints", "sorts"};
  std::string out = kVerbs[random() % kVerbs.size()];
  for (unsigned i = 0; i < words; ++i) {
    const bool is_of_trade = random() % 3 != 0;
    out += is_of_trade ? fmt::format(" thing{}x{}", trade, random() % 12)
                       : fmt::format(" word{}", random() % 300);
  }
  return out;
}

/// One line of a catalogue.
std::string made_up(std::mt19937& random, unsigned number) {
  const auto trade = static_cast<unsigned>(random() % 20);
  std::string capabilities;
  for (unsigned i = 0; i < 1 + random() % 4; ++i) {
    capabilities +=
        fmt::format(R"({}{{"text":"{}"}})", i == 0 ? "" : ",", text_of(random, trade, 7));
  }
  return fmt::format(
      R"({{"id":"made/{:05}","name":"Made {}","type":"tool","summary":"{}","capabilities":[{}]}})",
      number, number, text_of(random, trade, 8), capabilities);
}

using Lines = std::map<unsigned, std::string>;

Lines made_up_lines(unsigned count, std::uint32_t seed) {
  std::mt19937 random(seed);
  Lines out;
  // Every other number, so that new ones come between.
  for (unsigned i = 0; i < count; ++i) out[2 * i] = made_up(random, 2 * i);
  return out;
}

/// In a random order, which must not matter.
Catalogue catalogue_of(const Lines& lines, std::uint32_t seed) {
  std::vector<std::string> shuffled;
  for (const auto& [number, line] : lines) shuffled.push_back(line);
  std::shuffle(shuffled.begin(), shuffled.end(), std::mt19937(seed));
  std::string text;
  for (const std::string& line : shuffled) text += line + "\n";
  return test::catalogue_of(text);
}

/// Edits, removes and adds a few.
void change(Lines& lines, std::uint32_t seed) {
  std::mt19937 random(seed);
  const auto number = [&] { return static_cast<unsigned>(2 * (random() % lines.size())); };
  for (int i = 0; i < 4; ++i) {
    const unsigned edited = number();
    if (lines.contains(edited)) lines[edited] = made_up(random, edited);
  }
  for (int i = 0; i < 2; ++i) lines.erase(number());
  for (int i = 0; i < 2; ++i) {
    const unsigned added = number() + 1;
    lines[added] = made_up(random, added);
  }
}

BuildReport build(const Catalogue& catalogue, const std::string& data, bool full = false) {
  BuildRequest request;
  request.data = data;
  request.jobs = 2;
  request.full = full;
  return build_snapshot(catalogue, request);
}

/// Content hashes of the live generation's files by name.
std::map<std::string, std::string> contents(const std::string& data) {
  std::map<std::string, std::string> out;
  const auto snapshot = open_snapshot(data);
  for (const ManifestFile& file : snapshot->manifest().files) out[file.name] = file.content_hash;
  return out;
}

/// Share of the edges of one graph that the other has too, by their ends.
double shared_edges(const SimilarityGraph& of, const SimilarityGraph& in) {
  REQUIRE(of.nodes() == in.nodes());
  std::size_t shared = 0;
  for (RowId node = 0; node < of.nodes(); ++node) {
    std::set<RowId> there;
    for (auto edge = in.row(node).begin; edge < in.row(node).end; ++edge) {
      there.insert(in.target(edge));
    }
    for (auto edge = of.row(node).begin; edge < of.row(node).end; ++edge) {
      shared += there.count(of.target(edge));
    }
  }
  return static_cast<double>(shared) / static_cast<double>(of.edges());
}

/// What a snapshot's full-text database is asked with.
struct Texts {
  explicit Texts(const std::string& data)
      : snapshot(open_snapshot(data)),
        reader(snapshot->full_text_files(), snapshot->text_owners()) {}

  /// Ids, as numbers of entities may differ.
  std::vector<std::string> with(const std::string& phrase) {
    std::vector<std::string> out;
    for (const std::uint32_t e : reader.entities_with(phrase_of(analyser, phrase))) {
      out.emplace_back(snapshot->facts().id(e));
    }
    return out;
  }

  std::shared_ptr<const Snapshot> snapshot;
  FullText reader;
  Analyser analyser;
};

/// Random runs of words of the catalogue, and words of it that were and are no more.
void check_same_texts(const std::string& one, const std::string& other, const Catalogue& catalogue,
                      std::uint32_t seed) {
  Texts ours(one);
  Texts theirs(other);
  std::mt19937 random(seed);
  for (int i = 0; i < 100; ++i) {
    const Entity& entity = catalogue.entities[random() % catalogue.entities.size()];
    const std::string& text = entity.capabilities.front().text;
    const std::size_t begin = text.find(' ', random() % (text.size() / 2));
    const std::string phrase = text.substr(begin, random() % 25);
    CAPTURE(phrase);
    CHECK(ours.with(phrase) == theirs.with(phrase));
    CHECK(ours.reader.is_held(phrase_of(ours.analyser, phrase)) == !theirs.with(phrase).empty());
  }
}

void damage(const std::string& path) {
  const auto middle = static_cast<std::streamoff>(fs::file_size(path) / 2);
  std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
  file.seekg(middle);
  const char byte = static_cast<char>(file.get());
  file.seekp(middle);
  file.put(static_cast<char>(byte ^ 0x55));
}

// Of fewer, each change moves how rare terms are, and with it most rows.
constexpr unsigned kEntities = 2000;

}  // namespace

TEST_CASE("after random changes a build takes lists over, and differs from a full one in little") {
  const test::TemporaryFolder data;
  const test::TemporaryFolder other;
  Lines lines = made_up_lines(kEntities, 1);
  build(catalogue_of(lines, 1), data.path());
  std::size_t taken = 0;
  for (std::uint32_t round = 2; round < 8; ++round) {
    CAPTURE(round);
    change(lines, round);
    const Catalogue catalogue = catalogue_of(lines, round);
    const BuildReport report = build(catalogue, data.path());
    const BuildReport full = build(catalogue, other.path(), true);
    CHECK_FALSE(full.taken_over);
    // After some changes so many rows have drifted that all are searched.
    if (!report.taken_over || report.taken_over->entity_lists == 0) {
      CHECK(contents(data.path()).at(snapshot_file::kEntityGraph) ==
            contents(other.path()).at(snapshot_file::kEntityGraph));
      continue;
    }
    ++taken;
    CHECK(report.taken_over->entity_lists > kEntities / 2);
    CHECK(report.taken_over->entity_lists < report.entities);
    CHECK(report.taken_over->capability_lists > report.capabilities / 2);
    CHECK(report.taken_over->capability_lists < report.capabilities);
    CHECK(report.not_taken_over.empty());
    const auto renewed = open_snapshot(data.path());
    const auto computed = open_snapshot(other.path());
    CHECK(renewed->manifest().taken_over == report.taken_over);
    CHECK(stats(*renewed).taken_over == report.taken_over);
    CHECK(shared_edges(computed->entity_graph(), renewed->entity_graph()) > 0.97);
    CHECK(shared_edges(computed->capability_graph(), renewed->capability_graph()) > 0.98);
    check_same_texts(data.path(), other.path(), catalogue, round);
    // What is no graph, and does not follow from one, is the same byte for byte.
    const auto ours = contents(data.path());
    for (const auto& [file, hash] : contents(other.path())) {
      const bool follows = file == snapshot_file::kEntityGraph ||
                           file == snapshot_file::kCapabilityGraph ||
                           file == snapshot_file::kClusters || file == snapshot_file::kThings ||
                           file == snapshot_file::kSuggestions || file == snapshot_file::kLines ||
                           file == snapshot_file::kFullText;
      CAPTURE(file);
      if (!follows) CHECK(ours.at(file) == hash);
    }
  }
  CHECK(taken >= 3);
}

TEST_CASE("an unchanged catalogue and --full give the digest of a build into an empty folder") {
  const test::TemporaryFolder data;
  Lines lines = made_up_lines(kEntities, 2);
  const Catalogue catalogue = catalogue_of(lines, 1);
  const std::string plain = build(catalogue, data.path()).digest;
  const BuildReport again = build(catalogue_of(lines, 2), data.path());
  CHECK(again.digest == plain);
  REQUIRE(again.taken_over);
  CHECK(again.taken_over->from == plain);
  CHECK(again.taken_over->entity_lists == again.entities);
  Lines changed = lines;
  change(changed, 3);
  CHECK(build(catalogue_of(changed, 3), data.path()).taken_over);
  // Back to what it was, but over lists that were taken over twice.
  CHECK(build(catalogue, data.path()).taken_over);
  CHECK(build(catalogue, data.path(), true).digest == plain);
}

TEST_CASE("texts that were taken over are found where they are now, and those that went are not") {
  const test::TemporaryFolder data;
  Lines lines = made_up_lines(200, 11);
  lines[10] =
      R"({"id":"made/00010","name":"Ten","type":"tool","summary":"Polishes","capabilities":[{"text":"mends umbrellas"}]})";
  lines[20] =
      R"({"id":"made/00020","name":"Twenty","type":"tool","summary":"Shines","capabilities":[{"text":"mends umbrellas"},{"text":"mends zithers"}]})";
  build(catalogue_of(lines, 1), data.path());
  CHECK(Texts(data.path()).with("mends umbrellas") ==
        std::vector<std::string>{"made/00010", "made/00020"});
  CHECK(Texts(data.path()).reader.spelling("zithars", 1) == "zithers");
  // The first that says it goes, and the numbers of all behind it change.
  lines.erase(10);
  lines.erase(0);
  lines[31] =
      R"({"id":"made/00031","name":"New","type":"tool","summary":"Shines","capabilities":[{"text":"mends umbrellas"},{"text":"mends kazoos"}]})";
  const BuildReport report = build(catalogue_of(lines, 2), data.path());
  REQUIRE(report.taken_over);
  CHECK(report.taken_over->texts > 500);
  CHECK(open_snapshot(data.path())->has_file(snapshot_file::kFullTextAdded));
  CHECK(Texts(data.path()).with("mends umbrellas") ==
        std::vector<std::string>{"made/00020", "made/00031"});
  CHECK(Texts(data.path()).with("zithers") == std::vector<std::string>{"made/00020"});
  CHECK(Texts(data.path()).with("kazoos") == std::vector<std::string>{"made/00031"});
  CHECK(Texts(data.path()).reader.spelling("kazooz", 1) == "kazoos");
  // Over a database that is two builds old.
  lines.erase(20);
  REQUIRE(build(catalogue_of(lines, 3), data.path()).taken_over);
  CHECK(Texts(data.path()).with("mends umbrellas") == std::vector<std::string>{"made/00031"});
  CHECK(Texts(data.path()).with("zithers").empty());
  CHECK(Texts(data.path()).reader.spelling("zithars", 1).empty());
  CHECK(Texts(data.path()).with("kazoos") == std::vector<std::string>{"made/00031"});
}

TEST_CASE("what is built does not depend on whether texts are read again") {
  std::vector<std::map<std::string, std::string>> built;
  for (const std::string kept : {"whole", "gone", "damaged", "of another generation"}) {
    CAPTURE(kept);
    const test::TemporaryFolder data;
    Lines lines = made_up_lines(kEntities, 12);
    const std::string digest = build(catalogue_of(lines, 1), data.path()).digest;
    const std::string path = data.file(kept_texts_name(digest));
    REQUIRE(fs::exists(path));
    if (kept == "gone") fs::remove(path);
    if (kept == "damaged") damage(path);
    if (kept == "of another generation") {
      const test::TemporaryFolder other;
      const Catalogue catalogue = catalogue_of(made_up_lines(kEntities, 13), 1);
      const std::string name = kept_texts_name(build(catalogue, other.path()).digest);
      fs::rename(other.file(name), data.file(name));
      fs::remove(path);
    }
    change(lines, 14);
    REQUIRE(build(catalogue_of(lines, 1), data.path()).taken_over);
    built.push_back(contents(data.path()));
    // The newest build's alone.
    CHECK_FALSE(fs::exists(path));
    CHECK(fs::exists(data.file(kept_texts_name(stats(*open_snapshot(data.path())).digest))));
    CHECK(std::distance(fs::directory_iterator(data.path()), fs::directory_iterator()) == 5);
  }
  for (const auto& other : built) CHECK(other == built.front());
}

TEST_CASE("a build that takes over does not depend on the number of threads") {
  const test::TemporaryFolder one;
  const test::TemporaryFolder three;
  Lines lines = made_up_lines(kEntities, 4);
  std::vector<std::string> digests;
  for (const auto* data : {&one, &three}) {
    Lines changed = lines;
    build(catalogue_of(lines, 1), data->path());
    change(changed, 5);
    BuildRequest request;
    request.data = data->path();
    request.jobs = data == &one ? 1 : 3;
    const BuildReport report = build_snapshot(catalogue_of(changed, 1), request);
    REQUIRE(report.taken_over);
    digests.push_back(report.digest);
  }
  CHECK(digests[0] == digests[1]);
}

TEST_CASE("rows that have drifted too far over several builds are searched again") {
  const test::TemporaryFolder data;
  Lines lines = made_up_lines(kEntities, 6);
  build(catalogue_of(lines, 1), data.path());
  float most = 0;
  for (std::uint32_t round = 1; round < 10; ++round) {
    change(lines, 100 + round);
    const BuildReport report = build(catalogue_of(lines, 1), data.path());
    const auto snapshot = open_snapshot(data.path());
    if (!snapshot->has_file(snapshot_file::kWear)) continue;
    const ArrayFile wear(snapshot->file(snapshot_file::kWear));
    for (const char* kind : {"entities", "capabilities"}) {
      for (const float drift : wear.get<float>(std::string(kind) + ".drifts")) {
        most = std::max(most, drift);
        REQUIRE(static_cast<double>(drift) <= report.taken_over->most_drift);
      }
    }
  }
  CHECK(most > 0);
}

TEST_CASE("where much changed all is computed, and the build is a plain one") {
  const test::TemporaryFolder data;
  const test::TemporaryFolder other;
  build(catalogue_of(made_up_lines(kEntities, 7), 1), data.path());
  const Catalogue catalogue = catalogue_of(made_up_lines(kEntities, 8), 1);
  const BuildReport report = build(catalogue, data.path());
  CHECK_FALSE(report.taken_over);
  CHECK(report.digest == build(catalogue, other.path()).digest);
}

TEST_CASE("nothing is taken over from what another program or other options built") {
  const Catalogue catalogue = catalogue_of(made_up_lines(kEntities, 15), 1);
  for (const bool is_program : {true, false}) {
    const test::TemporaryFolder data;
    const std::string plain = build(catalogue, data.path()).digest;
    const std::string folder = data.file(generation_name(1));
    Manifest manifest = read_manifest(folder);
    if (is_program) {
      manifest.program = "another";
    } else {
      manifest.options.front().second += 1;
    }
    write_manifest(manifest, folder);
    const BuildReport report = build(catalogue, data.path());
    CHECK_FALSE(report.taken_over);
    const std::string reason = is_program ? "another version of the program" : "other options";
    CHECK(report.not_taken_over.find(reason) != std::string::npos);
    CHECK(report.digest == plain);
  }
}

TEST_CASE("nothing is taken over from a damaged generation, and the report says so") {
  const test::TemporaryFolder data;
  const Catalogue catalogue = catalogue_of(made_up_lines(kEntities, 9), 1);
  const std::string plain = build(catalogue, data.path()).digest;
  damage(data.path() + "/" + generation_name(1) + "/" + snapshot_file::kEntityGraph);
  const BuildReport report = build(catalogue, data.path());
  CHECK_FALSE(report.taken_over);
  CHECK(report.not_taken_over.find(snapshot_file::kEntityGraph) != std::string::npos);
  CHECK(report.digest == plain);
}
