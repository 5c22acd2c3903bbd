#include <array>

#include "traits/trait_rows.h"

namespace matchgraph {
namespace {

// NOLINTBEGIN(bugprone-suspicious-missing-comma): long lists are cut into lines.
constexpr auto kAbilityRows = std::to_array<Trait>({
    {.slug = "read-only",
     .label = "read-only",
     .denial = "not read-only",
     .group = TraitGroup::kAbility,
     .says = "read only ?database|sql|data|api "
             "access|mode|server|queries|query|tools|operations|by|transactions|transaction|"
             "connection|interface|mcp|permissions; read only $; is|are|fully|strictly|completely "
             "read only; readonly mode|access",
     .tags = "read only; readonly",
     .opposites = "writes",
     .asked = "read only; readonly",
     .asked_not_after = "not"},
    {.slug = "writes",
     .label = "changes data",
     .denial = "changes nothing",
     .group = TraitGroup::kAbility,
     .says = "read|reads|reading|query and|or write|writes|writing "
             "access|operations|data|support|capabilities|permissions|mode; read write "
             "access|operations|mode|support|queries; create|creates|creating|add|adds|insert "
             "?read|and|or ?read update|updates|updating|edit|modify|modifies and|or ?or "
             "delete|deletes|deleting|remove|removes; crud operations|support|access|actions; "
             "write access|operations|permissions",
     .tags = "read write; crud",
     .asked = "with ?read ?and write access"},
    {.slug = "streaming",
     .label = "streams its output",
     .denial = "does not stream its output",
     .group = TraitGroup::kAbility,
     .says = "streaming responses|response|completions|outputs|tokens|replies|answers; "
             "stream|streams|streamed ?back|the|its|model|llm "
             "responses|response|tokens|answers|results|completions|replies; token streaming",
     .tags = "streaming; native streaming; supports native streaming",
     .asked = "with|supports|supporting streaming $; with|supports|supporting streaming "
              "and|output|responses|tokens; streaming responses|tokens|completions; streams ?its "
              "output|tokens|responses|answers"},
    {.slug = "tool-calling",
     .label = "calls tools",
     .denial = "does not call tools",
     .group = TraitGroup::kAbility,
     .says = "tool calling; function calling; calls|calling ?external tools; tools calling; "
             "function and tool calling",
     .tags = "tool call; tool choice; tool calling; function calling; tool use; supports function "
             "calling; function calls; function call",
     .asked = "tool calling|calls|use; function calling; calls|call tools|functions"},
    {.slug = "structured-output",
     .label = "structured output",
     .denial = "no structured output",
     .group = TraitGroup::kAbility,
     .says =
         "structured output|outputs|generation; structured json output|outputs; json mode; json "
         "schema output|outputs|mode; output|outputs|answers|answer|replies|responses ?that "
         "?follow|follows|following|in|conform|conforms|conforming|matching|match|to|against ?to "
         "a|an|your|the ?given json ?schema|schemas",
     .tags = "structured output; structured outputs; response format; json mode; supports response "
             "schema; response schema; json schema",
     .asked =
         "structured output|outputs; json mode; json schema output|outputs; with structured json"},
    {.slug = "reasoning",
     .label = "reasons before it answers",
     .denial = "does not reason before it answers",
     .group = TraitGroup::kAbility,
     .says = "reasoning model|models|mode|effort|tokens|budget; extended|adaptive|hybrid thinking; "
             "thinking mode|budget|tokens; thinks|reasons before it|answering; hybrid reasoning",
     .denies = "non reasoning; non thinking",
     .not_after = "other; any; with; non; between; and; for; of",
     .tags = "reasoning; include reasoning; supports reasoning; thinking; reasoning effort",
     .asked =
         "reasoning model|models|mode; with reasoning $; with reasoning and|for; thinking mode",
     .asked_not = "without reasoning|thinking; no reasoning|thinking; non reasoning|thinking"},
    {.slug = "fine-tunable",
     .label = "can be fine-tuned",
     .denial = "cannot be fine-tuned",
     .group = TraitGroup::kAbility,
     .says =
         "can be fine tuned|finetuned; fine tunable|tuneable; supports|support|allows fine tuning; "
         "supports|support|allows finetuning; fine tuning ?is supported|available|support",
     .tags = "fine tunable; finetunable",
     .asked = "fine tunable|tuneable; can be fine tuned; can|to fine tune ?it|them|on|myself; can "
              "finetune"},
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
    {.slug = "cli",
     .label = "command line",
     .denial = "no command line",
     .group = TraitGroup::kProtocol,
     .says = "command line "
             "tool|tools|interface|utility|utilities|client|program|programs|application|app|"
             "version|frontend|assistant; cli "
             "tool|tools|application|client|interface|utility|program|app; from the command line; "
             "in|inside|from your|the terminal; terminal based ?application|program|tool",
     .also_of_objects = true,
     .not_after = "other; any; to; run; runs; execute; executes; external; existing; for; of; into",
     .is_deniable = false,
     .tags = "cli; command line; command line tool; terminal; command line interface",
     .facts = "type cli",
     .asked = "from|on|in|at|via|through the|my|a terminal|shell; from|on|in|at|via|through the|a "
              "command line"},
    {.slug = "openai-compatible",
     .label = "OpenAI-compatible API",
     .denial = "no OpenAI-compatible API",
     .group = TraitGroup::kProtocol,
     .says = "openai ?api compatible; compatible with ?the openai ?s ?chat "
             "api|apis|client|clients|sdk|sdks; openai style api|endpoint|endpoints|server",
     .not_after = "any; other; an; external; and",
     .is_deniable = false,
     .tags = "openai compatible; openai api",
     .asked = "openai ?api compatible; compatible with ?the openai ?api"},
});
// NOLINTEND(bugprone-suspicious-missing-comma)

}  // namespace

std::span<const Trait> ability_rows() { return kAbilityRows; }

}  // namespace matchgraph
