#include <array>

#include "traits/rows/trait_rows.h"

namespace matchgraph {
namespace {

// A list of systems tells what something runs on, whatever the sentence is about: "macOS, Windows
// and Linux".
// NOLINTBEGIN(bugprone-suspicious-missing-comma): long lists are cut into lines.
constexpr auto kPlatformRows = std::to_array<Trait>({
    {.slug = "linux",
     .label = "Linux",
     .denial = "not for Linux",
     .group = TraitGroup::kPlatform,
     .says = "run|runs|running|work|works|available|builds|binaries|installers|app|apps|"
             "application|supports|support|supported|compatible on|for|under|with|linux ?both|x86 "
             "?windows|macos|mac|osx|os|unix ?x ?and|or|windows|macos ?and|or linux; "
             "windows|macos|mac|osx|x ?and|or linux; linux windows|macos|mac|osx|freebsd; linux "
             "and|or macos|mac|windows|osx; for linux and|or",
     .also_of_objects = true,
     .not_after = "embedded",
     .tags = "linux; linux service; for linux",
     .asked = "on|for|runs linux ?$; on linux; for linux desktop|desktops|systems; linux only"},
    {.slug = "macos",
     .label = "macOS",
     .denial = "not for macOS",
     .group = TraitGroup::kPlatform,
     .says = "run|runs|running|work|works|available|builds|binaries|installers|app|apps|"
             "application|supports|support|supported|compatible|native on|for|under|with|macos "
             "?both ?linux|windows|apple|a ?and|or|linux|silicon macos|mac|osx; macos "
             "app|application|desktop|only; windows|linux ?and|or macos|mac|osx; macos|mac|osx "
             "windows|linux; macos|mac|osx and|or linux|windows; on|for apple silicon; apple "
             "*1 on|for macos|mac|osx",
     .also_of_objects = true,
     .tags = "macos; mac; osx; mac os; macos service; for macos",
     .opposites = "~windows -macos -linux",
     .asked = "on|for ?my|a|the macos|mac|osx|macbook; macos only"},
    {.slug = "windows",
     .label = "Windows",
     .denial = "not for Windows",
     .group = TraitGroup::kPlatform,
     .says = "runs|works|run|available|builds|binaries|installers on|for|under ?both|ms|microsoft "
             "?linux|macos|mac|osx ?and|or|linux windows; microsoft windows application|app|only; "
             "macos|mac|osx|linux ?and|or windows; windows macos|mac|osx|linux; windows and|or "
             "linux|macos|mac|osx",
     .also_of_objects = true,
     .tags = "windows; windows service; for windows; win32",
     // What is said to run on another system alone does not run on this one.
     .opposites = "~macos -windows -linux",
     .asked = "on|for ?my|a|the|microsoft windows ?$; on|for windows 10|11|pc; on windows"},
    // Bare names of phones are subjects ("android automation"), so that a verb of running or the
    // other system has to stand beside them.
    {.slug = "android",
     .label = "Android",
     .denial = "not for Android",
     .group = TraitGroup::kPlatform,
     .says = "runs|works|run|available|app|apps on|for ?both ?ios|iphone ?and|or android; "
             "ios|iphone|ipad ?and|or android; android ios|iphone; android and|or ios|iphone; "
             "android app $; android app is|available",
     .also_of_objects = true,
     .tags = "android app",
     .implies = "mobile",
     .asked = "on|for ?my|an|a android; android app|phone"},
    {.slug = "ios",
     .label = "iOS",
     .denial = "not for iOS",
     .group = TraitGroup::kPlatform,
     .says = "runs|works|run|available|app|apps on|for ?both ?android|the|your ?and|or "
             "ios|iphone|ipad; android ?and|or ios|iphone; ios android; ios and|or android|macos; "
             "iphone and|or ipad|android; ios app $; ios app is|available",
     .also_of_objects = true,
     .tags = "iphone; ipad; ios app",
     .implies = "mobile",
     .asked = "on|for ?my|an|a|the ios|iphone|ipad; ios app"},
    // What is hosted runs on no phone by itself, but through the phone's browser.
    {.slug = "mobile",
     .label = "runs on phones",
     .denial = "not for phones",
     .group = TraitGroup::kPlatform,
     .says = "run|runs|running|works|work|available|used ?entirely|directly|even|also on "
             "?your|a|mobile|the|modern ?mobile ?devices ?and ?even "
             "phone|phones|smartphone|smartphones; run|runs|running|works on ?your|a mobile "
             "devices|device|phones; mobile app $; mobile app|apps ?is available|included; desktop "
             "and mobile; mobile and desktop",
     .also_of_objects = true,
     .tags = "mobile app; smartphone",
     .opposites = "~hosted -browser",
     .asked = "on ?my|a|the|your|mobile phone|phones|smartphone|smartphones|mobile; for "
              "?my|a|mobile phone|phones|smartphone; on mobile ?devices|device"},
    // "Works with any browser" and "for existing browsers" do not say where it runs itself.
    {.slug = "browser",
     .label = "runs in the browser",
     .denial = "does not run in the browser",
     .group = TraitGroup::kPlatform,
     .says = "run|runs|running|works|work|executes|used|usable "
             "?entirely|directly|locally|fully|right|completely in|inside|within "
             "?the|your|a|any|modern|all ?modern|web browser|browsers; browser|chrome|firefox "
             "extension|addon; browser based interface|ui|tool|app|application|editor|client; web "
             "based interface|ui|application|client|frontend|front",
     .also_of_objects = true,
     .not_after = "existing; other; any; with; from; to; for",
     .is_deniable = false,
     .tags = "browser extension; chrome extension; web app; in browser; browser based",
     .facts = "type web app",
     .asked =
         "runs|run|works|running|that|use in|inside ?the|my|a|your ?web browser; in|inside|within "
         "the|my|a|your ?web browser; browser extension|based"},
    // Tools that build, scan or manage containers name Docker too, and need not run in it.
    {.slug = "docker",
     .label = "runs in Docker",
     .denial = "does not run in Docker",
     .group = TraitGroup::kPlatform,
     .says = "docker image|images|compose|deployment|support|installation|ready "
             "?is|are|available|provided|included|for|and|or|$; "
             "run|runs|deploy|deployed|deploys|install|installed|deployable|available|running "
             "?locally|it|easily ?the|server ?server in|via|with|using|through|as ?a ?docker "
             "docker; dockerized|dockerised; official docker image",
     .also_of_objects = true,
     .not_after = "and; your; run; running; build; builds; any; pull; scan; scans; for",
     .is_deniable = false,
     .tags = "docker; dockerized; docker image",
     .asked = "in|with|via|using|as ?a docker ?container|image|compose; dockerized"},
});
// NOLINTEND(bugprone-suspicious-missing-comma)

}  // namespace

std::span<const Trait> platform_rows() { return kPlatformRows; }

}  // namespace matchgraph
