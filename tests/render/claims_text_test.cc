#include <doctest/doctest.h>

#include <string>

#include "matchgraph/render.h"
#include "render/sample_results.h"

using namespace matchgraph;
using namespace matchgraph::sample;

namespace {

Claim faster() {
  Claim claim;
  claim.by = {"alphacep/vosk", "Vosk"};
  claim.about_id = "openai/whisper-large-v3";
  claim.about = "Whisper";
  claim.direction = ClaimDirection::kBetter;
  claim.respect = "Faster";
  claim.scope = "on small devices";
  claim.hedged = true;
  claim.text = "Often faster than Whisper on small devices, as it streams and needs no GPU.";
  claim.rival = span_of(claim.text, "Whisper");
  return claim;
}

Claim weaker() {
  Claim claim = faster();
  claim.direction = ClaimDirection::kWorse;
  claim.respect = "less accurate";
  claim.scope.clear();
  claim.hedged = false;
  claim.text = "Less accurate than Whisper.";
  claim.rival = span_of(claim.text, "Whisper");
  claim.contradicted_by = {{{"openai/whisper-large-v3", "Whisper Large v3"},
                            "Less accurate than Vosk in a quiet room."}};
  return claim;
}

}  // namespace

TEST_CASE("what is claimed about a rival names the claimant, the way, and the words") {
  ClaimsResults results;
  results.about = "Whisper Large v3";
  results.subject = whisper();
  results.total = 5;
  results.claims = {faster(), weaker()};
  CHECK(to_text(results, {false, 80}) == R"(Claims about Whisper Large v3
model · OpenAI · open source · Apache-2.0 · rank 61 · 2023-11-06 ·
openai/whisper-large-v3

- Vosk claims to be better (Faster on small devices), hedged — “Often faster
  than Whisper on small devices, as it streams and needs no GPU.”
- Vosk claims to be worse (less accurate) — “Less accurate than Whisper.”
  contradicted by Whisper Large v3: “Less accurate than Vosk in a quiet room.”

5 found, showing 1-2; next: --offset 2
)");
}

TEST_CASE("a rival that is no entity, and one that nobody names, are said to be so") {
  ClaimsResults results;
  results.about = "Whisper";
  CHECK(to_text(results, {false, 80}) ==
        "Claims about Whisper\nno entity of the catalogue\n\n0 found\n");
}

TEST_CASE("an entity's claims name the rival, and those of others the claimant") {
  EntityDetail detail;
  detail.entity.name = "Vosk";
  detail.claims = {faster()};
  detail.claims_about = {weaker()};
  detail.claims_about_total = 4;
  const std::string text = to_text(detail, {false, 80});
  const std::string expected = R"(
Claims of its texts (1)
- vs Whisper: claims to be better (Faster on small devices), hedged — “Often
  faster than Whisper on small devices, as it streams and needs no GPU.”

Claims of others about it (4)
- Vosk claims to be worse (less accurate) — “Less accurate than Whisper.”
  contradicted by Whisper Large v3: “Less accurate than Vosk in a quiet room.”
  and 3 more; --format json lists more
)";
  CAPTURE(text);
  CHECK(text.find(expected) != std::string::npos);
}

TEST_CASE("a comparison names both, and counts the claims about others") {
  Comparison comparison;
  comparison.cards = {vosk(), whisper()};
  comparison.claims = {faster()};
  comparison.other_claims = 1;
  const std::string text = to_text(comparison, {false, 80});
  const std::string expected = R"(
Claims about each other (1)
- Vosk vs Whisper: claims to be better (Faster on small devices), hedged —
  “Often faster than Whisper on small devices, as it streams and needs no GPU.”
  1 claim about others
)";
  CAPTURE(text);
  CHECK(text.find(expected) != std::string::npos);
}
