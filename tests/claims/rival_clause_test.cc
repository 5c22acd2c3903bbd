// Clauses whose subject is a rival, and what they claim for whom.

#include "claims/rival_clause.h"

#include <doctest/doctest.h>

#include "marked_examples.h"

using namespace matchgraph;

TEST_CASE("a clause whose subject is a known rival is read from the claimant's side") {
  test::check_mined(
      {{"[orion.cpp] is cheaper and adds audio.",
        {"worse | orion.cpp | orion.cpp | orion.cpp is cheaper |  | cost",
         "worse | orion.cpp | orion.cpp | orion.cpp is cheaper and adds audio |  | audio"}},
       {"[Orion] beats it on speed.",
        {"worse | Orion | Orion | Orion beats it on speed |  | performance"}},
       {"[Orion] is faster than [Vega].", {"different | Orion | Orion |  |  | "}},
       {"[Orion] can be faster than {Nova}.",
        {"worse? | Orion | Orion | Orion can be faster |  | speed"}},
       {"[Orion] charges twice as much.",
        {"better | Orion | Orion | Orion charges twice as much |  | cost"}},
       {"[Orion] needs three times the memory.",
        {"better | Orion | Orion | Orion needs three times the memory |  | memory"}},
       {"[Orion] sells it at half the price.",
        {"worse | Orion | Orion | Orion sells it at half the price |  | cost"}},
       {"[Orion] covers more formats, and [Vega] adds fonts.",
        {"worse | Orion | Orion | Orion covers more formats |  | formats",
         "worse | Vega | Vega | Vega adds fonts |  | fonts"}},
       {"[Orion] sees less.", {"better | Orion | Orion | Orion sees less |  | features"}},
       {"[Orion] is not much faster.", {"different | Orion | Orion |  |  | "}},
       {"[Orion] compares names more strictly.", {"different | Orion | Orion |  |  | "}},
       {"[Orion] offers a lighter edition.", {"different | Orion | Orion |  |  | "}},
       {"[Orion] sorts by extra steps.", {"different | Orion | Orion |  |  | "}},
       {"[Orion] is cheaper than that but remote.", {"different | Orion | Orion |  |  | "}},
       {"{Nova} gives the raw text.", {}},
       {"Cheaper than {Nova} used to be, and faster than [Orion].",
        {"better | Orion | Orion | faster |  | speed"}},
       {"Better suited to novels, whereas [Orion] is for prose.",
        {"different | Orion | Orion |  |  | "}},
       {"[Orion]'s index covers fewer languages than [Vega].",
        {"different | Orion | Orion |  |  | "}},
       {"Works with [Orion] and [Vega].", {}},
       {"More precise than the older [Orion] and the [Vega Max].",
        {"better | older Orion | Orion | More precise |  | accuracy",
         "better | Vega Max | Vega Max | More precise |  | accuracy"}},
       {"MCP-native vs [Orion] tools.", {"different | Orion tools | Orion | MCP-native |  | "}},
       {"More robust than [Orion]/[Vega] setups.",
        {"better | Orion | Orion | More robust |  | reliability",
         "better | Vega setups | Vega | More robust |  | reliability"}},
       {"Lighter than meta-servers like [Orion] or [Vega] integrations; outperforms [Lyra] in "
        "tool calling.",
        {"better | Orion | Orion | Lighter |  | weight",
         "better | Vega integrations | Vega | Lighter |  | weight",
         "better | Lyra | Lyra | outperforms | in tool calling | performance"}},
       {"Reads tables better than [Orion] and typically at lower cost.",
        {"better | Orion | Orion | better |  | ",
         "better? | Orion | Orion | lower cost |  | cost"}},
       {"As [Orion] does, it runs locally.", {}}});
}

TEST_CASE("that a rival does something as well parts nobody") {
  test::check_mined(
      {{"[Orion] runs offline as well.",
        {"equal | Orion | Orion | Orion runs offline as well |  | "}},
       {"[Orion] fuses rankings too.", {"equal | Orion | Orion | Orion fuses rankings too |  | "}},
       {"[Orion] is too slow.", {"different | Orion | Orion |  |  | "}},
       {"[Orion] keeps them too, as part of its service.", {"different | Orion | Orion |  |  | "}},
       {"[Orion] runs as well as a server does.", {"different | Orion | Orion |  |  | "}},
       {"[Orion] streams as well and covers more formats.",
        {"worse | Orion | Orion | Orion streams as well and covers more formats |  | formats"}}});
}

TEST_CASE("what is said of a rival alone is no merit of the claimant") {
  for (const char* alone :
       {"[Orion] lacks a query language.", "[Orion] costs nothing.", "[Orion] needs no network.",
        "[Orion] reads pictures but never draws them.", "[Orion] ranks words, not vectors.",
        "[Orion] takes no files on the same router.", "[Orion] answers in one process.",
        "[Orion] adds latency.", "[Orion] is a hosted service.", "Small; [Orion] needs a key."}) {
    test::check_mined({{alone, {"different | Orion | Orion |  |  | "}}});
  }
  for (const char* of_two :
       {"[Orion] and [Vega] only read pages.", "Neither [Orion] nor [Vega] makes video."}) {
    test::check_mined(
        {{of_two, {"different | Orion | Orion |  |  | ", "different | Vega | Vega |  |  | "}}});
  }
}

TEST_CASE("a rival's fault counts where the claimant's side is set against it, in its own words") {
  test::check_mined(
      {{"Local, where [Orion] bills by the minute.", {"better | Orion | Orion | Local |  | cost"}},
       {"Reads and writes, whereas [Orion] and [Vega] only read.",
        {"better | Orion | Orion | Reads and writes |  | read",
         "better | Vega | Vega | Reads and writes |  | read"}},
       {"Wants a key, while [Orion] needs no account.",
        {"worse | Orion | Orion | Wants a key |  | account"}},
       {"Written for people who keep very long notes of every day, whereas [Orion] lacks search.",
        {"better | Orion | Orion | Orion lacks search |  | search"}},
       {"A library, whereas [Orion] is not.", {"different | Orion | Orion |  |  | "}}});
}

TEST_CASE("that a rival does not mention something is never its fault") {
  for (const char* silent :
       {"[Orion] states no such limit.", "[Orion] names no price.", "[Orion] mentions neither.",
        "Free of charge, where [Orion] lists no price.",
        "Reads tables, whereas [Orion] does not mention them."}) {
    test::check_mined({{silent, {"different | Orion | Orion |  |  | "}}});
  }
}

TEST_CASE("the same is equal only when nothing behind it may part the two") {
  test::check_mined(
      {{"[Orion] does the same.", {"equal | Orion | Orion | Orion does the same |  | same"}},
       {"[Orion] reads the same kind of file.",
        {"equal | Orion | Orion | Orion reads the same kind |  | same"}},
       {"[Orion] is similar in scope.",
        {"equal | Orion | Orion | Orion is similar | in scope | same"}},
       {"[Orion] likewise keeps to the text.",
        {"equal | Orion | Orion | Orion likewise keeps to the text |  | same"}},
       {"[Orion] does the same in less code.",
        {"worse | Orion | Orion | Orion does the same in less code |  | code"}}});
  for (const char* qualified :
       {"[Orion] does the same offline.", "[Orion] does the same with other models.",
        "[Orion] serves the same purpose as a library.",
        "[Orion] has the same aim and costs nothing.", "[Orion] saves memory in similar ways.",
        "[Orion] runs on the same router.", "[Orion] likewise, with twice the parameters."}) {
    test::check_mined({{qualified, {"different | Orion | Orion |  |  | "}}});
  }
}

TEST_CASE("a kind of thing is no quality, and one adjective of two is no rival") {
  test::check_mined(
      {{"Less database than [Orion].", {"different | Orion | Orion | Less database |  | database"}},
       {"Longer and richer than [Orion].",
        {"different | Orion | Orion | Longer |  | length",
         "better | Orion | Orion | richer |  | features"}},
       {"Fewer parts than [Orion].", {"better | Orion | Orion | Fewer parts |  | complexity"}},
       {"Faster than async or callback-based clients.",
        {"better | async or callback-based clients | async or callback-based clients | Faster |  "
         "| speed"}},
       {"Faster than SQL for Orion Max.",
        {"better | SQL for Orion Max | SQL for Orion Max | Faster |  | speed"}}});
}
