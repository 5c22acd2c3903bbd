// What a sentence is about: the thing of the README, or something else.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace matchgraph::readme {

/// True for a common name of such things and their parts: "library", "parser".
bool is_thing(std::string_view word);

/// True for a word that may open a lead before the subject: "In wet mode, ...".
bool opens_lead(std::string_view word);

/// The number of words that name the thing at the beginning; 0 when they do not. `subjects` are the
/// names of the thing, lower case; so are "it", "you" and "this library".
std::size_t subject_length(const std::vector<std::string>& words,
                           const std::vector<std::string>& subjects);

/// The place where the subject begins: after a lead of a few words and a comma, if there is one.
std::size_t subject_begin(std::string_view sentence, const std::vector<std::string>& subjects);

/// True when the sentence begins with the thing, or with "this": "X ...", "This library ...".
bool begins_with_subject(std::string_view sentence, const std::vector<std::string>& subjects);

/// True for "Flour is a powder": tells what something is that is not the thing. A name that shares
/// letters with one of the thing's ("Quern" of "quern-tools") is its own.
bool defines_other(std::string_view sentence, const std::vector<std::string>& subjects);

}  // namespace matchgraph::readme
