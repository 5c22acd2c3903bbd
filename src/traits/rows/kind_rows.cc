#include <array>

#include "traits/rows/trait_rows.h"

namespace matchgraph {
namespace {

// NOLINTBEGIN(bugprone-suspicious-missing-comma): long lists are cut into lines.
constexpr auto kKindRows = std::to_array<Trait>({
    // "Official statistics" and the like are subjects of a need, and set no condition.
    {.slug = "official",
     .label = "official",
     .denial = "not official",
     .group = TraitGroup::kKind,
     .says = "official ?remote ?mcp server|servers|integration|implementation|connector|plugin|"
             "app|client; official mcp; officially supported|maintained|developed|provided by",
     .denies = "unofficial; community built|maintained|driven|developed|made|contributed ?mcp "
               "?server|implementation|integration|alternative; not affiliated with; not an "
               "official; not official; third party mcp|server|implementation|integration; reverse "
               "engineered; unaffiliated",
     .not_after = "using; with; via; to; from; on; non; no; not; alternative; than; like",
     .tags = "official",
     .facts = "name official",
     .asked = "^ official; ^ an|the official; , official; there|find|want|need an|any official; "
              "official one|ones|only; only official; officially supported|maintained|provided by",
     .asked_not_before = "documents; journal; records; gazette; statistics; language; languages; "
                         "documentation; docs; data; website; holidays; filings; news; letters; "
                         "papers; publications"},
    // A command line that says nothing of windows has none.
    {.slug = "gui",
     .label = "graphical",
     .denial = "not graphical",
     .group = TraitGroup::kKind,
     .says = "graphical *1 interface|frontend|front|tool|program|application|editor|client|"
             "viewer|utility|manager|desktop; gui for|application|frontend|front|tool|program|"
             "client|based|editor|interface|version; with ?a gui; gtk|gtk+|gtk3|gtk2|qt|qt5|kde|"
             "gnome ?based ?music|mail|web|file|video|audio|image|text|pdf frontend|interface|"
             "application|program|client|gui|editor|viewer|player|browser|manager|tool|desktop; "
             "player|client|frontend|front|application|app|editor|viewer|browser|manager|tool|"
             "reader|organizer ?end ?designed ?for the|x11 gnome|kde|xfce|lxde|lxqt|mate|cinnamon "
             "desktop|environment|$; player|client|frontend|application|app|editor|viewer|browser|"
             "manager|tool|reader|organizer ?designed for gnome|kde|xfce|x11|lxde|lxqt; player|"
             "client|frontend|application|app|editor|viewer|browser|manager ?that ?is *2 ?which|"
             "that ?is based|written|built on|in|with ?the gtk|gtk+|gtk2|gtk3|gtk4|qt|qt4|qt5|qt6|"
             "qtwebengine",
     .also_of_objects = true,
     .not_after = "no; without; any; for; your; of",
     .tags = "gui; desktop app; graphical",
     .opposites = "~cli -gui",
     .asked =
         "with|has|having ?a|an gui|graphical ?user ?interface; gui $; ^ gui; , gui; graphical "
         "?user interface|client|editor|program|application|tool|frontend|viewer|player",
     .asked_not = "not|no|without ?a|an|any|using gui|graphical ?user ?interface|interfaces; non "
                  "gui|graphical; nongui; not|no|without|sans ?a|an|any|the|needing|requiring "
                  "?running x|x11|xorg|wayland ?server|session|display|windows $; "
                  "not|no|without|sans ?a|an|any|the|needing|requiring ?running x|x11|xorg|wayland "
                  "?server|session|display|windows on|for|in|and|or|that|with; "
                  "without|no ?a|an|any|the ?graphical desktop ?environment $; headless $; "
                  "headless server|machine|box|system",
     .asked_is_topic = false},
    {.slug = "data",
     .label = "data, not a program",
     .denial = "not data",
     .group = TraitGroup::kKind,
     // That it is data is told by its type; who asks for data asks for the type.
     .says = "this dataset contains|holds|consists",
     .facts = "type dataset; type benchmark"},
    {.slug = "header-only",
     .label = "header-only",
     .denial = "not header-only",
     .group = TraitGroup::kKind,
     .says =
         "header only ?c|c++ ?template ?class library|libraries|implementation|parser|framework|"
         "toolkit|and|with|$; single header ?file|only ?c|c++ "
         "library|parser|implementation|version|$; "
         "one|single header file $; all in one|a header ?file; consists of ?only headers|header "
         "?files|only",
     .also_of_objects = true,
     .tags = "header only; single header",
     .asked = "header only; single header ?file; only|just ?needs|need|needing|requires ?a|one "
              "?single header ?file; one header file; as a ?single header ?file",
     .asked_is_topic = false},
    // Catalogues of packages have the manual, the data and the symbols of a program as entries of
    // their own, which say the same words as the program and were found instead of it.
    {.slug = "accessory",
     .label = "only comes with something else",
     .denial = "stands by itself",
     .group = TraitGroup::kKind,
     .says = "package contains|provides|includes|ships|installs ?only ?the|all|some|additional "
             "?html|pdf|api|qch|reference|common|user|users|developer|full|complete|javadoc|"
             "additional|online documentation|docs|manual|manuals|javadoc|examples|sources; "
             "package contains|provides|includes|ships|installs ?only ?the|all|some|additional "
             "?required|shared|common|main "
             "?architecture|arch|platform ?independent data|files|resources ?files "
             "for|needed|of|that|common|shared|used|required|necessary|which|$; package contains|"
             "provides|includes|ships|installs ?only ?the|all|some files common|needed|necessary|"
             "shared|that; package contains|provides|includes|ships ?the data needed; package "
             "contains|provides|includes|ships ?the|only debug|debugging symbols; package contains|"
             "provides|includes|ships ?the localization|localisation|translations|translation|help "
             "of|for; package contains|provides|includes|ships|installs ?the *3 fonts|icons|"
             "wallpapers|artwork; package contains|provides|includes ?the|some|all *2 tests; "
             "architecture|arch independent data|files $",
     .says_of = "this plugin|addon|extension; set|collection of plugins|addons|extensions",
     .types = "repository",
     .is_deniable = false},
    // Libraries and headers that a program brings along; behind programs for the same reason.
    {.slug = "library-package",
     .label = "library package",
     .denial = "no library package",
     .group = TraitGroup::kKind,
     .says =
         "package contains|provides|includes|ships|installs|is ?only ?all ?the|a|an "
         "?additional|actual|normal|main|core ?c|c++ "
         "?runtime|shared|static|dynamic|development|header|static ?shared|header|headers|"
         "runtime|link library|libraries|headers|header|stuff; package contains|provides|"
         "includes|ships|installs ?only ?the|a|all ?qt ?header|development|support "
         "?header|development|support files|headers|libraries|stuff ?for|needed|necessary|"
         "required|and|of|to|$; package contains ?the ?following source ?code for|of ?the ?rust;"
         " package contains|provides|installs|includes ?the|a|an|only "
         "python|ruby|perl|go|ocaml|haskell|node|js ?3|2 ?x ?version|module|modules|bindings|"
         "library|libraries; a|this|the library for the haskell|ocaml|go; source code of the "
         "rust; source for the rust",
     .is_deniable = false},
});
// NOLINTEND(bugprone-suspicious-missing-comma)

}  // namespace

std::span<const Trait> kind_rows() { return kKindRows; }

}  // namespace matchgraph
