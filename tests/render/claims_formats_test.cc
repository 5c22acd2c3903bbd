// Claims in Markdown, HTML and CSV: as claims of an entry, contradictions marked, texts harmless.
#include <doctest/doctest.h>

#include <string>

#include "matchgraph/render.h"
#include "sample_results.h"

using namespace matchgraph;

namespace {

Claim vosk_is_faster() {
  Claim claim;
  claim.by = {"alphacep/vosk", "Vosk"};
  claim.about_id = "openai/whisper-large-v3";
  claim.about = "Whisper";
  claim.direction = ClaimDirection::kBetter;
  claim.respect = "faster";
  claim.scope = "on <phones>";
  claim.hedged = true;
  claim.text = "Often faster than Whisper on <phones> *here*";
  claim.rival = sample::span_of(claim.text, "Whisper");
  claim.contradicted_by = {{{"openai/whisper-large-v3", "Whisper Large v3"}, "Faster than Vosk"}};
  return claim;
}

Comparison compared() {
  Comparison comparison = sample::of_two();
  comparison.claims = {vosk_is_faster()};
  comparison.other_claims = 2;
  return comparison;
}

EntityDetail entity_with_claims() {
  EntityDetail out;
  out.entity.id = "alphacep/vosk";
  out.entity.name = "Vosk";
  out.claims = {vosk_is_faster()};
  Claim about;
  about.by = {"d/nova", "Nova"};
  about.about = "Vosk";
  about.text = "Unlike Vosk";
  out.claims_about = {about};
  out.claims_about_total = 4;
  return out;
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a comparison's claims are told in Markdown") {
  const std::string text = to_markdown(compared());
  CHECK(holds(text, "## Claims about each other (1)\n"));
  CHECK(holds(text, "- **Vosk** vs **Whisper**: claims to be better (faster on"));
  CHECK(holds(text, ", hedged, contradicted: "));
  CHECK(holds(text, "  - Whisper Large v3 says otherwise: "));
  CHECK(holds(text, "2 claims about others\n"));
  CHECK_FALSE(holds(text, "<phones>"));
  CHECK_FALSE(holds(text, "*here*\""));
  CHECK_FALSE(holds(to_markdown(sample::of_two()), "Claims"));
}

TEST_CASE("a comparison's claims are told in HTML, escaped, with the rival marked") {
  const std::string text = to_html(compared());
  CHECK(holds(text, "Claims about each other (1)</h2>"));
  CHECK(holds(text, "claims to be better (faster on &lt;phones&gt;)"));
  CHECK(holds(text, "<mark>Whisper</mark>"));
  CHECK(holds(text, "<strong>contradicted by</strong> Whisper Large v3: <q>Faster than Vosk</q>"));
  CHECK(holds(text, "claims, not facts. 2 claims about others are left out."));
  CHECK_FALSE(holds(text, "<phones>"));
  CHECK_FALSE(holds(to_html(sample::of_two()), "Claims about"));
}

TEST_CASE("a comparison's claims stand in the column of whoever makes them") {
  const std::string text = to_csv(compared());
  CHECK(holds(text,
              "claim,\"Vosk vs Whisper: claims to be better (faster on <phones>), hedged\",,,"
              "Often faster than Whisper on <phones> *here*\r\n"));
  CHECK(holds(text, "contradicted by,Whisper Large v3,,Faster than Vosk,\r\n"));
}

TEST_CASE("an entity's claims are told in Markdown and as a table") {
  const std::string text = to_markdown(entity_with_claims());
  CHECK(holds(text, "## Claims of its texts (1)\n"));
  CHECK(holds(text, "- vs **Whisper**: claims to be better"));
  CHECK(holds(text, "## Claims of others about it (4)\n"));
  CHECK(holds(text, "- **Nova** takes no side: "));
  CHECK(holds(text, "and 3 more\n"));
  const std::string table = to_csv(entity_with_claims());
  CHECK(holds(table, "claim,\"vs Whisper: claims to be better (faster on <phones>), hedged\","));
  CHECK(holds(table, "contradicted by,Whisper Large v3,Faster than Vosk,,\r\n"));
  CHECK(holds(table, "claim about it,Nova takes no side,Unlike Vosk,,\r\n"));
}
