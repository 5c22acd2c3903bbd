// What an address on the web says about the thing behind it: an id, its repository, its owner.
#pragma once

#include <string>
#include <string_view>

namespace matchgraph {

struct SourceAddress {
  std::string id;          ///< 1..200 bytes, lower case; empty when the text is no http(s) address
  std::string repository;  ///< "https://github.com/owner/name", of a code host; else empty
  std::string owner;       ///< of the repository, as written
  std::string name;        ///< of the repository, model or data set, as written
  std::string hub_author;  ///< of a model or data set of huggingface.co, as written
};

/// "https://github.com/Owner/Name/tree/main/src/x" has the id "owner/name/src/x"; a model or data
/// set of huggingface.co "huggingface/owner/name" or "huggingface/datasets/owner/name"; a
/// repository of gitlab.com or codeberg.org and any other page its host and path without "www.",
/// query parameters that only track, and fragment.
SourceAddress read_address(std::string_view address);

/// True for an address that begins with http:// or https:// and has a host.
bool is_web_address(std::string_view address);

}  // namespace matchgraph
