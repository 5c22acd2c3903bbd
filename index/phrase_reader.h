// Here is a text: what does it say of a phrase, that it has it, or that it has not?
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "index/analyser.h"
#include "matchgraph/entity.h"

namespace matchgraph {

/// Looks for one phrase in what an entity says of itself: name, summary, maker, type and tags as
/// one text, and each capability. A text holds the phrase when it holds all its terms and denies
/// none: "runs without a GPU", "no GPU needed", "a GPU is not required" and "GPU-free" deny "GPU",
/// "not only on a GPU" and "does not work without a GPU" do not. For one thread.
class PhraseReader {
 public:
  enum class Reading : std::uint8_t { kNothing, kDenies, kHolds };  ///< what counts more is greater

  /// Throws Error (kUsage) for a phrase without a word that could be looked for. The analyser must
  /// outlive it.
  PhraseReader(Analyser& analyser, std::string phrase);

  const std::string& phrase() const { return phrase_; }
  const std::vector<std::string>& terms() const { return terms_; }
  /// What the text that counts most says.
  Reading read(const Entity& entity) const;

 private:
  Reading read_text(const std::string& text) const;

  Analyser& analyser_;
  std::string phrase_;
  std::vector<std::string> terms_;  ///< distinct
};

/// Terms of the entity's texts that every occurrence denies, ascending: those that a PhraseReader
/// of the term alone would say kDenies for. Cost: that of reading the texts once.
std::vector<std::string> denied_terms(Analyser& analyser, const Entity& entity);

/// Whether two terms differ by a plural "s" alone, which the stemmer leaves to acronyms: "gpus".
bool is_same_term(std::string_view a, std::string_view b);
/// A term and how its plural or singular may be indexed.
std::vector<std::string> forms_of(const std::string& term);

}  // namespace matchgraph
