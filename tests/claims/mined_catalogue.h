// A catalogue with its facts, its known names and its mined claims.
#pragma once

#include <cstddef>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

#include "claims/claim_index.h"
#include "claims/known_names.h"
#include "index/facts/fact_columns.h"
#include "support/small_catalogue.h"
#include "support/temporary_folder.h"

namespace matchgraph::test {

class MinedCatalogue {
 public:
  explicit MinedCatalogue(Catalogue read, std::size_t jobs = 1) : catalogue_(std::move(read)) {
    write_fact_columns(catalogue_, folder_.file("facts"));
    facts_ = std::make_unique<FactColumns>(folder_.file("facts"));
    counts_ = write_claims(catalogue_, *facts_, folder_.file("claims"), jobs);
    index_ = std::make_unique<ClaimIndex>(folder_.file("claims"));
    names_ = std::make_unique<KnownNames>(catalogue_, *facts_);
  }

  const Catalogue& catalogue() const { return catalogue_; }
  const FactColumns& facts() const { return *facts_; }
  const ClaimIndex& index() const { return *index_; }
  const KnownNames& names() const { return *names_; }
  const ClaimCounts& counts() const { return counts_; }

  std::string bytes() const {
    std::ifstream in(folder_.file("claims"), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  const std::string& text_of(const StoredClaim& claim) const {
    const Entity& entity = catalogue_.entities[claim.by];
    return claim.capability == StoredClaim::kNone ? entity.versus
                                                  : entity.capabilities[claim.capability].versus;
  }
  std::string part(const StoredClaim& claim, TextSpan span) const {
    return text_of(claim).substr(span.begin, span.end - span.begin);
  }

 private:
  TemporaryFolder folder_;
  Catalogue catalogue_;
  std::unique_ptr<FactColumns> facts_;
  std::unique_ptr<ClaimIndex> index_;
  std::unique_ptr<KnownNames> names_;
  ClaimCounts counts_;
};

}  // namespace matchgraph::test
