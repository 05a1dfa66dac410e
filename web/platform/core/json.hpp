#pragma once

#include <string>
#include <string_view>

namespace folkmoot {

/// Answers a JSON command with JSON text: what the plain view and the page's preparation use.
///
/// {"do":"describe","name","text","data"}: what `folkmoot describe` prints.
/// {"do":"card","name","text","data"}: {"title","question","trial","budgets"}, what a list of
/// scenarios says of it: whether it brings a trial, and how many of its areas have a budget.
/// {"do":"compare","name","text","data","reform","shared","changed","seed","population","weeks",
///  "replicates"}: what `folkmoot compare` prints. All but name, text and data may be left out.
/// {"do":"link", the same, "fingerprint","view"}: {"code"}. "read_link", "read_memory" and "fit":
/// see core_link.hpp.
/// {"do":"first","name","text","data","shown":[outcome]}: the messages that a page needs for its
///  first paint, base64 of length (u32, little endian) and bytes each, and what these outcomes come
///  to, in words: {"first","sentence","fingerprint","headlines":[{"label","baseline","reform"}]}.
/// Anything wrong: {"problems":[{"where","text"}]}.
[[nodiscard]] std::string answer_json(std::string_view command);

} // namespace folkmoot
