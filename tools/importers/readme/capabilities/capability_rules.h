// What of a README is a capability: the rules, all in one place.
//
// A capability says what the thing can do, or what it works with. The judgement goes from the
// section to the sentence:
//
// 1. The title of a section tells what stands in it, and so do titles above it (title_rules.h).
//    - excluded: installing, building, testing, contributing, licences, credits, news and
//      changelogs, roadmaps, questions and answers, citations, sponsors, users, benchmarks,
//      limitations, comparisons, contact. Nothing below is taken.
//    - manuals: titles that are calls or code ("fill(sack)", "`grind`"), and outside of features
//      "API", "Settings", "How it works". Nothing below is taken.
//    - features ("Features", "Highlights", "Why X", "Supported ..."): each item of a list, each row
//      of a table and each section below is a capability, unless rule 4 says no. Items below an
//      item are its details, but below a label.
//    - introduction (before the first section, "About", "What is X"): sentences by rule 3; a list
//      where no line leads to it, or one that announces deeds ("With it you can:").
//    - usage ("Usage", "Examples") and plain (all others): firm sentences, which name the thing and
//      say at once what it does, without conditions and settings; a list after such a line ("It
//      supports:"); tables of examples and with ticks; a title "... support" that says of what.
//    Titles of versions ("v1.2.0") are news, and lists that lead to sections such as "License" are
//    tables of contents.
// 2. An item is taken when it is a phrase or a sentence about the thing; where its later sentences
//    deny or instruct, its first alone. Items that are nothing but a link are taken in features
//    only, items that are code, calls or files nowhere, and fields ("`size` - how much") and other
//    repositories not outside of features. Unchecked boxes are plans. Short names after one line
//    ("Supported platforms:") are one capability together, and so are the rows of a table with
//    ticks that are names. Praise alone is none ("Blazing fast", "Easy-to-use API", "Well tested":
//    praise.h), nor is what means something that stands elsewhere ("Options over these details").
// 3. A sentence is taken when its subject is the thing ("X", "It", "This library", "The server",
//    "You can") and its verb says what that does: "supports", "provides", "lets", "can be
//    configured to"; or when something "is supported". "It" is the thing unless the sentence before
//    defines something else ("Flour is a powder. It ..."). Its lead ("Finally,", "In POSIX mode,")
//    does not matter. In the introduction and in features also commands that advertise ("Create
//    and edit images ..."), and the sentence that defines the thing by its purpose.
// 4. Never (never_rules.h): what tells the reader what to do (install, see, make sure), denials and
//    demands ("not", "requires"), history ("released", "was part of", a date in front), plans
//    ("planned", "soon"), questions, persons' doings ("I found", "we tested"), thanks, licences,
//    figures of measurements, addresses, references ("more details", "listed below"), options and
//    variables of the environment, ways through menus, files to read, what is crossed out or told
//    of as a problem, what others do or did with the thing, which versions of others it needs, and
//    limits ("supports only"). What stands in round brackets does not count.
// 5. "It can do A, B and C" is three.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tools/importers/markdown/title_rules.h"

namespace matchgraph::readme {

/// True for "It was made from:" and "You have these choices:": what follows is something else.
bool leads_elsewhere(std::string_view line);

/// True when what follows the line is a list of what the thing can do or works with: "It
/// supports:", "Our core feature set includes:".
bool introduces_capabilities(std::string_view line);

/// True for "With it you can:" and "Made for:" before a list.
bool introduces_deeds(std::string_view line);

/// True when what follows are names that make one capability with their title or lead: "Supported
/// platforms:", "understands the following formats:".
bool introduces_names(std::string_view line);

/// True for "Supported file types": over kinds of what the thing works with.
bool is_over_kinds(std::string_view title);

/// Rules 2 and 4 for the words of an item; `is_linked` when all of them are a link. Less strict
/// than for sentences: "Read and write tables" is no instruction in a list.
bool is_capability_item(std::string_view text, bool is_linked, SectionKind kind);

/// Rule 3. `subjects` are the names of the thing, lower case.
bool is_capability_sentence(std::string_view sentence, const std::vector<std::string>& subjects);

/// True for "Create and process images with a modern application": what a thing advertises in the
/// introduction and among its features. Instructions to the reader are none.
bool is_advertising(std::string_view sentence);

/// Rule 4, where "Open Mill" may be a name of the thing and no instruction.
bool is_never_of(std::string_view sentence, const std::vector<std::string>& subjects);

/// True when the sentence that tells what the thing is may stand as a capability. `subjects` are
/// the names of the thing, lower case.
bool is_definition(std::string_view sentence, const std::vector<std::string>& subjects);

/// True for "Build web pages in Rust without a compiler": a command that says what the thing is
/// for. Only the first sentence of a README may be one; elsewhere it tells the reader what to do.
bool commands_purpose(std::string_view sentence);

/// True when the text tells of others that use the thing: "an app using X". "Using X, one can" does
/// not.
bool is_about_users(std::string_view text, const std::vector<std::string>& subjects);

/// True for "Measures each room and ...": a sentence that begins with what the thing does.
bool begins_with_deed(std::string_view sentence);

/// True for "Sorting of sacks by weight" and "Intended for millers' research": below "Intended use"
/// of a card such a phrase is what the thing is for. `subjects` are its names, lower case.
bool is_use_phrase(std::string_view sentence, const std::vector<std::string>& subjects);

/// True for "Intended for sorting sacks", "Used to sort sacks": in a card's introduction such a
/// sentence goes on from what the thing is.
bool begins_with_purpose(std::string_view sentence);

/// The sentence without what only leads to an example: "Samples can be drawn by running this
/// command:" -> "Samples can be drawn".
std::string without_instructions(std::string_view sentence);

}  // namespace matchgraph::readme
