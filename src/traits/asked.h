// Here are the words of a need: which conditions do they set?
//
//   transcribe speech offline        -> runs-offline: yes    "offline"
//   image generator, no GPU          -> needs-gpu: no        "no GPU"
//   vector database in Rust          -> rust: yes            "in Rust"
//   MCP server that reads PDFs       -> input-pdf: yes       "reads PDFs"
//   speech to text                   -> input-audio: yes     "speech to text"
//
// Only clear phrasings are conditions: "free text search", "local files" and "open source
// intelligence" are topics. Knows no catalogue.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "traits/trait.h"

namespace matchgraph {

/// A condition in a need, with the bytes that say it.
struct AskedTrait {
  TraitNumber trait = 0;  ///< its row: trait_table()[trait].slug, .label, .denial
  bool wanted = true;     ///< false: entities are to state the contrary ("no GPU")
  std::uint32_t begin = 0;
  std::uint32_t end = 0;  ///< half open, on word boundaries; conditions of one direction share it
  /// Whether the words also tell the topic, so that texts should go on being ranked by them:
  /// "speech to text", "offline", "in Rust". What is wanted absent is no topic: "no GPU" would find
  /// what is about GPUs.
  bool is_topic = true;
  /// It or the condition before it: "in Go or Rust", "reads PDF or EPUB". Of what is not wanted all
  /// is: "without an account or an API key".
  bool is_or = false;
  /// It only leaves out what states the contrary: a vision model is to answer in words, which few
  /// texts say of themselves.
  bool is_tacit = false;
  /// It is welcome and nothing is left out for it: "ideally open source", "free if possible".
  bool is_wish = false;
  /// Where the need says it once more, as spans of bytes: "on my own laptop, nothing may leave it".
  std::vector<std::pair<std::uint32_t, std::uint32_t>> again = {};
  /// The need asks for a model: "self-hosted model for coding", not "run models offline".
  bool of_model = false;

  bool operator==(const AskedTrait&) const = default;
};

/// The conditions of a need in the order of the text; each trait once, the first time it is asked
/// for. Spans of different conditions do not overlap. Longer texts (kMaxConditionWords)
/// and texts that end with a full stop are prose, and hold none. Cost: linear in the words. Safe to
/// call from several threads.
std::vector<AskedTrait> asked_traits(std::string_view need);

constexpr std::size_t kMaxConditionWords = 16;
constexpr std::size_t kMaxListedWords = 24;  ///< of a list of wishes (text/wish_list.h)

/// The slug that a typed value of a filter means: a slug, or words that ask for one trait and
/// nothing else ("offline"). Nothing for other texts.
std::optional<std::string> slug_for(std::string_view typed);

}  // namespace matchgraph
