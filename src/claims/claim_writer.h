// Here are rivals and what is stated about them: which claims is that, in bytes of the text?
#pragma once

#include <cstddef>
#include <vector>

#include "claims/mine.h"
#include "claims/rival_phrases.h"
#include "claims/sentence_words.h"
#include "claims/statements.h"

namespace matchgraph {

/// Appends the claims of one sentence.
class ClaimWriter {
 public:
  ClaimWriter(const Sentence& sentence, std::vector<TextClaim>& out)
      : sentence_(sentence), out_(out), first_(out.size()) {}

  /// One claim; `scope_begin` is the word behind the statement or the rivals, where "for ..." or
  /// "on ..." may narrow it. The claimant's own name, and what is there already, are left out.
  void add(const Rival& rival, const Statement& statement, std::size_t scope_begin, bool hedged);

 private:
  TextSpan part_around(const TextClaim& claim) const;
  TextSpan span_of(std::size_t begin, std::size_t end) const;
  TextSpan respect(std::size_t begin, std::size_t end) const;
  TextSpan scope(std::size_t begin) const;

  const Sentence& sentence_;
  std::vector<TextClaim>& out_;
  std::size_t first_;  // of this sentence's claims
};

}  // namespace matchgraph
