// A README or card taken apart: what its importer and those who look at its lines read of it.
#pragma once

#include "tools/importers/markdown/markdown_file.h"
#include "tools/importers/markdown/markdown_tree.h"
#include "tools/importers/readme/capabilities/readme_capabilities.h"
#include "tools/importers/readme/model_card.h"
#include "tools/importers/readme/readme_facts.h"
#include "tools/importers/readme/readme_sections.h"

namespace matchgraph::readme {

/// Not to be copied: the sections lead into the document.
struct ReadmeFile {
  markdown::Document document;
  Card card;
  Sections sections;
  Facts facts;
  FinderOptions options;  ///< what kind of file it is
};

/// Reads a file; warns in the log of parts that are not read.
ReadmeFile read_readme_file(const MarkdownFile& file, catalogue::DiagnosticLog& log);

}  // namespace matchgraph::readme
