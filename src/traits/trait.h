// Here is a condition that people choose by: what is it called, and which words and facts say it?
//
// A trait is a condition that entities state in texts, tags and facts: that they run offline, need
// no account, read PDF. One table holds all of them (trait_table.cc, trait_families.cc); adding one
// is a row there and its tests.
//
// Lists in a row are parted by "; ". Patterns are those of lines/word_pattern.h.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace matchgraph {

/// Position in trait_table().
using TraitNumber = std::uint8_t;

enum class TraitGroup : std::uint8_t {
  kRunning,   ///< where it runs
  kNeeds,     ///< what has to be there first
  kTerms,     ///< price, licence, source
  kAbility,   ///< how it works
  kInput,     ///< what goes in
  kOutput,    ///< what comes out
  kProtocol,  ///< how it is spoken to
  kPlatform,  ///< what it runs on
  kCode,      ///< what it is written in, or for
  kTongue,    ///< which natural languages it knows
  kState,     ///< whether it is kept up
  kKind,      ///< what kind of thing it is
};
/// "running", "needs", "terms", ...
std::string_view to_string(TraitGroup group);

struct Trait {
  std::string_view slug;    ///< "runs-offline"
  std::string_view label;   ///< of the value yes: "works offline"
  std::string_view denial;  ///< of the value no: "needs a connection"
  TraitGroup group = TraitGroup::kRunning;

  // What an entity says of itself.
  std::string_view says = {};     ///< patterns that state it
  std::string_view says_of = {};  ///< more patterns that state it, of entities of `types` alone
  std::string_view types = {};
  bool is_of_types = false;      ///< tags and fields of other types do not state it either
  std::string_view denies = {};  ///< patterns that state the contrary by themselves
  /// Whether texts also say it of what the entity handles: "manages Docker containers". Behind a
  /// verb of handling it is then not read.
  bool also_of_objects = false;
  std::string_view not_after = {};        ///< words; directly before a pattern they take it back
  std::string_view not_before_last = {};  ///< the same, directly before its last word
  /// Whether "not", "no" and "without" before it state the contrary; else they only take it back.
  bool is_deniable = true;
  std::string_view tags = {};       ///< that state it, folded by fold_for_names
  std::string_view facts = {};      ///< that state it (entity_facts.h)
  std::string_view not_facts = {};  ///< that state the contrary
  std::string_view implies = {};    ///< slugs that hold where it does
  /// Where this is so, which is written as a part of `opposites` is, what is stated of it or denied
  /// is not kept, as it is said of something else: who hosts a model says "no GPU" of its users.
  std::string_view void_where = {};
  /// A slug. What states both leaves it open whether this is so: "read-only mode" of what writes.
  std::string_view disputed_by = {};
  /// Whether what says nothing of it is without it, for who asks for that: nobody says of a thing
  /// that it is kept up.
  bool silence_denies = false;
  /// What says the contrary of this where this is not stated (Opposite): "hosted" of what runs
  /// locally. Of one part "hosted -open-weights", all has to be so: a slug holds, one with "no:"
  /// before it is denied, one with "-" is not stated. A part that begins with "~" keeps an entity
  /// out where this is asked for, and is no denial to be listed: what is in Rust need not be told
  /// to be in none of twenty other languages.
  std::string_view opposites = {};

  // How people ask for it. Before a pattern "^ ": only at the beginning of a need, ", ": only at
  // that of a clause, "& ": only as the whole of one clause of several.
  std::string_view asked = {};      ///< patterns that ask for it
  std::string_view asked_not = {};  ///< patterns that ask for the contrary
  /// Whether these words also tell the topic: "offline" is said by texts that are about it, "free"
  /// by anything.
  bool asked_is_topic = true;
  std::string_view asked_not_after = {};   ///< words that take `asked` back, standing before it
  std::string_view asked_not_before = {};  ///< standing behind it: "free text"
};

/// All traits. The rows live as long as the program. Cost: none after the first call. Safe to share
/// between threads.
std::span<const Trait> trait_table();

/// The trait of that slug; nothing when there is none.
std::optional<TraitNumber> trait_named(std::string_view slug);

/// A value of a trait in words: "works offline", "needs no GPU".
std::string_view trait_words(TraitNumber trait, bool value);

/// One way to say the contrary of a trait: all of this is so.
struct Opposite {
  std::vector<TraitNumber> stated;
  std::vector<TraitNumber> denied;
  std::vector<TraitNumber> unstated;
  bool is_denial = true;  ///< false: it only keeps out where the trait is asked for
};
/// Some of the traits of the table, a bit each.
class TraitMask {
 public:
  static constexpr std::size_t kTraits = 128;  // twice as many values fill the byte of one

  void add(TraitNumber trait) { words_[trait / kWordBits] |= bit(trait); }
  bool contains(TraitNumber trait) const { return (words_[trait / kWordBits] & bit(trait)) != 0; }
  bool contains_all(const TraitMask& others) const { return others.without(*this).empty(); }
  bool meets(const TraitMask& others) const {
    return ((words_[0] & others.words_[0]) | (words_[1] & others.words_[1])) != 0;
  }
  bool empty() const { return (words_[0] | words_[1]) == 0; }
  void add_all(const TraitMask& others) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= others.words_[i];
  }
  TraitMask without(const TraitMask& others) const {
    TraitMask out;
    for (std::size_t i = 0; i < words_.size(); ++i) out.words_[i] = words_[i] & ~others.words_[i];
    return out;
  }
  /// Calls use(trait) for each, ascending. Cost: those that there are.
  template <typename Use>
  void for_each(const Use& use) const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      for (std::uint64_t left = words_[i]; left != 0; left &= left - 1) {
        use(static_cast<TraitNumber>(i * kWordBits +
                                     static_cast<std::size_t>(std::countr_zero(left))));
      }
    }
  }

 private:
  static constexpr std::size_t kWordBits = 64;
  static std::uint64_t bit(TraitNumber trait) { return std::uint64_t{1} << trait % kWordBits; }

  std::array<std::uint64_t, kTraits / kWordBits> words_{};
};

/// Whether all is so that an opposite asks for, of what states some traits and denies others.
bool is_so(const Opposite& opposite, const TraitMask& stated, const TraitMask& denied);
/// What says the contrary of this trait. Lives as long as the program.
std::span<const Opposite> opposites_of(TraitNumber trait);
/// Where what is said of the trait is said of something else (void_where).
std::span<const Opposite> voids_of(TraitNumber trait);
/// The trait that disputes this one; nothing where none does.
std::optional<TraitNumber> disputing(TraitNumber trait);
/// The traits that hold where this one does.
std::span<const TraitNumber> implied_by(TraitNumber trait);

/// What the families add to the table: formats that go in and come out, languages (rows of one
/// form).
std::vector<Trait> family_rows();

/// The parts of a list between separators, without empty ones.
std::vector<std::string_view> list_parts(std::string_view list, std::string_view separator = "; ");
/// Whether a part of the list between "; " is the word. Cost: linear in the list.
bool list_holds(std::string_view list, std::string_view word);

}  // namespace matchgraph
