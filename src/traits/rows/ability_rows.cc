#include <array>

#include "traits/rows/trait_rows.h"

namespace matchgraph {
namespace {

// NOLINTBEGIN(bugprone-suspicious-missing-comma): long lists are cut into lines.
constexpr auto kAbilityRows = std::to_array<Trait>({
    // Needs ask for it by denying deeds, "must never change my files", entries by its name. What
    // states that it creates or deletes speaks against it.
    {.slug = "read-only",
     .label = "read-only",
     .denial = "not read-only",
     .group = TraitGroup::kAbility,
     .says = "read only ?database|sql|data|api access|mode|server|queries|query|tools|operations|"
             "by|transactions|transaction|connection|interface|mcp|permissions; read only $; is|"
             "are|fully|strictly|completely read only; readonly mode|access",
     .tags = "read only; readonly",
     .disputed_by = "writes",
     .opposites = "writes",
     .asked = "read only; readonly; only reading|reads|read $; only|just ?run|runs|allow|allows "
              "?sql select ?statements|statement|queries|query; sql|select "
              "?statements|statement|queries|query only; reads|reading only $; "
              "never|not|cannot|cant|dont|doesnt|without|nor ?ever|to "
              "change|changes|changing|modify|modifies|modifying|write|writes|writing|edit|edits|"
              "editing|delete|deletes|deleting|touch|touches|touching|alter|alters|altering|update|"
              "updates|updating|overwrite|overwrites|overwriting|remove|removes|removing|insert "
              "?or|and ?change|modify|write|edit|delete|update|changing|modifying|writing|editing|"
              "deleting ?to ?any|my|the|their|our|your it|them|any|anything|data|files|records|"
              "rows|tables|emails|messages|notes|events|issues|entries; "
              "never|not|cannot|cant|dont|doesnt|without change|changes|modify|modifies|"
              "write|writes|writing|edit|edits|delete|deletes|alter|alters|overwrite|overwrites $; "
              "not be changed|modified|altered|deleted|overwritten|edited $; without|no write "
              "access|permission|permissions|rights; writes|writing|changes|edits|deletes|deleting "
              "not allowed|permitted|possible|wanted; no writes|writing|edits|deletes|changes $; "
              "never|not|cannot|cant|dont|doesnt|without send|sends|sending|post|posts|posting|"
              "reply|replies|replying|publish|publishing|create|creating ?to ?any|my|the|new "
              "anything|any|emails|email|mail|mails|messages|message|posts|replies|it|them|records|"
              "files|events|issues",
     .asked_not_after = "not; just; only; who; i; we; you; they; people; users"},
    // Entries hardly say that they change data: they say that they create tickets or send mail.
    // Such deeds are those of tools and services; of a library or a model the same words tell what
    // somebody may build with it.
    {.slug = "writes",
     .label = "changes data",
     .denial = "changes nothing",
     .group = TraitGroup::kAbility,
     .says =
         "read write access|operations|mode|support|queries; create|creates|creating|add|adds|"
         "insert ?read|and|or ?read update|updates|updating|edit|modify|modifies and|or ?or "
         "delete|deletes|deleting|remove|removes; crud operations|support|access|actions; "
         "write access|operations|permissions|tools; full crud; full|complete|unrestricted "
         "?postgres|postgresql|mysql|sql database|sql control|access; put|get get|put and delete; "
         "edits|modifies it|them|files|code ?and|$; stores|keeps ?your "
         "documents|keys|records|vectors|embeddings|memories|prompts; code editing; "
         "read|reads|reading and write|writes|"
         "writing|edit|edits ?local files|file|data|documents|records",
     .says_of =
         "read|reads|reading ?and|or|also|as ?well|as write|writes|writing; query and|or "
         "write|writes|writing access|operations|data|support|capabilities|permissions|mode; "
         "create|"
         "creates|creating|add|adds|adding|update|updates|updating|edit|edits|editing|delete|"
         "deletes|deleting|modify|modifies|modifying|remove|removes|removing|rename|renames|"
         "renaming|"
         "insert|inserts|upsert|upserts|submit|submits|publish|publishes|publishing|manage|"
         "manages|managing|change|changes|stage|stages|close|closes|assign|assigns|schedule|"
         "schedules|scheduling|orchestrate|provision|deploy|deploys ?and|or|to ?read|update|"
         "updates|edit|edits|delete|manage|interact|modify|monitor ?with ?new|multiple|"
         "existing|the|your|a|an|several|pull *2 issue|issues|ticket|tickets|task|tasks|todo|"
         "todos|event|events|page|pages|record|records|file|files|folder|folders|directory|"
         "directories|branch|branches|repository|repositories|note|notes|database|databases|"
         "table|tables|row|rows|user|users|contact|contacts|campaign|campaigns|order|orders|"
         "meeting|meetings|project|projects|channel|channels|message|messages|post|posts|"
         "comment|comments|card|cards|board|boards|deal|deals|lead|leads|invoice|invoices|"
         "customer|customers|resources|cluster|clusters|container|containers|instance|"
         "instances|bucket|buckets|deployment|deployments|job|jobs|pipeline|pipelines|"
         "collection|collections|cache|entity|entities|relations|memories|pods|namespace|"
         "namespaces|playlist|playlists|appointment|appointments|reminder|reminders|bookmark|"
         "bookmarks|webhook|webhooks|secrets|requests|request|cells|sheet|sheets|worksheets|"
         "document|documents|labels|group|groups|entries|items|vectors|layers|scenes|objects|urls|"
         "links|forms|submissions|payment|payments|wallets|subscriptions|products|inventory|topics|"
         "queues|templates|domains|vms|networks|calendars|listings|roles|permissions|schemas|"
         "alerts|dashboards|backups|volumes; "
         // Not "merge requests", which are things.
         "merge|merges|merging *2 pull|branch|branches|commits; write|writes|writing ?to "
         "?the|your|local|long|"
         "several *1 files|file|records|commits|memories|notes|tasks|filesystem|content|"
         "database; issue|issues|ticket|tickets|task|tasks|todo|todos|event|events|page|pages|"
         "record|records|file|files|folder|folders|directory|directories|branch|branches|"
         "repository|repositories|note|notes|database|databases|table|tables|row|rows|user|"
         "users|contact|contacts|campaign|campaigns|order|orders|meeting|meetings|project|"
         "projects|channel|channels|message|messages|post|posts|comment|comments|card|cards|"
         "board|boards|deal|deals|lead|leads|invoice|invoices|customer|customers|resources|"
         "cluster|clusters|container|containers|instance|instances|bucket|buckets|deployment|"
         "deployments|job|jobs|pipeline|pipelines|collection|collections|cache|entity|"
         "entities|relations|memories|pods|namespace|namespaces|playlist|playlists|"
         "appointment|appointments|reminder|reminders|bookmark|bookmarks|webhook|webhooks|"
         "secrets|requests|request|cells|sheet|sheets|worksheets|documents|labels|group|"
         "groups|entries|items|vectors|layers|scenes|objects creation|deletion|editing|"
         "updates|modification|provisioning; resource|infrastructure|iac|cloud|environment "
         "provisioning; provisioning automation; application|app|workflow|service|site|website|"
         "stack deployment|deployments; cluster|clusters|container|containers|"
         "deployment|workload|pod|orchestration|infrastructure|task|dag|pipeline|workflow|iac "
         "management; dag|pipeline|cluster|deployment orchestration|scaling; task|workflow "
         "scaling; "
         "send|sends|sending "
         "?and ?receive|read ?new|the|an|a|your|direct *1 email|emails|message|messages|sms|"
         "mail|texts|invitations|payments|transactions|tokens|replies; execute|executes|"
         "executing|place|places|placing|execution|perform ?of ?live|real|automated *2 trade|"
         "trades|trading|orders|order|swap|swaps|transaction|transactions|payments|transfers; "
         "speed|automated|token|crypto|algorithmic|live trading of|via|on|with|through|bot|"
         "operations|capabilities|execution; trade execution; restart|restarts|restarting|"
         "start|starts|stop|stops|kill|scale|scales|reboot|reboots ?and ?stop|start *1 "
         "services|service|containers|pods|instances|servers|machines|vms|deployments|jobs; "
         "run|runs|running|execute|executes|executing *2 commands|command|scripts|shell; "
         "control|controls|controlling ?your|the|a|smart|home|real|multiple *1 "
         "app|apps|devices|device|"
         "lights|playback|robot|robots|browser|desktop|mouse|keyboard|thermostats|appliances|"
         "applications; clicks|click|fill|fills|filling *3 types|type|forms|buttons|elements|"
         "fields; open|opens|opening ?new|a pull|merge|issue|issues|ticket|tickets ?request|"
         "requests; email|emails|mail|mails|message|messages|sms "
         "?reading|search|searching|receiving|"
         "reception and|or|reading ?and|or sending; reading|receiving|searching ?reading and|or "
         "?and|or sending; sending ?reading|receiving ?and|or "
         "reading|receiving|managing|replying|organizing|deleting ?to ?of "
         "email|emails|messages|mail|sms; email|emails|message|sms sending; full|complete|"
         "comprehensive email management",
     .types = "mcp-server; agent; cli; tool; web-app; extension; platform; api",
     .not_after =
         "cannot; never; users; user; you; client; clients; they; people; ready; which; who",
     .is_deniable = false,
     .tags = "read write; crud",
     .opposites = "~read-only",
     .asked =
         "with ?read ?and write access; write|writes|edit|edits|modify|modifies|delete|"
         "deletes|change|changes ?local files|data|records; not just|only|merely "
         "read|reading|reads ?only; not read only; can|also|and|able|to|that|which ?also|can ?to "
         "create|creates|creating|update|updates|edit|edits|editing|delete|deletes|close|"
         "closes|assign|assigns ?and|or ?update|edit|close|delete ?new "
         "issue|issues|ticket|tickets|event|events|task|tasks|record|records|appointments"},
    // Of answers alone: streams of film and of events are what a thing is about.
    {.slug = "streaming",
     .label = "streams its output",
     .denial = "does not stream its output",
     .group = TraitGroup::kAbility,
     .says = "streaming responses|response|completions|outputs|tokens|replies|answers; stream|"
             "streams|streamed ?back|the|its|model|llm responses|response|tokens|answers|results|"
             "completions|replies; token streaming",
     .tags = "streaming; native streaming; supports native streaming",
     .asked = "with|supports|supporting streaming $; & streaming; with|supports|supporting "
              "streaming and|output|"
              "responses|tokens; streaming responses|tokens|completions; streams ?its output|"
              "tokens|responses|answers"},
    // Price lists and hubs name this one and the next each in a way of their own, so that their
    // tags are many.
    {.slug = "tool-calling",
     .label = "calls tools",
     .denial = "does not call tools",
     .group = TraitGroup::kAbility,
     .says = "tool calling; function calling; calls|calling ?external tools; tools calling; "
             "function and tool calling; tool|function definitions|descriptions|schemas *4 call|"
             "calls; decides|chooses|picks which tool|tools|function|functions to call|use; native "
             "tool use; calls the tools|functions ?that it|they is|are given|offered|shown",
     .tags = "tool call; tool choice; tool calling; function calling; tool use; supports function "
             "calling; function calls; function call",
     .asked = "tool calling|calls|use; function calling; calls|call|calling tools|functions"},
    {.slug = "structured-output",
     .label = "structured output",
     .denial = "no structured output",
     .group = TraitGroup::kAbility,
     .says = "structured output|outputs|generation; structured json output|outputs; json mode; "
             "json schema output|outputs|mode; output|outputs|answers|answer|replies|responses "
             "?that ?follow|follows|following|in|conform|conforms|conforming|matching|match|to|"
             "against ?to a|an|your|the ?given json ?schema|schemas; schema|schemas for the|its|"
             "their|model output|outputs|answer|answers|replies",
     .denies = "nothing enforces ?a|the|any ?json schema; no response format|formats; not|doesnt|"
               "cannot|never enforce|enforces ?a|the|any ?json schema",
     .tags = "structured output; structured outputs; response format; json mode; supports "
             "response schema; response schema; json schema",
     .asked = "structured output|outputs; json mode; json schema output|outputs; with structured "
              "json; answer|answers|answering|reply|replies|replying|respond|responds|responding "
              "in|with|as ?valid|strict|structured json"},
    // Price lists put "(Non-Reasoning)" into the name of a model that is sold both ways.
    {.slug = "reasoning",
     .label = "reasons before it answers",
     .denial = "does not reason before it answers",
     .group = TraitGroup::kAbility,
     .says = "reasoning model|models|mode|effort|tokens|budget; extended|adaptive|hybrid "
             "thinking; thinking mode|budget|tokens; thinks|reasons before it|answering; hybrid "
             "reasoning",
     .denies = "non reasoning; non thinking",
     .not_after = "other; any; with; non; between; and; for; of",
     .tags = "reasoning; include reasoning; supports reasoning; thinking; reasoning effort",
     .not_facts = "name non reasoning",
     .asked =
         "reasoning model|models|mode; with reasoning $; with reasoning and|for; and reasoning $; "
         "& reasoning; thinking mode",
     .asked_not = "without reasoning|thinking; no reasoning|thinking; non reasoning|thinking"},
    // Asked for by what it is not, "not tied to one vendor". Of tools and services alone, as models
    // have no provider to choose.
    {.slug = "any-provider",
     .label = "works with several providers",
     .denial = "tied to one provider",
     .group = TraitGroup::kAbility,
     .says_of = "models|model of|from|by any|all|many|several|different|multiple|most ?different "
                "provider|providers|vendor|vendors|makers; any|many|several|multiple ?different "
                "llm|model|ai|language ?model provider|providers|vendor|vendors; works with any "
                "?llm|language model|provider|llm; provider|vendor|model|llm agnostic|neutral|"
                "independent; no|without vendor lock in; hosted and local models",
     .types = "agent; cli; tool; extension; framework; library; web-app; platform",
     .denies = "tied to ?a ?single one|github|google|openai|anthropic|microsoft|amazon; made|only "
               "for gemini|claude|gpt|openai|anthropic|google ?models; works only with "
               "gemini|claude|gpt|openai|anthropic|google",
     .is_deniable = false,
     .tags = "multi provider; provider agnostic; model agnostic; vendor neutral",
     .asked = "not|isnt|arent|never ?being tied|bound|locked|limited|chained to|into ?just ?a|any "
              "one|single|particular|specific|certain ?llm|model|ai vendor|provider|company|maker; "
              "provider|vendor|model agnostic|neutral|independent; no|without|avoiding ?any|the "
              "vendor|provider lock in; with|for|of any ?llm|model|ai provider|vendor; "
              "with|for|of|from several|multiple|different llm|model|ai providers|vendors; "
              "works|work|uses|use ?with any ?language llm|model|llms|models"},
    // Asked for by the deed that is to be spared. As a tag it names the subject of what gives
    // access
    // to such things.
    {.slug = "no-code",
     .label = "needs no code",
     .denial = "needs code",
     .group = TraitGroup::kAbility,
     .says = "no code ?ai|mcp|workflow|visual|app|web|agent|automation|data "
             "platform|tool|tools|builder|editor|automation|integration|integrations|interface|"
             "solution|workflow|workflows|setup|development|approach|configuration|environment|"
             "required|needed; nocode; low code no code; no code low code; "
             "without ?the ?need ?to ?having|needing ?to write|writing|any ?any|a ?single "
             "?line ?of code|coding|programming; without coding|programming ?skills|knowledge; no "
             "coding|programming ?skills|knowledge|experience ?is required|needed|necessary; drag "
             "and drop builder|editor|interface|workflow",
     .asked = "without|no ?any ?having|needing ?to write|writing|any ?any|a|my ?own ?single ?line|"
              "lines ?of code; without|no ?any coding|programming ?skills|knowledge; no code "
              "?platform|tool|solution|builder|$; nocode; cannot|cant "
              "code|program $; dont|doesnt|not|cannot|cant ?want|have|need|require ?to write ?any "
              "code $"},
    // Only of what can be: "a fine-tuned model" tells how it was made.
    {.slug = "fine-tunable",
     .label = "can be fine-tuned",
     .denial = "cannot be fine-tuned",
     .group = TraitGroup::kAbility,
     .says = "can be fine tuned|finetuned; fine tunable|tuneable; supports|support|allows fine "
             "tuning; supports|support|allows finetuning; fine tuning ?is supported|available|"
             "support",
     .tags = "fine tunable; finetunable",
     .asked = "fine tunable|tuneable; can be fine tuned; can|to fine tune ?it|them|on|myself; can "
              "finetune"},
    // The type says it of servers, whose texts need not.
    {.slug = "mcp",
     .label = "speaks MCP",
     .denial = "does not speak MCP",
     .group = TraitGroup::kProtocol,
     .says = "mcp server|servers|client|support|compatible|integration|protocol|host|tools; model "
             "context protocol",
     .is_deniable = false,
     .tags = "mcp; mcp server; model context protocol; mcp client",
     .facts = "type mcp server",
     .asked = "speaks|supports|supporting mcp; with mcp support"},
    // What talks to some REST API has none itself, hence the verbs that take it back.
    {.slug = "rest",
     .label = "REST API",
     .denial = "no REST API",
     .group = TraitGroup::kProtocol,
     .says = "provides|provide|exposes|expose|exposing|offers|offer|offering|serves|includes|has|"
             "providing|own|full|built ?a|an|its|in|the|full|complete|simple|clean|it|via|through "
             "?a|full|simple|complete rest|restful ?http ?api|apis|interface|endpoints|server; "
             "through|via|over ?a|its|the|http rest|restful ?http api|apis|interface; rest api "
             "server|included|and|$",
     .also_of_objects = true,
     .not_after = "any; to; from; existing; call; calls; with; into; other; interact",
     .is_deniable = false,
     .tags = "rest; rest api; restful",
     .asked =
         "with|has|via|over|through|offers|provides ?a|an|its rest|restful|http api|interface"},
    // Who wants to stay in a terminal has no use for what is graphical alone. Parts of command
    // lines, arguments and options, are what libraries are about.
    {.slug = "cli",
     .label = "command line",
     .denial = "no command line",
     .group = TraitGroup::kProtocol,
     .says =
         "command line ?based|only ?and ?gui|web|graphical "
         "?mp3|audio|music|mail|email|image|video|rss|ftp|json|yaml|xml|toml|csv|html|pdf|text|"
         "markdown|file|http|network|download|search|spell|package|query|user ?file "
         "tool|tools|interface|interfaces|utility|utilities|utils|client|clients|program|"
         "programs|application|applications|app|apps|version|frontend|assistant|player|editor|"
         "reader|viewer|browser|manager|processor|processors|converter|converters|mixer|scanner|"
         "checker|compiler|generator|calculator|downloader|filter|formatter|linter|counterpart|"
         "executable|executables|engine|counterpart|game; "
         "runs|running|works in text|console|terminal mode; graphics|graphical and text|console "
         "mode; console|text|terminal|ncurses|curses "
         "?mode ?based ?mp3|audio|music|mail|email|rss|news|irc|web|file|user "
         "player|client|reader|mailreader|newsreader|browser|viewer|manager|frontend|interface|"
         "agent; cli tool|tools|application|client|"
         "interface|utility|program|app; from the command line; in|inside|from your|the "
         "terminal; terminal based ?application|program|tool",
     .also_of_objects = true,
     .not_after =
         "other; any; to; run; runs; execute; executes; external; existing; for; of; into; "
         "suit; suits; these; unix; popular; between; building; write; writing; like; "
         "implementing; developing; parsing",
     .is_deniable = false,
     .tags = "cli; command line; command line tool; terminal; command line interface",
     .facts = "type cli",
     .opposites = "~gui -cli",
     .asked =
         "from|on|in|at|via|through the|my|a terminal|shell; for|inside the|my|a terminal|shell|"
         "console; for the|my command line; from|on|in|at|via|through the|a "
         "command line; ^ command line; command line based|only|tool|tools|client|program|player|"
         "utility|app|editor|browser|$; cli $; ^ cli; , cli; cli only; cli "
         "tool|tools|client|app|program|utility; console|tui|ncurses|curses|terminal ?based|ui "
         "email|mail|music|client|app|player|browser|editor|ui|reader|viewer|manager|$; "
         "console|tui|ncurses|curses|terminal ?based|ui password|file|download|task|process|"
         "calendar|audio|image|video|podcast|package|irc|rss|news|feed|chat|git|todo|note "
         "client|app|player|browser|editor|reader|viewer|manager|monitor|tool",
     .asked_not_before = "interactions; interaction; commands; execution; arguments; argument; "
                         "options; option; parsing; parser; completion; "
                         "editing; history; flags; emulator; multiplexer; output; colors"},
    // How a server is reached says nothing of its job, so that the words of both transports are no
    // topic. What is hosted alone cannot be started as a process.
    {.slug = "stdio",
     .label = "over stdio",
     .denial = "not over stdio",
     .group = TraitGroup::kProtocol,
     .says = "over|via|through|uses|using|supports|with|and|or stdio; stdio transport|based|mode|"
             "only|protocol|communication|support|and|or|server; stdin stdout "
             "?transport|communication; standard input output transport",
     .also_of_objects = true,
     .is_deniable = false,
     .tags = "stdio",
     .opposites = "~hosted -runs-locally -stdio",
     .asked = "stdio ?only|based ?transport|mcp|server; only stdio; over|via|with|using stdio",
     .asked_is_topic = false},
    {.slug = "http-transport",
     .label = "over HTTP",
     .denial = "not over HTTP",
     .group = TraitGroup::kProtocol,
     .says = "streamable http; sse transport|server|endpoint|mode|and|or|support; http transport|"
             "and sse; over|via|through|supports|with|and|or sse; server sent events ?transport|"
             "support",
     .also_of_objects = true,
     .is_deniable = false,
     .tags = "sse; streamable http",
     .asked = "streamable http; sse ?transport|server|support|mode; http transport; over|via "
              "sse|http",
     .asked_is_topic = false},
    // Clients work with "any OpenAI-compatible API" and have none.
    {.slug = "openai-compatible",
     .label = "OpenAI-compatible API",
     .denial = "no OpenAI-compatible API",
     .group = TraitGroup::kProtocol,
     .says = "openai ?api compatible; compatible with ?the openai ?s ?chat api|apis|client|"
             "clients|sdk|sdks; openai style api|endpoint|endpoints|server",
     .not_after = "any; other; an; external; and",
     .is_deniable = false,
     .tags = "openai compatible; openai api",
     .asked = "openai ?api compatible; compatible with ?the openai ?api"},
});
// NOLINTEND(bugprone-suspicious-missing-comma)

}  // namespace

std::span<const Trait> ability_rows() { return kAbilityRows; }

}  // namespace matchgraph
