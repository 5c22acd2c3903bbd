// Here is a web address: which repository or hub entry is it the home of?
#pragma once

#include <string>
#include <string_view>

namespace matchgraph::catalogue {

/// "github.com/owner/name" of an address at GitHub, GitLab, Codeberg, Bitbucket, Gitee, SourceHut
/// or Hugging Face ("huggingface.co/datasets/owner/name" for data sets and spaces), without scheme,
/// "www.", ".git", query, fragment and slash at the end, in lower case. The path of a folder or
/// file inside follows, as several things may live in one repository; a branch, and pages about the
/// repository (issues, releases), say nothing. Empty for any other address.
std::string project_address(std::string_view url);

/// The same of any other address too: "example.org/docs" of "https://www.example.org/docs/". Empty
/// for what is no address. What stands at one such address may be several things.
std::string site_address(std::string_view url);

}  // namespace matchgraph::catalogue
