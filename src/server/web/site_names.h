// Here is an address: what is behind it, in a reader's words?
#pragma once

#include <string>
#include <string_view>

namespace matchgraph::web {

/// "GitHub", "Hugging Face", "PyPI", "Documentation", "Paper on arXiv"; of sites that are not known
/// their host: "qdrant.tech". Of what is no address of the web the text itself.
std::string site_name(std::string_view url);

}  // namespace matchgraph::web
