// Catalogue files -> validated, merged entities, with every problem reported in one pass.
//
// Format: JSON Lines, UTF-8, one entity per line; README.md ("Catalogue format") lists the fields.
// The functions are free of global state: calls from different threads do not interfere.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "matchgraph/entity.h"

namespace matchgraph {

enum class Severity { kError, kWarning };

/// One problem of one line. Errors reject the line, warnings drop a field (or only tell).
struct Diagnostic {
  std::string file;
  std::size_t line = 0;  ///< from 1; 0 when it is about the whole file
  Severity severity = Severity::kError;
  std::string field;   ///< "pricing.price.amount", "capabilities[3].text"; empty: the line itself
  std::string reason;  ///< what is wrong, with the offending value shortened
  std::string hint;    ///< what to do about it, may be empty

  bool operator==(const Diagnostic&) const = default;
};

/// "FILE:LINE: error: FIELD: reason (hint)". Control characters are escaped, so that it is one
/// line.
std::string to_string(const Diagnostic& diagnostic);

/// Limits of what a file may contain.
struct LoadOptions {
  std::size_t max_line_bytes = std::size_t{1} << 20;  ///< bytes; longer lines are errors, not read
  int max_depth = 64;  ///< nested arrays and objects; each level costs stack when printed
  /// Kept a file; further ones are counted only. An error then takes the place of a warning.
  std::size_t max_diagnostics = 1000;
  std::size_t jobs = 0;  ///< threads that read lines; 0: one per core. Changes no result
};

struct Catalogue {
  std::vector<Entity> entities;  ///< sorted by id (byte order), ids unique
};

/// What two entries are held to be the same thing by. README.md ("One thing in several sources").
enum class SameBy : std::uint8_t { kAddress, kName, kSummary };
/// "address", "name" or "summary".
std::string_view to_string(SameBy by);

/// Two entries that look like one thing.
struct SamePair {
  std::string id;  ///< of the one that was met first
  std::string other_id;
  std::string name;
  std::string other_name;
  SameBy by = SameBy::kName;
  std::string what;  ///< what both have: "github.com/acme/tool", "Tool by Acme", ...

  bool operator==(const SamePair&) const = default;
};

struct LoadResult {
  Catalogue catalogue;
  std::vector<Diagnostic> diagnostics;  ///< in order of file and line
  std::size_t errors = 0;               ///< counted also beyond max_diagnostics
  std::size_t warnings = 0;
  std::size_t lines = 0;          ///< non-empty lines read
  std::size_t skipped_lines = 0;  ///< lines rejected for an error
  std::size_t merged = 0;         ///< entities that more than one source described
  std::vector<SamePair> joined;   ///< those of them with another id, by `id`, then `other_id`
  /// How many entities have a conflict in a field; ascending by field.
  std::vector<std::pair<std::string, std::size_t>> conflicts;
};

/// Reads the files in the order given. What is one thing in two sources merges (see merge_into):
/// the same id in two files, and entries of different files, or that name different sources, with
/// one address of a repository or hub, or one name, type, maker and provider. The id that was met
/// first stays, the other one becomes an alias. Entries of one source are never merged. A file that
/// cannot be read is an error diagnostic with line 0. Never throws for what a file contains; memory
/// is that of the entities plus one line. Cost: linear in the bytes read, times log of the
/// entities.
LoadResult load_catalogues(std::span<const std::string> files, const LoadOptions& options = {});

/// As load_catalogues, for one stream under the given name.
LoadResult load_catalogue(std::istream& in, const std::string& file,
                          const LoadOptions& options = {});

/// Reads one catalogue line (without its line end). Problems are appended to `diagnostics`, at most
/// max_diagnostics of them; nothing is returned when one of them is an error.
std::optional<Entity> parse_entity(std::string_view line, const std::string& file,
                                   std::size_t line_number, const LoadOptions& options,
                                   std::vector<Diagnostic>& diagnostics);

/// Pairs of a catalogue's entries that look like one thing twice: one address, one name of the same
/// type, maker and provider, or one summary. Offers of different providers are none, nor are more
/// than four entries at one address. Of more than two, each stands beside the first. Ascending by
/// `id`, then `other_id`; each pair once, with the first reason of SameBy. Cost: linear in the
/// entities.
std::vector<SamePair> find_duplicates(const Catalogue& catalogue);

/// Adds what a later source says about the same thing: of two values that of the newer source wins,
/// by `observed` where both state it, else that of `later`; lists (tags, aliases, stated, sources)
/// add up without repeats, capabilities whose texts are equal but for case, white space and
/// punctuation become one, and each scalar field with two different values becomes a Conflict that
/// names both sources. Merging several in turn, load_catalogues knows better than this function
/// which of the earlier sources a value came from, and notes it in `origins`.
void merge_into(Entity& entity, const Entity& later);

/// The catalogue line of an entity, compact, keys in the documented order, without a line end.
/// Reading a valid entity back gives the same entity; `conflicts` are not part of a catalogue line.
std::string to_catalogue_line(const Entity& entity);

}  // namespace matchgraph
