// What a row of PostgreSQL's tables says, as one number: whoever changes it behind our back, or a
// bit of it, is found out.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "evidence/record.h"

namespace matchgraph::evidence {

/// `shown`: as the column has it.
std::int64_t row_hash(const StoredSearch& search, EvidenceTime stored, std::string_view shown);
std::int64_t row_hash(std::uint64_t search, std::uint64_t session, std::uint64_t need,
                      const StoredChoice& choice);
std::int64_t row_hash(const ForgottenEntity& counts);
std::int64_t row_hash(const ForgottenDay& counts);

}  // namespace matchgraph::evidence
