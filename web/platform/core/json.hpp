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

} // namespace folkmoot
