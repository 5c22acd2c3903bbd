// Here is a word or a phrase: does the catalogue know it?
//
// What the parser asks of a catalogue. SnapshotVocabulary answers from an opened snapshot; tests
// answer from a list of their own.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "matchgraph/results.h"

namespace matchgraph {

/// What a text that may name an entity names.
struct NameLookup {
  enum class Kind { kNone, kFound, kAmbiguous };
  Kind kind = Kind::kNone;
  NamedEntity entity;                        ///< when found
  std::vector<NamedEntity> candidates = {};  ///< ambiguous: what fits; none: what is spelt alike
  /// None: the one thing whose name begins with these words and goes on with others, where there is
  /// but one: "Deepgram" for "Deepgram Nova-3". Found by kClose, for where only a name can stand.
  std::optional<NamedEntity> begun = {};
  /// Ambiguous, and what fits are names that begin with these words: the newest of them.
  std::optional<NamedEntity> newest = {};
};

/// Every function folds case, accents and punctuation as fold_for_names() does.
class QueryVocabulary {
 public:
  /// How far a text may be from a name.
  enum class Spelling {
    kExact,        ///< an id, a name, an alias, a name without its maker
    kWithoutType,  ///< also a name without the words of its type: "Notion" for "Notion MCP Server"
    kClose,  ///< also the beginning of a name if it has two words or a digit, and a slip of the pen
    kQuoted  ///< also whatever an entity argument of the command may be; candidates if nothing is
  };
  struct Field {
    std::string name;  ///< canonical: "capabilities" for "caps"
    bool is_date = false;
  };

  virtual ~QueryVocabulary() = default;

  /// The entity of that name. Cost: logarithmic for kExact and kWithoutType; else a scan of all
  /// names.
  virtual NameLookup entity(std::string_view text, Spelling spelling) const = 0;

  /// Whether the text has a word that no text of the catalogue has: a slip of the pen, or a name
  /// that is not here.
  virtual bool has_unknown_word(std::string_view text) const = 0;

  /// Whether an entry makes a claim about a rival of that name, which need not be an entity.
  virtual bool rival(std::string_view text) const = 0;

  /// The value as the catalogue spells it; nothing when no entity has it.
  virtual std::optional<std::string> type(std::string_view text) const = 0;
  virtual std::optional<std::string> maker(std::string_view text) const = 0;
  /// Whether something that states no maker, or is sold by others, is called after one of that
  /// name. Cost: a look at each entity.
  virtual bool is_called_after(std::string_view maker) const = 0;
  /// Whether ids stand under a name ("qwen/..."), or versions of several models are called by it
  /// ("Claude 3", "Qwen3"): hardly an ordinary word, in small letters too. Cost: a look at each
  /// entity.
  virtual bool is_line(std::string_view name) const = 0;
  /// Whether offers of what several sell stand under a name. Cost: a look at each entity.
  virtual bool is_seller(std::string_view name) const = 0;
  /// Whether what a maker made is sold by others too, so that a maker tells nothing of a seller.
  virtual bool is_resold(std::string_view maker) const = 0;
  virtual std::optional<std::string> license(std::string_view text) const = 0;
  virtual std::optional<std::string> tag(std::string_view text) const = 0;
  virtual std::optional<std::string> cluster(std::string_view text) const = 0;
  /// All licences that are of this name or whose first words it is: "Apache" for "Apache-2.0".
  virtual std::vector<std::string> license_family(std::string_view text) const = 0;
  /// Whether names of several models begin with these words, as versions do: "Claude".
  virtual bool is_family(std::string_view text) const = 0;
  /// The latest year of which a date is known; 0 where none is.
  virtual std::int32_t newest_year() const = 0;
  /// A field with numbers or dates: price, output_price, parameters, rank, capabilities, updated,
  /// released or a signal.
  virtual std::optional<Field> field(std::string_view text) const = 0;

  /// Units that prices are stated in, as facts have them: "USD/1m characters", "USD/search".
  virtual std::vector<std::string> price_units() const = 0;

  /// All types, for messages.
  virtual std::vector<std::string> types() const = 0;
};

}  // namespace matchgraph
