// The lines of READMEs that may be capabilities, with the signs that line_evidence.h weighs:
//
//   capability_features FILE...
//
// One line each: file, line, signs as digits 0 and 1 in the order of Sign, evidence, name and text,
// with tabs between. Whoever judges such lines writes the judgement and the signs, never the words,
// to tools/line_evidence/judged.tsv.
#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <string>

#include "tools/importers/readme/capabilities/lines/line_evidence.h"
#include "tools/importers/readme/readme_file.h"

using namespace matchgraph;

namespace {

std::string digits(const readme::Signs& signs) {
  std::string out = signs.to_string();
  std::reverse(out.begin(), out.end());  // a bitset writes its last bit first
  return out;
}

void print_lines(const MarkdownFile& file, catalogue::DiagnosticLog& log) {
  readme::ReadmeFile read = readme::read_readme_file(file, log);
  // All lines that might be capabilities: the weights are to be fitted to what they have to refuse,
  // too.
  read.options.is_strict = false;
  for (const readme::FoundCapability& line : readme::find_capabilities(
           read.sections, read.facts.summary, read.facts.subjects, read.options)) {
    // Lines that other rules are sure of, and texts in other languages, are not weighed.
    if (line.is_certain || !read.options.is_english) continue;
    const readme::Signs signs = readme::read_signs(line, read.facts.subjects);
    fmt::print("{}\t{}\t{}\t{:.2f}\t{}\t{}\n", file.path, line.line, digits(signs),
               readme::evidence_of(signs), line.name, line.text);
  }
}

}  // namespace

int main(int argc, char** argv) {
  try {
    ImportRequest request;
    request.files.assign(argv + 1, argv + argc);
    return for_each_markdown_file(request, "readme", print_lines).skipped == 0 ? 0 : 1;
  } catch (const std::exception& error) {
    fmt::print(stderr, "capability_features: {}\n", error.what());
    return 1;
  }
}
