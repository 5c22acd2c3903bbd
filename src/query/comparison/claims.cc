#include "query/comparison/claims.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "claims/claim_index.h"
#include "matchgraph/error.h"
#include "query/questions.h"

namespace matchgraph {
namespace {

ClaimDirection direction_of(const StoredClaim& claim) {
  return static_cast<ClaimDirection>(claim.direction);
}

/// 1: better, -1: worse, 0: neither.
int sign_of(const StoredClaim& claim) {
  const ClaimDirection direction = direction_of(claim);
  return direction == ClaimDirection::kBetter ? 1 : direction == ClaimDirection::kWorse ? -1 : 0;
}

/// Better first, then equal, worse, different; unhedged before hedged.
int rank_of(const StoredClaim& claim) {
  // A claim to be better tells most; "different" tells only that the two are worth comparing.
  static constexpr int kRanks[] = {0, 2, 1, 3};  // by ClaimDirection
  return kRanks[claim.direction % 4] * 2 + claim.hedged;
}

/// Whether two claims are about the same respect, one that has a name, in the same scope.
bool same_respect(const ClaimIndex& index, const StoredClaim& a, const StoredClaim& b) {
  return a.topic_key == b.topic_key && a.scope_key == b.scope_key && !index.topic(a).empty();
}

bool same_rival(const StoredClaim& a, const StoredClaim& b) {
  // Rivals that are no entity of the catalogue are told by their names alone.
  return a.target == b.target && (a.target != StoredClaim::kNone || a.name_key == b.name_key);
}

/// Turns stored claims into claims, reading each entity's texts once.
class Reader {
 public:
  explicit Reader(const EngineState& state)
      : state_(state), facts_(state.facts()), index_(state.snapshot->claims()) {}

  Claim claim(const StoredClaim& stored, std::string_view about_id) {
    const std::string& text = text_of(stored);
    Claim out;
    out.by = name_of(stored.by);
    out.about_id = std::string(about_id);
    out.about = part(text, stored.name);
    out.direction = direction_of(stored);
    out.respect = part(text, stored.respect);
    out.scope = part(text, stored.scope);
    out.hedged = stored.hedged != 0;
    out.text = part(text, stored.sentence);
    out.rival = {stored.rival.begin - stored.sentence.begin,
                 stored.rival.end - stored.sentence.begin};
    if (stored.capability != StoredClaim::kNone) out.capability = stored.capability;
    out.contradicted_by = opposed(stored);
    return out;
  }
  /// With the id of the first offer of what it is about.
  Claim claim(const StoredClaim& stored) {
    const bool linked = stored.target != StoredClaim::kNone;
    return claim(stored, linked ? facts_.id(stored.target) : std::string_view());
  }

 private:
  NamedEntity name_of(EntityIndexNumber e) const {
    return {std::string(facts_.id(e)), std::string(facts_.name(e))};
  }

  const std::string& text_of(const StoredClaim& stored) {
    auto found = entities_.find(stored.by);
    if (found == entities_.end()) {
      found = entities_.emplace(stored.by, state_.snapshot->entity(stored.by)).first;
    }
    const Entity& entity = found->second;
    if (stored.capability == StoredClaim::kNone) return entity.versus;
    if (stored.capability >= entity.capabilities.size()) fail();
    return entity.capabilities[stored.capability].versus;
  }

  static std::string part(const std::string& text, TextSpan span) {
    // Claims hold spans of texts that lie in another file: of another generation they would cut
    // anywhere.
    if (span.begin > span.end || span.end > text.size()) fail();
    return text.substr(span.begin, span.end - span.begin);
  }

  [[noreturn]] static void fail() {
    throw Error(ErrorCode::kEnvironment, "the claims do not fit the texts; build again");
  }

  std::vector<OpposedClaim> opposed(const StoredClaim& stored) {
    std::vector<OpposedClaim> out;
    // Only better and worse have a contrary.
    if (sign_of(stored) == 0) return out;
    const std::uint32_t own_group = facts_.group(stored.by);
    for (const EntityIndexNumber offer : facts_.group_members(own_group)) {
      for (const StoredClaim& other : index_.by(offer)) {
        // Its own side, its other offers too, says the contrary of the same rival.
        const bool contrary = sign_of(other) == -sign_of(stored);
        if (contrary && same_rival(stored, other)) add_opposed(stored, other, out);
      }
    }
    if (stored.target == StoredClaim::kNone) return out;
    for (const EntityIndexNumber rival : facts_.group_members(stored.target)) {
      for (const StoredClaim& other : index_.by(rival)) {
        // The rival says the same of this side: both cannot be better, nor both worse.
        const bool contrary = sign_of(other) == sign_of(stored);
        if (contrary && other.target == own_group) add_opposed(stored, other, out);
      }
    }
    return out;
  }

  void add_opposed(const StoredClaim& stored, const StoredClaim& other,
                   std::vector<OpposedClaim>& out) {
    if (!same_respect(index_, stored, other)) return;
    OpposedClaim opposed{name_of(other.by), part(text_of(other), other.sentence)};
    // Offers of one thing often carry the same texts.
    if (std::find(out.begin(), out.end(), opposed) == out.end()) out.push_back(std::move(opposed));
  }

  const EngineState& state_;
  const FactColumns& facts_;
  const ClaimIndex& index_;
  std::map<EntityIndexNumber, Entity> entities_;
};

/// An entity's own claims, best first.
std::vector<StoredClaim> own_claims(const ClaimIndex& index, EntityIndexNumber e) {
  const auto own = index.by(e);
  std::vector<StoredClaim> out(own.begin(), own.end());
  std::stable_sort(out.begin(), out.end(), [](const StoredClaim& a, const StoredClaim& b) {
    return rank_of(a) < rank_of(b);
  });
  return out;
}

/// Numbers of claims, best first.
std::vector<std::uint32_t> in_order(const ClaimIndex& index,
                                    std::span<const std::uint32_t> numbers) {
  std::vector<std::uint32_t> out(numbers.begin(), numbers.end());
  std::stable_sort(out.begin(), out.end(), [&](std::uint32_t a, std::uint32_t b) {
    return rank_of(index[a]) < rank_of(index[b]);
  });
  return out;
}

/// The entity that a name means when it means one thing; nothing else is guessed.
std::optional<EntityIndexNumber> subject_of(const EngineState& state, const std::string& about) {
  const FactColumns& facts = state.facts();
  if (const auto id = facts.find_id(about)) return id;
  // An id is one thing's own, whatever else is called by the same text: it is asked first.
  const auto matches = state.snapshot->names().exact(about);
  const bool full = std::any_of(matches.begin(), matches.end(),
                                [](const NameMatch& m) { return m.kind == NameKind::kName; });
  std::set<std::uint32_t> groups;
  for (const NameMatch& match : matches) {
    // A whole name beats aliases and names without their maker.
    if (!full || match.kind == NameKind::kName) groups.insert(facts.group(match.entity));
  }
  if (groups.size() != 1) return {};
  return *groups.begin();
}

/// The cards of the claimants, in the order of the claims, each once.
std::vector<EntityCard> claimants_of(const EngineState& state, const std::vector<Claim>& claims) {
  std::vector<EntityCard> out;
  std::set<std::string> seen;
  for (const Claim& claim : claims) {
    if (seen.insert(claim.by.id).second) out.push_back(state.card(state.number(claim.by.id)));
  }
  return out;
}

void check_request(const ClaimsRequest& request, const QueryOptions& options) {
  check_page(request.limit, options);
  if (request.about.size() > options.max_text_bytes) {
    throw Error(ErrorCode::kUsage,
                fmt::format("a name of {} bytes is too long; at most {} are read",
                            request.about.size(), options.max_text_bytes));
  }
}

}  // namespace

std::vector<Claim> claims_by(const EngineState& state, EntityIndexNumber e) {
  Reader reader(state);
  std::vector<Claim> out;
  for (const StoredClaim& stored : own_claims(state.snapshot->claims(), e)) {
    out.push_back(reader.claim(stored));
  }
  return out;
}

ClaimList claims_about(const EngineState& state, EntityIndexNumber e, std::size_t limit) {
  const ClaimIndex& index = state.snapshot->claims();
  const auto numbers = in_order(index, index.about(state.facts().group(e)));
  Reader reader(state);
  ClaimList out;
  out.total = numbers.size();
  for (std::size_t i = 0; i < std::min(limit, numbers.size()); ++i) {
    out.claims.push_back(reader.claim(index[numbers[i]], state.facts().id(e)));
  }
  return out;
}

ClaimList claims_between(const EngineState& state, const std::vector<EntityIndexNumber>& entities) {
  const FactColumns& facts = state.facts();
  std::map<std::uint32_t, EntityIndexNumber> compared;  // by group
  // By groups of offers: a claim about any offer of a thing is a claim about the thing.
  for (const EntityIndexNumber e : entities) compared.emplace(facts.group(e), e);
  Reader reader(state);
  ClaimList out;
  for (const EntityIndexNumber e : entities) {
    for (const StoredClaim& stored : own_claims(state.snapshot->claims(), e)) {
      ++out.total;
      const auto about = compared.find(stored.target);
      if (about == compared.end()) continue;
      out.claims.push_back(reader.claim(stored, facts.id(about->second)));
    }
  }
  return out;
}

ClaimsResults claims_about(const EngineState& state, const ClaimsRequest& request) {
  check_request(request, state.options);
  const ClaimIndex& index = state.snapshot->claims();
  const auto subject = subject_of(state, request.about);
  ClaimsResults out;
  out.about = request.about;
  out.limit = request.limit;
  out.offset = request.offset;
  if (subject) out.subject = state.card(*subject);
  if (subject) out.about = out.subject->name;
  auto numbers = in_order(
      index, subject ? index.about(state.facts().group(*subject)) : index.named(request.about));
  std::erase_if(numbers, [&](std::uint32_t i) {
    return request.direction && direction_of(index[i]) != *request.direction;
  });
  out.total = numbers.size();
  Reader reader(state);
  for (std::size_t i = request.offset; i < numbers.size() && out.claims.size() < request.limit;
       ++i) {
    const StoredClaim& stored = index[numbers[i]];
    out.claims.push_back(subject ? reader.claim(stored, out.subject->id) : reader.claim(stored));
  }
  out.claimants = claimants_of(state, out.claims);
  return out;
}

}  // namespace matchgraph
