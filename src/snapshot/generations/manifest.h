// What a generation consists of: the one file that vouches for the others.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "matchgraph/snapshot.h"

namespace matchgraph {

/// Version of the snapshot's files; a reader refuses another one and asks for a rebuild.
constexpr int kFormatVersion = 17;

struct ManifestFile {
  std::string name;
  std::uint64_t bytes = 0;
  std::string hash;          ///< of all bytes
  std::string content_hash;  ///< as `hash`, without the random identifier in a Xapian database
  /// Over the hashes that the file ends with (seal.h); empty where it has none.
  std::string seal = {};
};

struct Manifest {
  int format = kFormatVersion;
  std::string program = {};  ///< that built it (program.h); the digest does not depend on it
  std::string digest;        ///< over the names and content hashes of the files
  std::vector<std::pair<std::string, std::uint64_t>> counts;
  std::vector<std::pair<std::string, std::uint64_t>> types;
  std::vector<std::pair<std::string, double>> options;
  std::vector<ManifestFile> files;
  std::optional<EmbeddingStats> embedding;  ///< nothing when built without a model
  std::optional<TakenOver> taken_over;      ///< nothing when all was computed
};

constexpr const char* kManifestName = "manifest.json";

/// Hashes the files of a folder (all but the manifest), ascending by name. Throws Error
/// (kEnvironment).
std::vector<ManifestFile> hash_files(const std::string& folder);

/// The digest that belongs to the files.
std::string digest_of(const std::vector<ManifestFile>& files);

/// Throws Error (kEnvironment).
void write_manifest(const Manifest& manifest, const std::string& folder);

/// Reads a manifest. Throws Error (kEnvironment) when it is missing, of another version, or one of
/// its bytes is another than was written.
Manifest read_manifest(const std::string& folder);

/// How thoroughly check_files looks.
enum class CheckDepth {
  /// Sizes and seals; the bytes only of files that were not written before the manifest. The others
  /// are checked as they are read.
  kQuick,
  kFull,  ///< the bytes of every file, on all cores
};

/// Throws Error (kEnvironment) when the bytes of that one file are not those that were built.
void require_whole(const Manifest& manifest, const std::string& folder, std::string_view name);

/// Problems of the files in the manifest, one sentence each; empty when all is well.
std::vector<std::string> check_files(const Manifest& manifest, const std::string& folder,
                                     CheckDepth depth);

}  // namespace matchgraph
