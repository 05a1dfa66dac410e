#pragma once

#include <string>
#include <string_view>

namespace folkmoot {

struct Scenario;

/// Answers a JSON command with JSON text.
///
/// {"do":"link","name","text","data","reform","shared","changed","seed","population","weeks",
///  "fingerprint","view"}: {"code"}. All but name, text and data may be left out. "read_link",
///  "read_memory" and "fit":
/// see core_link.hpp.
/// The build's own commands: see answer_build_json.
/// Anything wrong: {"problems":[{"where","text"}]}.
[[nodiscard]] std::string answer_json(std::string_view command);

/// The commands that only the page's build gives; empty if `what` is none of them.
///
/// {"do":"describe","name","text","data"}: what `folkmoot describe` prints.
/// {"do":"compare","name","text","data","reform","shared","changed","seed","population","weeks",
///  "replicates"}: what `folkmoot compare` prints. All but name, text and data may be left out.
/// {"do":"card","name","text","data"}: what the chooser shows of it:
/// {"title","question","trial","lesson",
///  "budgets","model","models"}: whether it brings a trial, and is a lesson about them; how many of
///  its areas have a budget; its model's key, and those of all models, the usual one first.
/// {"do":"picture","name","text","data","population","weeks"}: {"picture"}: its map in a few cells,
///  see rooms/explore/cells.hpp; of a few thousand citizens unless it says how many.
/// {"do":"first","name","text","data","shown":[outcome]}: the messages that a page needs for its
///  first paint, base64 of length (u32, little endian) and bytes each, and what these outcomes come
///  to, in words: {"first","sentence","fingerprint","headlines":[{"label","baseline","reform"}]}.
[[nodiscard]] std::string answer_build_json(std::string_view what, std::string_view command,
                                            const Scenario& scenario);

/// The commands of the workshop, with what is wrong line by line; empty if `what` is none of them.
/// "name", "text" and "data" are a scenario's, as above. Each gives "problems":
/// [{"text","line","column","path","what","found","allowed","nearest"}], empty if it is sound;
/// "line" and "column" from 1, 0 if not known.
///
/// {"do":"check"}: what it is: {"name","title","model","areas","people","providers","population",
///  "weeks","policies":[{"name","label"}]}.
/// {"do":"template"}: {"text"}: a scenario to begin with, see scenario/draft/template.hpp.
/// {"do":"own","areas":TABLE,"providers":TABLE}, either or both, each {"file","table","columns":
///  {COLUMN: heading},"answers":{KEY: value}}: a person's own tables in the place of the scenario's
///  areas and providers, see scenario/areas/own_places.hpp: {"areas","providers","text"}; "text" is
///  empty while there are problems, and of providers nothing is told while areas have any. Of each
///  table: {"problems","headings","names","columns":[{"column","meaning","unit","heading",
///  "by_hand"}],"notes","questions":[{"key","sentence","answers":[{"value","words"}],"chosen"}],
///  "rows"}; "rows": how many count, 0 if there are problems. "problems" beside them are of the
///  scenario.
[[nodiscard]] std::string answer_draft_json(std::string_view what, std::string_view command);

} // namespace folkmoot
