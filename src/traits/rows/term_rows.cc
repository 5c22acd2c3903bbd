#include <array>

#include "traits/rows/trait_rows.h"

namespace matchgraph {
namespace {

// NOLINTBEGIN(bugprone-suspicious-missing-comma): long lists are cut into lines.
constexpr auto kTermRows = std::to_array<Trait>({
    // "Free" is an ending of words (error-free) and the beginning of others (free text), which the
    // lists of words beside it take back. It says nothing of what a thing does, and is no topic.
    {.slug = "free",
     .label = "free to use",
     .denial = "paid",
     .group = TraitGroup::kTerms,
     .says = "free of charge; free to use; completely|totally|100|entirely free $; completely|"
             "totally|100|entirely free and|to|for; at no cost; available|usable|"
             "offered for free; is|are free to|$; free for everyone|all; free and open source $; "
             "is|a|are|fully|completely|totally free and open source|sourced; fast|simple|"
             "lightweight|easy and free; costs ?you nothing; doesnt|not cost ?you|a "
             "anything|money|cent|penny; at no charge",
     .denies = "subscription ?is required; requires|require a ?paid subscription; requires|require "
               "a paid plan|account|license|licence; paid only; pay per call|request|token|minute|"
               "image; billed by|per",
     .not_after = "error; hands; ad; gluten; royalty; tax; lock; dependency; code; debt",
     .facts = "price free; price open source; price zero",
     .not_facts = "price paid",
     .asked =
         "without|not|never paying ?anything|for ?it; pay|pays|paying|costs|cost|costing|charges|"
         "charging|charge ?me|us|you nothing; doesnt|dont|not|never|without cost|costs|costing|"
         "charge|charging ?me|us|you ?a ?single anything|money|cent|penny|dime|fee; at|for "
         "no|zero ?extra|additional cost|charge; without ?any cost|costs|charge|charges $; "
         "without ?any|extra charge|charges|fee|fees|payment $; without ?any|extra charge|charges|"
         "fee|fees|payment and|or|that|to; no ?extra|licence|license|usage charge|charges|fee|fees "
         "$; no ?extra|licence|license|usage charge|charges|fee|fees and|or|to; for "
         "free $; for nothing $; for free "
         "and|with|that|without; free of charge; free to use; completely|"
         "totally free; is|are|thats free $; is|are free and|but|to|for; no cost; at no cost; "
         "among|of ?all ?the free models|tools|options|apis|services|ones; free and open; and free "
         "$; , free; free $",
     .asked_not = "not|no|excluding|except|without|exclude|skip ?any|the free ones|models|options|"
                  "tools|versions|variants",
     .asked_is_topic = false,
     .asked_not_after =
         "error; hands; ad; ads; gluten; royalty; tax; lock; dependency; code; debt; "
         "distraction; cruelty; risk; toll; duty; fat; sugar; worry; conflict; spam; bug; "
         "interest; allocation; exception; context; boilerplate; cookie; telemetry; tracking; "
         "captcha; server; config; install; gpu; key; registration; drm; jargon; a; the; set; "
         "get; break",
     .asked_not_before =
         "text; form; format; disk; space; memory; time; times; style; energy; flow; flowing; "
         "hand; lance; standing; body; will; trade; market; ram; up; from; fonts; software"},
    // Free within bounds and paid for beyond them, so that it does not imply the other: who asks
    // for what is free is shown it as kin (query/ranking/matching/kindred_traits).
    {.slug = "free-tier",
     .label = "has a free tier",
     .denial = "has no free tier",
     .group = TraitGroup::kTerms,
     .says = "free tier|plan|quota|credits; freemium; free version|edition ?is available",
     .tags = "freemium; free tier",
     .facts = "price free tier",
     .asked = "free tier|plan|quota; freemium",
     .asked_is_topic = false},
    // Who asks for it is spared what is paid for and hosted, unless its weights are open: of models
    // these are what there is to have.
    {.slug = "open-source",
     .label = "open source",
     .denial = "not open source",
     .group = TraitGroup::kTerms,
     .says = "is|are|an|fully|completely|entirely|100|free|its|this|being|and open source|"
             "sourced; open source $; open source alternative|implementation|version|platform|"
             "tool|framework|library|server|mcp|model|client|and|under|python|ai|vector|database|"
             "solution|toolkit|package|engine|web|self|speech|text|llm|agent|assistant|"
             "application|app|desktop|cross|multi|high|agentic|search|code|chat|image; open "
             "sourced under|by; opensource; released|published|available as open source",
     .denies = "closed source; closed in source; is|are|a proprietary model|service|software|$; "
               "proprietary "
               "version of; source code|the "
               "weights|and is|are not public|published|available|open",
     .also_of_objects = true,
     .not_after =
         "to; for; your; any; into; in; from; of; with; other; popular; manage; managing; "
         "search; various; existing; on; about; using; uses; famous; 's; supporting; "
         "supports; support; via; through; serves; serving; hosts; hosting; many; several; "
         "multiple",
     .tags = "open source; opensource; foss; floss",
     .facts = "price open source; license open",
     .not_facts = "license closed",
     .opposites = "~no:free hosted -open-weights",
     .asked = "open source ?and|$; open sourced; opensource; foss; floss; libre $; free and open "
              "source; non|not|no proprietary ?software|code|license|licence; nonproprietary",
     .asked_not_after =
         "for; to; of; in; from; on; my; our; about; find; search; popular; contribute; the",
     .asked_not_before =
         "repositories; repository; repos; projects; project; license; licenses; licence; "
         "licences; intelligence; contributions; contribution; maintainers; community; code $"},
    {.slug = "open-weights",
     .label = "open weights",
     .denial = "weights are not open",
     .group = TraitGroup::kTerms,
     .says_of = "open weights|weight|weighted; downloadable weights; weights ?are|is openly|"
                "publicly|freely available|released|downloadable; weights ?are available|released|"
                "downloadable|open; weights ?are published|released under; publishes|released|"
                "releases|publish ?its|the weights",
     .types = "model; fine-tune; api; embedding; reranker",
     .is_of_types = true,
     .denies = "closed weights|weight; weights are closed|private|proprietary; weights ?are not "
               "public|published|available|released|downloadable|open; proprietary version of",
     .not_after = "no; other; any; including",
     .tags = "open weights; open weight; openweights",
     .asked =
         "?with open weights|weight; downloadable weights|model|models|llm|llms; weights "
         "that|which "
         "?i|we|one can be|get downloaded|download|have; download|get|keep|have|own the|its "
         "weights; i|we can download ?and|$; with open model weights; whose weights "
         "i|we|you|one ?can|may download|get|run; weights ?that i|we|you ?can|may download; "
         "weights ?are|is|being ?openly|publicly|freely available|downloadable|open|public|"
         "published|released; weights to|for download; with weights available; "
         "open ?small|vision|reasoning|language|embedding|chat|coding|speech|local model|models|"
         "llm|llms",
     // What publishes weights says so by a tag, and hardly any text is about them.
     .asked_is_topic = false},
    // Any open licence allows it, whether the texts say so or not.
    {.slug = "commercial-use",
     .label = "commercial use allowed",
     .denial = "no commercial use",
     .group = TraitGroup::kTerms,
     .says = "commercial use|usage ?is ?explicitly allowed|permitted; allows|permits|permitting|"
             "allowing|including|for ?both|free|personal|research ?and commercial use|usage; "
             "commercially usable; usable commercially",
     .denies = "non commercial ?use|usage|purposes|license|licence|research only; for academic|"
               "scientific|research|noncommercial ?research use|purposes only; no commercial use; "
               "research only license|licence|use; noncommercial use|license|licence|only; non "
               "commercial license|licence|use|purposes",
     .not_after = "and; or",
     .facts = "license open",
     .not_facts = "license non commercial",
     .asked = "for ?a|our|my commercial use|purposes|projects|project|products|product|usage|work; "
              "allows|allow|allowing|permits commercial use|usage; used commercially; "
              "with|under|whose ?a|the license|licence ?that|which allows|allow|allowing|permits "
              "commercial use|usage; "
              "use|sell|deploy|ship ?it|them commercially; commercial "
              "use ?allowed|permitted; commercially usable|friendly|safe; commercial friendly; "
              "commercial "
              "license|licence",
     .asked_is_topic = false},
    // Asked for by name or by what it is not, "no GPL".
    {.slug = "permissive-license",
     .label = "permissive licence",
     .denial = "no permissive licence",
     .group = TraitGroup::kTerms,
     .says = "mit|bsd|isc|zlib|unlicense licensed|license|licence; apache ?2 ?0 licensed|license|"
             "licence; apache 2.0; under|released ?under ?the|an mit|bsd|isc ?license|licence; "
             "licensed under ?the mit|apache|bsd|isc; permissively licensed; permissive|liberal "
             "license|licence|licenses|licences",
     .denies = "agpl|agplv3|gpl|gplv2|gplv3|lgpl licensed|license|licence; licensed under ?the "
               "gnu|agpl|agplv3|gpl|gplv2|gplv3",
     .also_of_objects = true,
     .not_after = "other; any; or; such; as; of; on; from; for; in; to",
     .facts = "license permissive",
     .not_facts = "license copyleft; license closed; license non commercial",
     .asked = "permissively licensed; permissive|liberal ?open ?source license|licence|licensing|"
              "licenses|licences; under ?a permissive|liberal license|licence; not|no|non|without "
              "gpl|agpl|copyleft ?license|licence|licensed $; no copyleft",
     .asked_is_topic = false},
    // Where no entry has its licence in a field, texts are all there is to ask for it by its name.
    {.slug = "mit-license",
     .label = "MIT licence",
     .denial = "no MIT licence",
     .group = TraitGroup::kTerms,
     .says = "mit licensed|license|licence; under|released ?under ?the|an mit ?license|licence; "
             "licensed under ?the mit; license|licence mit",
     .also_of_objects = true,
     .not_after = "other; any; such; as; of; on; from; for; in; to; at; by; or; either",
     .facts = "license mit",
     .opposites = "no:permissive-license; ~apache-license",
     .asked_is_topic = false},
    {.slug = "apache-license",
     .label = "Apache licence",
     .denial = "no Apache licence",
     .group = TraitGroup::kTerms,
     .says = "apache ?2 ?0 licensed|license|licence; under ?the apache 2; licensed "
             "under ?the apache; license|licence apache",
     .also_of_objects = true,
     .not_after = "other; any; such; as; of; on; from; for; in; to; at; by; or; either",
     .facts = "license apache",
     .opposites = "no:permissive-license; ~mit-license",
     .asked_is_topic = false},
    // Texts often name the country that the machines stand in.
    {.slug = "hosted-in-europe",
     .label = "hosted in Europe",
     .denial = "not hosted in Europe",
     .group = TraitGroup::kTerms,
     .says =
         "hosted|stored|processed|servers|infrastructure|datacenter|datacenters|centers|centres|"
         "residency ?is|are|located ?exclusively|entirely|only in|within ?the eu|europe|"
         "germany|france|switzerland|finland|sweden|netherlands; eu|european hosted|hosting|"
         "servers|datacenters; eu|european data residency|centers|centres",
     .asked = "hosted|located|stored|processed|served|kept|servers|server|runs|running|stays|"
              "staying|stay|centers|centres|based ?only ?in|within|inside ?the eu|europe|germany|"
              "france|switzerland|finland|sweden|netherlands|european ?union; eu|european hosted|"
              "hosting|servers|datacenter|datacenters; eu "
              "data residency; in europe|eu $; in the eu ?please $; with eu|european hosting|"
              "servers|data",
     .asked_is_topic = false},
    // Who keeps to it may host anywhere.
    {.slug = "gdpr",
     .label = "GDPR compliant",
     .denial = "not GDPR compliant",
     .group = TraitGroup::kTerms,
     .says = "gdpr compliant|compliance|conform|ready; "
             "comply|complies|compliant|compliance with ?the ?eu gdpr",
     .tags = "gdpr; gdpr compliant; gdpr compliance",
     .asked = "gdpr ?compliant|compliance|conform|ready; comply|complies|compliant with ?the ?eu "
              "gdpr",
     .asked_is_topic = false},
    // Nobody says of a thing that it is kept up, so that silence counts as that.
    {.slug = "deprecated",
     .label = "no longer kept up",
     .denial = "kept up",
     .group = TraitGroup::kState,
     .says = "this *2 is|was|has ?been ?now|officially deprecated|archived|discontinued|"
             "unmaintained|abandoned|obsolete; is|are no longer ?being|actively maintained|"
             "developed; no longer maintained; project|repository|server|package|version is|was|"
             "has ?been ?now archived|discontinued|unmaintained|abandoned|deprecated|obsolete; "
             "transitional|dummy package; transitional dummy package; is deprecated and|in|please|"
             "use|since|$; this ?is ?a transitional; deprecated in favor|favour; archived "
             "repository",
     .denies = "actively maintained|developed",
     .not_after = "be; replaces; replaced; the; for; old; a; some; original",
     .tags = "deprecated; archived; unmaintained; discontinued",
     .facts = "status gone",
     .silence_denies = true,
     .asked_not = "actively|still|well maintained|developed; not be ?already deprecated|archived|"
                  "abandoned|discontinued|obsolete|unmaintained; not deprecated|archived|abandoned|"
                  "discontinued; maintained $"},
});
// NOLINTEND(bugprone-suspicious-missing-comma)

}  // namespace

std::span<const Trait> term_rows() { return kTermRows; }

}  // namespace matchgraph
