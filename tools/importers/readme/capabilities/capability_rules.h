// What of a README is a capability: the rules, all in one place.
//
// A capability says what the thing can do, or what it works with. The judgement goes from the
// section to the sentence:
//
// 1. The title of a section tells what stands in it, and so do titles above it (title_rules.h).
//    - excluded: installing, building, testing, contributing, licences, credits, news and
//      changelogs, roadmaps, questions and answers, citations, sponsors, users, benchmarks,
//      limitations, comparisons, contact. Nothing below is taken.
//    - features ("Features", "Highlights", "Why X", "Supported ..."): each item of a list, each row
//      of a table and each section below is a capability, unless rule 4 says no.
//    - usage ("Usage", "Examples", "Getting started"): sentences that rule 3 takes, but for those
//      about the reader ("You can") and the command of the line above ("It", "This"), and sections
//      below whose title is an activity ("Indexing a directory"); no tables.
//    - plain (all others), and the introduction before the first section: sentences by rule 3;
//      sections whose title is an activity or "... support"; lists in the introduction, or after a
//      line such as "It supports:".
//    A title stands for itself below features, and elsewhere unless it says what the reader does
//    ("Working with sacks"); then a sentence by rule 3 has to stand below it. Titles of versions
//    ("v1.2.0") are news, and lists that lead to sections such as "License" are tables of contents.
// 2. An item is taken when it is a phrase or a sentence about the thing. Items that are nothing but
//    a link are taken in features only, items that are code nowhere. Unchecked boxes are plans.
//    Short names after one line ("Supported platforms:") are one capability together.
// 3. A sentence is taken when its subject is the thing ("X", "It", "This library", "The server",
//    "You can") and its verb says what that does: "supports", "provides", "lets", "can be
//    configured to"; or when something "is supported". Its lead ("Finally,", "In POSIX mode,") does
//    not matter. In the introduction and in features also commands that advertise ("Create and edit
//    images ..."), and the sentence that defines the thing by its purpose.
// 4. Never: what tells the reader what to do (install, see, make sure), denials and demands ("not",
//    "requires"), history ("released", "version 2", a date in front), plans ("planned", "soon"),
//    questions, persons' doings ("I found", "we tested"), thanks, licences, figures of
//    measurements, addresses, references ("more details", "listed below"), options and variables of
//    the environment, ways through menus, files to read, what is crossed out or told of as a
//    problem, and what others do with the thing. What stands in round brackets does not count.
// 5. "It can do A, B and C" is three.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tools/importers/markdown/title_rules.h"

namespace matchgraph::readme {

/// True when what follows the line is a list of what the thing can do or works with: "It
/// supports:", "Our core feature set includes:".
bool introduces_capabilities(std::string_view line);

/// True when what follows are names that make one capability with their title or lead: "Supported
/// platforms:", "understands the following formats:".
bool introduces_names(std::string_view line);

/// Rule 4 for a sentence: true for what is never a capability, wherever it stands.
bool is_never_capability(std::string_view sentence);

/// Rules 2 and 4 for the words of an item; `is_linked` when all of them are a link. Less strict
/// than for sentences: "Read and write tables" is no instruction in a list.
bool is_capability_item(std::string_view text, bool is_linked, SectionKind kind);

/// Rule 3. `subjects` are the names of the thing, lower case.
bool is_capability_sentence(std::string_view sentence, const std::vector<std::string>& subjects);

/// True for "Create and process images with a modern application": what a thing advertises in the
/// introduction and among its features. Instructions to the reader are none.
bool is_advertising(std::string_view sentence);

/// True when the sentence that tells what the thing is may stand as a capability.
bool is_definition(std::string_view sentence);

/// True when the text tells of others that use the thing: "an app using X". "Using X, one can" does
/// not.
bool is_about_users(std::string_view text, const std::vector<std::string>& subjects);

/// True when the sentence begins with the thing, or with "this": "X ...", "This library ...".
bool begins_with_subject(std::string_view sentence, const std::vector<std::string>& subjects);

/// True for "Install it", "Welcome to X" and sentences with an address.
bool speaks_to_reader(std::string_view sentence);

/// True for "Measures each room and ...": a sentence that begins with what the thing does.
bool begins_with_deed(std::string_view sentence);

/// The sentence without what only leads to an example: "Samples can be drawn by running this
/// command:" -> "Samples can be drawn".
std::string without_instructions(std::string_view sentence);

}  // namespace matchgraph::readme
