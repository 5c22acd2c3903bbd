#include <array>

#include "traits/rows/trait_rows.h"

namespace matchgraph {
namespace {

// NOLINTBEGIN(bugprone-suspicious-missing-comma): long lists are cut into lines.
constexpr auto kRunningRows = std::to_array<Trait>({
    // What is hosted alone speaks against it, and so does an API that it works through, as that
    // needs a connection. Open weights or a licence let anybody run it, whatever hosted route is
    // stated as well.
    {.slug = "runs-offline",
     .label = "works offline",
     .denial = "needs a connection",
     .group = TraitGroup::kRunning,
     .says = "work|works|working|run|runs|running|usable|used|use|operate|operates|function|"
             "functions|available|accessible|play|recognise|recognize|transcribe|transcribes "
             "?fully|completely|entirely|also|even|and|100 offline; fully|completely|entirely|"
             "purely|100 offline; run|runs|running|chats|chat ?open|language|ai|local|with "
             "?models|model|llms|it|them offline; models offline; usable offline; offline first|"
             "capable|mode|support|use|usage|access|inference|transcription|capability|"
             "capabilities|functionality; offline speech|voice|text|machine|ocr recognition|"
             "translation|transcription; run|runs|running|work|works|usable|used in offline mode; "
             "without ?a|an|any|the|active|requiring|needing ?an|a|any|"
             "active|the internet|network ?access|connection|connectivity; no internet "
             "?connection|access|connectivity ?is ?required|needed|necessary; no network "
             "connection|access|connectivity; no network is|required|needed|$; in air gapped; air "
             "gapped environments|environment|mode|operation|deployments; asked|read|viewed|"
             "viewing|browsed|browsing|answered|searched ?about offline",
     .denies = "requires|require|needs|need|requiring ?an|a ?active|stable|working|constant "
               "internet|network|online connection|access|connectivity",
     // A game's server is in "offline mode" where it knows its players by no account.
     .not_after = "in; server",
     .tags = "offline; offline first; works offline",
     .implies = "runs-locally",
     .opposites = "hosted -open-weights -open-source -self-hostable -runs-locally; ~needs-service "
                  "-runs-locally; ~needs-service mcp; ~needs-api-key -runs-locally",
     .asked = "that works|work|working|runs|run|running|usable|use|used|available ?fully|"
              "completely|also offline; works|work|working|runs|run|running|usable|use|used|using "
              "?fully|completely|also offline; fully|completely|entirely|100 offline; offline "
              "first|capable; offline $; offline on|with|without; ^ offline; an|any|some offline; "
              "without "
              "?an|a|any|the|active internet|network "
              "?connection|access|connectivity; no internet|network ?connection|access|"
              "connectivity ?is ?required|needed; not need|require ?an|a|the internet ?connection|"
              "access; dont|doesnt need|require ?an|a|the internet ?connection|access",
     .asked_not_after = "for; go; gone; went",
     .asked_not_before = "shop; shops; store; stores; event; events; meeting; business; retail"},
    // Needs say it by what may not happen, "nothing leaves my laptop", and by whose machine it is.
    // A database that lives within a program runs where the program does. Models of either place,
    // "hosted and local models", are no place that a client of theirs runs in.
    {.slug = "runs-locally",
     .label = "runs locally",
     .denial = "does not run locally",
     .group = TraitGroup::kRunning,
     .says =
         "run|runs|running|fit|fits|work|works ?it ?well|even|entirely|comfortably ?on|in|within "
         "?a|an|one|any|your|almost ?single|ordinary|normal|plain|bare|consumer|gaming|small|any "
         "?nvidia|consumer|gaming graphics|video card|cards; run|runs|running ?it|offline ?even "
         "on ?a|an|any|your|almost ?bare|plain|ordinary|normal|any cpu|processor; run|runs|"
         "execute|executes|work|works|operate|operates|process|processed|"
         "processes|deploy|deployed|hosted|processing|inference|running ?entirely|fully|"
         "completely|both|100|all|data|everything|models|it|them ?models|also locally; locally "
         "running|"
         "run|hosted|deployed|installed|processed; run|runs|running|execute|executes|work|"
         "works|deploy|deployed|inference|processed|performed|happens|done "
         "?entirely|fully|completely|locally|"
         "directly|models|it ?entirely|models on|in your|the|a|own|users|consumer|personal|"
         "one ?own|users|local|user|personal|single machine|computer|laptop|hardware|device|"
         "devices|pc|desktop; data|everything|inference|processing|audio|speech|text|code|content "
         "stays|stay|remains|remain ?entirely|fully|completely|always|locally on|in "
         "your|the|a|own|users|consumer|personal|one ?own|users|local|user|personal|single "
         "machine|computer|laptop|hardware|device|devices|pc|desktop; on your own "
         "machine|computer|laptop|hardware|device|pc|desktop; "
         "on device ?ai|model inference|processing|model|models|ai|execution|recognition; "
         "local only|inference|execution|first|deployment; fully|completely|entirely|100 "
         "local; runs|run ?fully|completely local; on your|ones|the|users own|users ?graphics "
         "card|gpu; run|runs|running|executes|executing|execute *3 locally; "
         "without ?any|a cloud dependency|dependencies|connection|account; no cloud "
         "dependency|dependencies|required|needed; cloud independent; "
         "keep|keeps *3 at home",
     .says_of =
         "on|in|with|from|of|to|reads|writes|read|write|search|searches|searching|edit|edits|"
         "your|and|manage|manages|access ?and ?writes|write|to|your|the|all local files|"
         "filesystem|filesystems|folders|directories|disk; with|of|use|uses|using|run|"
         "runs|supports|support local models|llms|model|llm",
     .types = "mcp-server; cli; tool; agent; extension",
     // What only joins what lies there is none itself.
     .not_after = "upload; uploads; uploading; an; no; integrate; integrates; integrating; "
                  "integration; integrations",
     .tags = "local; local first; on device; runs locally; local service; local llm; local ai; "
             "local files",
     // Of an adapter to a service it is the adapter that starts on one's machine.
     .void_where = "needs-service mcp -runs-offline",
     .opposites = "hosted -open-weights -open-source -self-hostable; ~needs-service",
     .asked =
         "my|our|your local ?pdf|markdown|text|audio|video|image|office|word|csv files|file|"
         "documents|document|notes|folders|folder|pdfs|photos|recordings; local pdf|markdown|epub|"
         "audio|video|image|office|word|csv|excel files|documents; local pdfs|spreadsheets|"
         "recordings; files|documents|notes|pdfs|photos|folders|data on|from my|our own ?hard "
         "disk|drive|machine|computer|laptop|pc; stay|stays|staying|remain|remains|kept on "
         "my|our|the ?own machine|computer|laptop|device|pc|disk; "
         "without|never|not|dont|doesnt|no ?ever send|sends|sending|upload|uploads|uploading|store|"
         "stores|storing|keep|keeps|keeping|save|saves|saving|put|puts|putting "
         "*4 cloud|server|servers|anywhere|internet; without|never|not|dont|doesnt upload|uploads|"
         "uploading ?any|my|our|the|your files|file|documents|document|data|photos|pictures|"
         "images|recordings|videos|it|them|anything; without|never|not|dont|doesnt upload|"
         "uploads|uploading ?my|our|the $; nothing|never|isnt|arent|not ?is|gets|be|being ?ever "
         "uploaded; isnt|arent|not|never ?be|being "
         "?ever sent|stored|saved|kept|shared *3 cloud|server|servers|anywhere|internet; no "
         "uploads|upload|uploading $; on ?a|my|the|our ?old|small|cheap raspberry|raspi ?pi|"
         "pis ?4|5; nothing|without|never|not|no *2 leave|"
         "leaves|leaving|leaving ?of my|the|our|your ?own machine|computer|laptop|device|pc|"
         "network|house|premises; "
         "run|runs|running|work|works|working ?fully|completely|entirely locally; locally $; "
         "locally in|with|on|and|without|using; without|no|sans ?the|any|a cloud "
         "?service|services|provider|providers|dependency|needed|required; not|no ?a cloud "
         "based|hosted|version|solution|product|offering; nothing|never|not|dont|doesnt|without "
         "*2 go|goes|going ?out|up|off to|into|in ?the|a|any cloud|internet; not ?the|a cloud "
         "$; "
         "locally running|hosted|run; over|on|via|within|through ?my|the|our|a local "
         "network|lan; over|on|via|within|through my|the|our lan; with|using|on|by only|just "
         "?a|any local "
         "model|models|llm|llms; run|runs|running|works|work|executes|use|that ?fully "
         "?runs|works on my|your|our|a|the ?own|local|normal|ordinary machine|computer|laptop|"
         "hardware|device|pc|desktop; on my|our ?own|local machine|computer|laptop|hardware|"
         "device|pc|desktop; on my|our|your ?own|local|gaming|home|old|single ?nvidia|amd "
         "gpu|gpus; "
         "on|for my|our|your ?own|local|gaming|home|old|single ?nvidia|amd graphics|video "
         "card|cards; "
         "on a|an|any|one|every ?normal|ordinary|plain|single|small|cheap|old|older|modest|average|"
         "regular|standard|consumer|slow|weak|windows|linux laptop|laptops|macbook|pc; on "
         "normal|ordinary|plain|cheap|old|older|modest|average|regular|standard|consumer|slow|weak "
         "laptops|pcs|hardware|computers|machines; on a|one single machine|computer; "
         "on a|one ?single consumer|gaming|single gpu; on a|one ?single consumer|gaming|single "
         "graphics|video "
         "card; "
         "on my|our|your own|gaming|home|old|work machine|computer|laptop|hardware|pc|desktop|"
         "workstation|notebook; on device $; on device speech|ai|inference|transcription|model|"
         "models; local first|only; fully|completely local; with|using|by ?a|any local model|"
         "models|llm|llms; local $; ^ local llm|llms|database|vector|memory|knowledge|server|"
         "image|chat|code|translation|text|search|copilot|model|models|ai|inference|agent|"
         "agents|chatbot|assistant|transcription|speech|embedding|embeddings|voice|rag|coding|"
         "language|tts|stt|ocr",
     .asked_not_after =
         "shop; shops; go; buy; eat; find; something; anything; is; are; the; a; my; in; "
         "more; stay; near; think; news; events"},
    // What lives within a program needs no server beside it. What gives access to such a database
    // is none itself.
    {.slug = "embedded",
     .label = "runs inside a program",
     .denial = "needs a server of its own",
     .group = TraitGroup::kRunning,
     .says_of = "run|runs|running|starts *4 inside|within a|the|your|an ?python program|process|"
                "application|app; embedded|embeddable database|key|store|vector|sql|search|graph|"
                "document|storage|analytical; inside|within the|your application|host|same ?s "
                "process|program; inside the application|program|process ?that|$; in process "
                "?sql|vector|graph database|engine|library|search|store|analytical",
     .types = "library; framework; repository; tool; platform; model",
     .is_of_types = true,
     .tags = "embedded database; in process; embeddable",
     .implies = "runs-locally",
     .asked = "no|without ?a|any ?separate|extra|dedicated|own|running ?database server|daemon "
              "process|processes|daemon; no|without ?a|any separate|extra server; no|without "
              "?a|any server $; no|without "
              "?a|any daemon; in process; run|runs|running|lives|living in|inside|within "
              "?my|the|our|your own|same|python process|program|app|application; inside "
              "my|our|the|your program|process|app|application; embeddable",
     .asked_not_before = "id; ids; isolation"},
    // Whoever is paid by the use runs the thing. "Managed" and "hosted" behind a verb of handling
    // are said of what a tool looks after.
    {.slug = "hosted",
     .label = "hosted",
     .denial = "not hosted",
     .group = TraitGroup::kRunning,
     .says = "self hosted or in the|a|our|their cloud; hosted by *3 or|and ?can ?be ?is "
             "run|runs|running|installed|used|started|self|locally|local; hosted|managed "
             "service|version|api|platform|offering|solution|server|mcp|option|"
             "endpoint|plan|inference|deployment|cloud; cloud hosted $; cloud hosted service|"
             "version|platform|and|solution|mcp|server|api; is|are|a cloud based platform|service|"
             "solution|tool|app|application; fully hosted|managed service|mcp|server|hosted|cloud|"
             "platform|solution|$; available|offered|provided as ?a ?cloud|hosted|managed "
             "service; software as a service; server hosted|managed by; api hosted by; hosted|"
             "static ?mcp ?server route|endpoint|url|address; single|same|one mcp server url; "
             "hosted ?and "
             "operated|managed|maintained|run via|by|through; rag|"
             "software|search|inference as a service; pay per call|request|token|minute|image; "
             "billed by|per ?the call|request|token|minute|second|image; on|"
             "from the providers|vendors|makers ?own servers|infrastructure|cloud; hosted speech|"
             "text|transcription|image|vector|search|database|code|chat|assistant|video|"
             "multimodal|embedding",
     .says_of = "remote mcp server|endpoint|service $; remote mcp server|endpoint|service that|"
                "which|providing|offering|exposing|accessible|available|from|for|with|https|hosted|"
                "by; server *5 at https *6 mcp|sse; over|via|through sse|http|streamable ?http at "
                "https; remote deployment $; official|oauth remote ?mcp server $; remote server no|"
                "with; cloud based integration|bridge|connector|mcp",
     .types = "mcp-server",
     .denies = "local deployment ?only $; local only $; no hosted version|service|option|offering; "
               "alternative to cloud|hosted|saas",
     .also_of_objects = true,
     .not_after = "self; locally; own; your; community; user; non; the; manage; manages; managing; "
                  "connect; connects; to; of; any; existing; with; or; and",
     .is_deniable = false,
     .tags = "hosted; saas; cloud hosted; hosted service; hosted api; cloud service; remote; "
             "remote mcp; remote server",
     .facts = "type api; type web app; price per use",
     .opposites = "~runs-locally; ~self-hostable",
     .asked =
         "^ hosted; hosted $; in the cloud $; cloud hosted|based; fully managed|hosted; "
         "offered|available as a service; hosted already; already hosted; nothing to "
         "install|deploy ?locally|myself|ourselves; without|not|dont|no install|installing|"
         "installation|installations anything|software|locally|required|needed; "
         "without|not|dont|no "
         "install|installing|installation $; hosted|managed service|version|api|solution|offering; "
         "hosted ?remote|mcp|web server|servers; as a ?remote hosted|managed",
     .asked_not = "no|not|without|sans|avoid ?a|any saas ?product|products|service|services|$; "
                  "not|no ?a|any hosted|managed service|services|product|solution|offering|"
                  "version|based",
     .asked_not_after = "self; locally; for; as"},
    // A server that starts locally, an image to deploy and a package for one's premises all say it.
    {.slug = "self-hostable",
     .label = "can be self-hosted",
     .denial = "cannot be self-hosted",
     .group = TraitGroup::kRunning,
     .says = "self hostable|hostability; be self hosted; self hosted or in|cloud|hosted|managed; "
             "or as a "
             "?standalone server $; self hosted platform|tool|solution|"
             "alternative|application|app|web|open|ai|search|option|deployment|deployments|"
             "version|mcp|service|bot|chat|assistant|software|photo|media|video|music|file|"
             "bookmark|password|note|notes|wiki|knowledge; self hosting ?is ?supported|possible|"
             "option|options|via|with|using|through|on|$; self host ?it|with|via|on|or|using|the; "
             "host it yourself; come|comes|ships "
             "with weights that|which one|you|anyone may|can ?self host|run; on "
             "premise|premises|prem deployment|deployments|installation|"
             "install|option; on premise|premises|prem and|or cloud|hosted; deployed|deploy|"
             "deployable|runs|run on premise|premises|prem; on your own server|servers|"
             "infrastructure; ships|includes|starts|provides|offers|comes|runs|run ?with a|an|its "
             "?small|own|local|built ?in http|rest|local|api|inference|openai server; starts|"
             "serves a|an http|rest|local server|interface|api; local server|deployment $; ships|"
             "provides|includes|offers *2 docker image|images $; ships|provides|includes|offers "
             "*2 docker image|images with|for|and; be ?easily deployed ?on|across|to|in|with|"
             "using|via *2 docker|kubernetes|cloud|server|servers|infrastructure|vps; serves *1 "
             "?on the|your local network; single|strong|one|own gpu can serve|run",
     .not_after = "your; for; of; to; with; manage; manages; managing; from; into; existing; both; "
                  "against; or; and; including; any",
     .tags = "self hosted; self hosting; selfhosted; self hostable; on premise; on premises",
     .opposites = "~hosted -open-weights -open-source -docker -runs-locally; ~needs-service",
     .asked = "self hosted|hostable|host|hosting; selfhosted|selfhost; host ?it|them myself|"
              "ourselves; on premise|premises|prem; on my|our ?own server|servers|infrastructure",
     .asked_not_after = "list"},
    // Of what has to be there first people ask to be spared it, so that rows of this group have
    // `asked_not` and seldom `asked`.
    {.slug = "needs-gpu",
     .label = "needs a GPU",
     .denial = "needs no GPU",
     .group = TraitGroup::kNeeds,
     .says = "requires|require|needs|requiring ?a|an|one|at ?least|single|modern|powerful|"
             "dedicated ?nvidia|cuda|amd|capable|compatible|modern|dedicated|single ?enabled|"
             "capable|compatible|h100|a100|gb ?h100|a100 gpu|gpus; requires|require|needs *3 "
             "vram; gpu|gpus is|are required|needed; gpu required; runs|run|running on|with *3 "
             "gpu|cuda "
             "kernels",
     .denies =
         "no ?dedicated|special|nvidia gpu|gpus ?is ?required|needed|necessary; no ?dedicated "
         "graphics card|cards; without ?a|an|any|the|needing|requiring ?a|an|any|the "
         "?dedicated|special|powerful|expensive gpu|gpus; gpu ?is optional; gpu free; gpu|"
         "gpus is|are not required|needed|necessary; gpu isnt|not required|needed|necessary",
     .void_where = "hosted -runs-locally -self-hostable -open-source -open-weights",
     .opposites = "runs-on-cpu",
     .asked_not =
         "no ?dedicated|nvidia gpu|gpus|graphics ?card ?is ?needed|required; without ?a|an|"
         "any|the|needing|requiring|using ?a|an|any|the ?dedicated|nvidia gpu|gpus|graphics "
         "?card; not need|needing|require|requiring ?a|an|any ?dedicated gpu|gpus; dont|"
         "doesnt need|require ?a|an|any ?dedicated gpu|gpus; not|dont|doesnt|without|havent "
         "have|having|own|owning|got ?a|an|any|my ?own ?dedicated|nvidia gpu|gpus|graphics ?card; "
         "gpu free"},
    {.slug = "runs-on-cpu",
     .label = "runs on a CPU",
     .denial = "does not run on a CPU",
     .group = TraitGroup::kNeeds,
     .says = "run|runs|running|works|work|inference|fast|faster|quickly|realtime|efficiently "
             "?entirely|efficiently|models|well|it|offline ?models on ?both|a|the|any|ordinary|"
             "plain|consumer|standard|single|commodity|one|almost ?or|bare|plain|ordinary|normal|"
             "any ?a cpu|cpus|processor; cpu only|inference; on ?a|the cpu|processor alone|only; "
             "on the "
             "processor or|and ?the graphics|gpu|on; on the graphics ?card|cards or|and ?on ?the "
             "processor|cpu",
     .opposites = "needs-gpu",
     .asked = "on ?a|the|my cpu ?only|alone; on cpus; cpu only|inference"},
    // "Supports API keys" offers a lock for one's own server, and asks for nothing.
    {.slug = "needs-api-key",
     .label = "needs an API key",
     .denial = "needs no API key",
     .group = TraitGroup::kNeeds,
     .says = "requires|require|needs|need|requiring|required *4 api key|keys|token|credentials; "
             "requires|require|needs|requiring *4 access token|key; api key|keys|token ?is|are "
             "required|needed|necessary; with your own *2 api key|keys; bring your own *2 api "
             "?key|keys|key; bring your own key|keys; get|obtain|set|provide|enter|supply|"
             "configure|paste|insert|add ?up your *2 api key|keys|token; authenticate|"
             "authenticates|authenticated|authentication|auth|authorized with|via|using|by|"
             "through ?an|a|your *1 api key|keys|token|tokens; api key|token auth|authentication; "
             "with|by a|one ?single api key",
     .says_of = "one|single|same ?api key opens|serves|unlocks|covers",
     .types = "api; mcp-server; model; platform",
     .denies = "no|without ?a|an|any|the|extra|requiring|needing|paid|need|providing|using ?for|a|"
               "an|any|the|paid|separate|additional|external ?openai|anthropic|third|google ?party "
               "api ?access key|keys|token|tokens|credentials ?is|are ?required|needed|necessary; "
               "no ?api keys|key|credentials ?are|is required|needed|necessary; no authentication "
               "?is required|needed|necessary; without ?requiring|needing ?any authentication $; "
               "api key|keys ?is|are optional; zero api keys; api key|keys is|are not required|"
               "needed|necessary; api key|keys isnt|arent|not required|needed|necessary",
     .not_after = "supports; support; supporting; or; optional; no; for",
     .asked_not =
         "without|no ?a|an|any|the|needing|requiring|using ?for ?a|an|any|the|paid ?openai|"
         "anthropic|google api|access key|keys|token|tokens ?needed|required; not need|"
         "needing|require|requiring ?a|an|any api|access key|keys|token; dont|doesnt need|"
         "require ?a|an|any api|access key|keys|token; without|no ?a|an|any key|keys $; api key "
         "free; keyless"},
    // A server that works "through the X API" needs a connection and somebody else. Interfaces of a
    // machine or a program (`not_before_last`) are called APIs as well and are no service.
    {.slug = "needs-service",
     .label = "uses a remote service",
     .denial = "uses no remote service",
     .group = TraitGroup::kNeeds,
     .says_of =
         "through|via|using|uses|use|leverages|leveraging|by|on *9 api|apis; from|of|with|"
         "into|to the *3 api|apis; server|servers|integration|implementation|wrapper|"
         "interface|bridge|access for|to|with|wrapping|around|of ?the *4 api|apis; through|"
         "via *3 infrastructure|platform|cloud|models; integrates|integrate|integrating|"
         "integrated|connects|connect|connecting|interact|interacts|interacting with|to *5 "
         "api|apis; simple api calls|call|interface; using|uses|via|through|with ?the openais|"
         "openai gpt|model|models|dall|image; gemini|replicate|openrouter powered; "
         "via|through|to a|the remote *2 server|instance|endpoint",
     .types = "mcp-server",
     .not_before_last =
         "via; using; through; uses; use; by; on; for; of; from; with; rest; restful; http; "
         "https; its; own; local; simple; c; c++; python; java; javascript; browser; native; "
         "win32; posix; kernel; docker; kubernetes; k8s; compatible; accessibility; xml; "
         "json; graphql; unified; sql; common; standard; this; that; plugin; an; a; any; "
         "your; open; custom; other; external; extension; scripting; debugger; devtools; "
         "internal; the; clean; standardized; consistent; language; existing; different; "
         "multiple; various; arbitrary; automation; ollama; sampling; and; or; mcp; exposed; "
         "backend; testing; hoc; llm; cuda; playwright; puppeteer; selenium; sdk; cli; feature; "
         "public",
     .is_deniable = false,
     .tags = "cloud; cloud service",
     // What it fetched is there where it works offline as well.
     .void_where = "runs-offline",
     .asked_not =
         "without ?a|any|using|the remote service|services|provider; no remote service|services"},
    // "Sites that require a login" are what the thing works on.
    {.slug = "needs-account",
     .label = "needs an account",
     .denial = "needs no account",
     .group = TraitGroup::kNeeds,
     .says = "requires|require|needs|need|requiring a|an ?valid|active|free|paid|premium|"
             "developer ?business|developer account|subscription|login; requires|require "
             "registration|login; registration|login is required",
     .denies =
         "no|without ?a|an|any|the|creating|requiring|needing|need ?for|a|an|any|the ?user "
         "account|registration|signup|subscription ?creation ?is|are ?required|needed|"
         "necessary; no login|logins ?is required|needed|requirement|requirements; no sign up|"
         "in ?required|needed; without signing up|in; no authentication ?is required|needed|"
         "necessary",
     .not_after = "that; which; servers; sites; users; services; who; not",
     .asked_not =
         "without|no ?a|an|any|the|creating|requiring|needing ?a|an|any ?user account|"
         "accounts|registration|signup|login|subscription ?needed|required; no sign up|in; "
         "without|not|dont|doesnt sign|signing|log|logging up|in; without|not|dont|doesnt "
         "register|registering ?first|anywhere $; not need|require ?a|an|any account|registration|"
         "login; dont|doesnt need|require ?a|an|any account|registration|login; no credit card "
         "?needed|required; without ?a|any credit card"},
});
// NOLINTEND(bugprone-suspicious-missing-comma)

}  // namespace

std::span<const Trait> running_rows() { return kRunningRows; }

}  // namespace matchgraph
