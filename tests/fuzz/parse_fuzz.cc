// Fuzz target: whatever bytes come, parse_query reads them or throws Error (kUsage), reads them the
// same each time, and loses nothing of them.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "matchgraph/error.h"
#include "query/language/parse.h"
#include "support/reading_faults.h"
#include "support/small_vocabulary.h"

using namespace matchgraph;

namespace {

[[noreturn]] void report(std::string_view text, const std::string& fault) {
  std::fprintf(stderr, "%s\ninput (%zu bytes): ", fault.c_str(), text.size());
  for (const char c : text) {
    const bool printable = c >= ' ' && c < 0x7f && c != '\\';
    std::fprintf(stderr, printable ? "%c" : "\\x%02x",
                 printable ? c : static_cast<unsigned char>(c));
  }
  std::fprintf(stderr, "\n");
  std::abort();
}

/// What was read, as one text.
std::string reading_of(const ParsedQuery& query) {
  std::string out = query.need + '\n';
  for (const Chip& chip : chips(query)) {
    out += fmt::format("{}:{}-{}\n", chip.label, chip.span.begin, chip.span.end);
  }
  for (const ParseNote& note : query.notes) out += note.text + '\n';
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const test::SmallVocabulary vocabulary;
  try {
    const ParsedQuery query = parse_query(text, vocabulary);
    if (query.text != text) report(text, "the text was changed");
    const std::string fault = test::fault_of(query);
    if (!fault.empty()) report(text, fault);
    if (query.seeds.size() > 8) report(text, "more than 8 seeds");
    if (reading_of(query) != reading_of(parse_query(text, vocabulary))) {
      report(text, "the reading differs from one time to the next");
    }
  } catch (const Error& error) {
    if (error.code() != ErrorCode::kUsage) report(text, error.what());
  }
  return 0;
}
