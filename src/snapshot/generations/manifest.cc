#include "snapshot/generations/manifest.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <nlohmann/json.hpp>
#include <numeric>
#include <optional>

#include "index/database_identity.h"
#include "matchgraph/error.h"
#include "storage/array_file.h"
#include "storage/parallel.h"
#include "storage/seal.h"

namespace matchgraph {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

[[noreturn]] void fail(const std::string& path, const std::string& reason) {
  throw Error(ErrorCode::kEnvironment, fmt::format("{}: {}", path, reason));
}

/// Hash of a file, with a range of bytes read as zeros. Reads through a buffer, so that a large
/// file does not count as the process's memory.
std::string hash_file(const std::string& path, ByteRange zeroed) {
  std::ifstream in(path, std::ios::binary);
  if (!in) fail(path, std::strerror(errno));
  // XXH3 guards against damage, not against forgery: it reads as fast as disks do, and who may
  // change a file may change the manifest too.
  const std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state(XXH3_createState(),
                                                                       &XXH3_freeState);
  XXH3_128bits_reset(state.get());
  // A quarter of a megabyte: read ahead by the kernel, and small enough for the cache.
  std::vector<char> buffer(std::size_t{1} << 18);
  std::uint64_t position = 0;
  while (in.read(buffer.data(), static_cast<std::streamsize>(buffer.size())), in.gcount() > 0) {
    const auto count = static_cast<std::uint64_t>(in.gcount());
    const std::uint64_t from = std::max(zeroed.begin, position);
    // Only what of the range lies in this buffer.
    const std::uint64_t to = std::min(zeroed.end, position + count);
    for (std::uint64_t i = from; i < to; ++i) buffer[i - position] = 0;
    XXH3_128bits_update(state.get(), buffer.data(), count);
    position += count;
  }
  if (in.bad()) fail(path, "cannot be read");
  const XXH128_hash_t hash = XXH3_128bits_digest(state.get());
  return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

template <typename T>
Json pairs_to_json(const std::vector<std::pair<std::string, T>>& pairs) {
  Json out = Json::object();
  for (const auto& [name, value] : pairs) out[name] = value;
  return out;
}

/// What a manifest is read into: a list that keeps the order of its names copies values as it
/// grows, and destroying them asks for memory.
using ReadJson = nlohmann::json;

/// The numbers of an object of `text`, in the order in which they stand there.
template <typename T>
std::vector<std::pair<std::string, T>> pairs_in(const ReadJson& json, const char* object,
                                                std::string_view text) {
  // The map of the parser sorts names; the order of the manifest is that of the build's phases and
  // options, and people read it.
  const std::size_t begin = std::min(text.find(fmt::format("\"{}\"", object)), text.size());
  std::vector<std::pair<std::size_t, std::pair<std::string, T>>> placed;
  for (const auto& [name, value] : json.at(object).items()) {
    // A name is looked for behind its object, since counts and types may share one.
    placed.push_back(
        {text.find(fmt::format("\"{}\"", name), begin), {name, value.template get<T>()}});
  }
  std::sort(placed.begin(), placed.end());
  std::vector<std::pair<std::string, T>> out;
  for (auto& [place, pair] : placed) out.push_back(std::move(pair));
  return out;
}

std::optional<timespec> modified(const std::string& path) {
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0) return {};
  return info.st_mtim;
}

bool earlier(const timespec& a, const timespec& b) {
  return a.tv_sec != b.tv_sec ? a.tv_sec < b.tv_sec : a.tv_nsec < b.tv_nsec;
}

/// The text of a JSON object with a last field for a hash of that text.
/// The checksum stands last, so that the text before it is exactly what it is of.
std::string with_checksum(std::string_view json) {
  const std::string hash = content_hash(json);
  // Without "\n}".
  json.remove_suffix(2);
  return fmt::format("{},\n  \"checksum\": \"{}\"\n}}\n", json, hash);
}

bool has_own_checksum(std::string_view text) {
  constexpr std::string_view kField = ",\n  \"checksum\": \"";
  // The last one: a name inside the document may hold the same letters, as strings are escaped it
  // cannot hold the line end.
  const std::size_t at = text.rfind(kField);
  // What is not as it would be written now is not what was written.
  return at != std::string_view::npos &&
         with_checksum(std::string(text.substr(0, at)) + "\n}") == text;
}

/// What is wrong with a file; empty when all is well.
std::string problem_of(const ManifestFile& file, const std::string& folder,
                       const std::optional<timespec>& written, CheckDepth depth) {
  // In the order of cost: a size is a look at the folder, a seal a few bytes at the end, the hash a
  // whole file.
  const std::string path = folder + "/" + file.name;
  std::error_code error;
  const std::uintmax_t bytes = fs::file_size(path, error);
  if (error) return fmt::format("{}: {}", file.name, error.message());
  if (bytes != file.bytes) {
    return fmt::format("{}: {} bytes, the manifest says {}", file.name, bytes, file.bytes);
  }
  if (seal_of(path) != file.seal) {
    return fmt::format("{}: its bytes are not those that were built", file.name);
  }
  const auto changed = modified(path);
  // Clocks of file systems tick every few milliseconds: at the same tick may be afterwards.
  const bool suspect = !written || !changed || !earlier(*changed, *written);
  // The manifest is written last: what changed after it was changed by something else.
  if (depth == CheckDepth::kQuick && !suspect) return {};
  if (hash_file(path, {}) == file.hash) return {};
  return fmt::format("{}: its bytes are not those that were built", file.name);
}

/// Empties a value from its leaves up; what nests deeper than manifests do stays.
void take_apart(ReadJson& value, int levels) {
  if (levels == 0 || !value.is_structured()) return;
  for (ReadJson& child : value) take_apart(child, levels - 1);
  value.clear();
}

/// A value with children asks for memory when it is destroyed, and where there is none the program
/// ends; without them it does not.
/// The parser itself throws where memory is short, which is caught; a destructor has nobody to
/// throw to.
struct Document {
  ReadJson json;

  // NOLINTNEXTLINE(bugprone-exception-escape): emptying what has no children throws nothing.
  ~Document() {
    constexpr int kLevels = 8;
    take_apart(json, kLevels);
  }
};

ManifestFile hashed(const fs::directory_entry& entry) {
  const std::string path = entry.path().string();
  // Hashed with all bytes to find damage, and without a database's identity to tell whether two
  // builds made the same.
  const std::string hash = hash_file(path, {});
  const std::optional<ByteRange> identity = database_identity(path);
  return {entry.path().filename().string(), entry.file_size(), hash,
          identity ? hash_file(path, *identity) : hash, seal_of(path)};
}

}  // namespace

std::vector<ManifestFile> hash_files(const std::string& folder) {
  std::vector<fs::directory_entry> entries;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    // It holds these hashes and cannot hold its own.
    if (entry.path().filename().string() != kManifestName) entries.push_back(entry);
  }
  std::sort(entries.begin(), entries.end());
  std::vector<ManifestFile> out(entries.size());
  // As many threads as there are cores: a snapshot is read as fast as memory, not as a disk.
  parallel_blocks({.items = entries.size()}, [&] {
    return [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) out[i] = hashed(entries[i]);
    };
  });
  return out;
}

std::string digest_of(const std::vector<ManifestFile>& files) {
  // Names and contents without the identities of databases, which differ from build to build.
  std::string all;
  // Name and hash in a line each, as `sha256sum` writes them: a file that swaps its name with
  // another is noticed.
  for (const ManifestFile& file : files)
    all += fmt::format("{} {}\n", file.name, file.content_hash);
  return content_hash(all);
}

// Written last of all files: its time tells which of the others were touched since.
void write_manifest(const Manifest& manifest, const std::string& folder) {
  Json json;
  json["format"] = manifest.format;
  json["program"] = manifest.program;
  json["digest"] = manifest.digest;
  json["counts"] = pairs_to_json(manifest.counts);
  json["types"] = pairs_to_json(manifest.types);
  json["options"] = pairs_to_json(manifest.options);
  if (manifest.embedding) {
    json["embedding"] = {{"model", manifest.embedding->model},
                         {"dimensions", manifest.embedding->dimensions},
                         {"entities", manifest.embedding->entities}};
  }
  if (manifest.taken_over) {
    json["taken_over"] = {{"from", manifest.taken_over->from},
                          {"entity_lists", manifest.taken_over->entity_lists},
                          {"capability_lists", manifest.taken_over->capability_lists},
                          {"texts", manifest.taken_over->texts},
                          {"most_drift", manifest.taken_over->most_drift},
                          {"most_lacking", manifest.taken_over->most_lacking}};
  }
  json["files"] = Json::array();
  for (const ManifestFile& file : manifest.files) {
    json["files"].push_back({{"name", file.name},
                             {"bytes", file.bytes},
                             {"hash", file.hash},
                             {"content_hash", file.content_hash},
                             {"seal", file.seal}});
  }
  const std::string path = folder + "/" + kManifestName;
  std::ofstream out(path, std::ios::trunc);
  // Names of types come from catalogues; what is no UTF-8 there must not keep a build from ending.
  out << with_checksum(json.dump(2, ' ', false, Json::error_handler_t::replace));
  out.close();
  if (!out) fail(path, std::string("cannot be written: ") + std::strerror(errno));
}

Manifest read_manifest(const std::string& folder) {
  const std::string path = folder + "/" + kManifestName;
  std::ifstream in(path);
  if (!in) fail(path, std::strerror(errno));
  const std::string text(std::istreambuf_iterator<char>(in), {});
  try {
    const Document document{ReadJson::parse(text)};
    const ReadJson& json = document.json;
    Manifest out;
    // The format goes before the checksum: of another version "build again" is the advice, not
    // "damaged".
    out.format = json.at("format").get<int>();
    // Before anything else is read: another format may lack the other fields.
    if (out.format != kFormatVersion) {
      fail(path, fmt::format("format {} is not the format {} of this version; build again",
                             out.format, kFormatVersion));
    }
    if (!has_own_checksum(text)) fail(path, "its bytes are not those that were written");
    // Missing in manifests of builds on systems that show no program.
    out.program = json.value("program", "");
    out.digest = json.at("digest").get<std::string>();
    out.counts = pairs_in<std::uint64_t>(json, "counts", text);
    out.types = pairs_in<std::uint64_t>(json, "types", text);
    out.options = pairs_in<double>(json, "options", text);
    if (json.contains("embedding")) {
      const ReadJson& embedding = json.at("embedding");
      out.embedding = {embedding.at("model").get<std::string>(),
                       embedding.at("dimensions").get<std::uint64_t>(),
                       embedding.at("entities").get<std::uint64_t>()};
    }
    if (json.contains("taken_over")) {
      const ReadJson& taken = json.at("taken_over");
      out.taken_over = {taken.at("from").get<std::string>(),
                        taken.at("entity_lists").get<std::uint64_t>(),
                        taken.at("capability_lists").get<std::uint64_t>(),
                        taken.at("texts").get<std::uint64_t>(),
                        taken.at("most_drift").get<double>(),
                        taken.at("most_lacking").get<double>()};
    }
    for (const ReadJson& file : json.at("files")) {
      out.files.push_back(
          {file.at("name").get<std::string>(), file.at("bytes").get<std::uint64_t>(),
           file.at("hash").get<std::string>(), file.at("content_hash").get<std::string>(),
           file.at("seal").get<std::string>()});
    }
    return out;
  } catch (const Json::exception& error) {
    fail(path, fmt::format("damaged: {}", error.what()));
  }
}

void require_whole(const Manifest& manifest, const std::string& folder, std::string_view name) {
  for (const ManifestFile& file : manifest.files) {
    if (file.name != name) continue;
    const std::string path = folder + "/" + file.name;
    if (hash_file(path, {}) != file.hash) fail(path, "its bytes are not those that were built");
  }
}

std::vector<std::string> check_files(const Manifest& manifest, const std::string& folder,
                                     CheckDepth depth) {
  // The manifest's time as the file system has it, and not a time written into it: clocks of
  // machines differ.
  const auto written = modified(folder + "/" + kManifestName);
  std::vector<std::string> found(manifest.files.size());
  // The largest first, so that no thread is left alone with it at the end.
  std::vector<std::size_t> largest_first(found.size());
  std::iota(largest_first.begin(), largest_first.end(), std::size_t{0});
  std::sort(largest_first.begin(), largest_first.end(), [&](std::size_t a, std::size_t b) {
    return manifest.files[a].bytes > manifest.files[b].bytes;
  });
  // A thread has nothing to gain from files that are not read.
  const std::size_t jobs = depth == CheckDepth::kQuick ? 1 : 0;
  parallel_blocks({.items = found.size(), .jobs = jobs}, [&] {
    return [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) {
        const std::size_t at = largest_first[i];
        found[at] = problem_of(manifest.files[at], folder, written, depth);
      }
    };
  });
  std::vector<std::string> problems;
  std::copy_if(found.begin(), found.end(), std::back_inserter(problems),
               [](const std::string& problem) { return !problem.empty(); });
  if (digest_of(manifest.files) != manifest.digest) {
    // A manifest of the right checksum whose files were exchanged with another generation's.
    problems.push_back("manifest.json: its digest does not fit its files");
  }
  return problems;
}

}  // namespace matchgraph
