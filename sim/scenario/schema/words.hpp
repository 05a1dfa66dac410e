#pragma once

/// The vocabulary that schemas are written in: a function for each of the reader's (reader.hpp).

#include "core/describe.hpp"
#include "engine/model.hpp"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::schema {

using Json = nlohmann::ordered_json;

/// A text as `read_text` takes it; what `longest` counts are bytes there and characters here.
[[nodiscard]] Json text(std::string_view description, std::size_t longest = 1'000);
/// A name of small letters, digits and hyphens.
[[nodiscard]] Json key(std::string_view description);
[[nodiscard]] Json number(std::string_view description, Range range);
[[nodiscard]] Json whole(std::string_view description, double low, double high);
[[nodiscard]] Json flag(std::string_view description);
[[nodiscard]] Json one_of(std::string_view description, const std::vector<std::string_view>& names);
[[nodiscard]] Json list(std::string_view description, Json items, std::size_t least,
                        std::size_t most);
/// An object of these members and no others.
[[nodiscard]] Json object(std::string_view description, Json members,
                          const std::vector<std::string_view>& required);
/// An object that has every one of its members, and no others.
[[nodiscard]] Json entire(std::string_view description, Json members);
/// The same, but it may have those of `also`, too.
[[nodiscard]] Json entire_and(std::string_view description, Json members, const Json& also);
/// Of a JSON type: "string", "object" …
[[nodiscard]] Json of_type(std::string_view type, std::string_view description);
/// A number; null where there is none, as where nobody waits.
[[nodiscard]] Json or_null(std::string_view description);
/// 16 hexadecimal digits.
[[nodiscard]] Json fingerprint_of(std::string_view description);
/// Values of settings by key: numbers, true or false, names of options.
[[nodiscard]] Json values_by_key(std::string_view description);
/// With what a reform is compared, where it is said: only if that is not as usual.
[[nodiscard]] Json other_baseline();
/// Members that every result has: what its runs were made from.
[[nodiscard]] Json made_from();
/// What stands elsewhere in the same schema: "areas" of its `$defs`.
[[nodiscard]] Json refer(std::string_view definition);
/// The same of a member of a definition.
[[nodiscard]] Json refer_member(std::string_view definition, std::string_view member);
/// Where the member is one of the names, `then` holds of the object too.
[[nodiscard]] Json where(std::string_view member, const Json& names, Json then);

/// What a setting may be; `usual`: its value where nobody says otherwise.
[[nodiscard]] Json setting(const Setting& field, double usual);
/// A definition's name for what only one model has: "MODEL settings" made fit for an address.
[[nodiscard]] std::string model_part(const Model& model, std::string_view what);
/// What a definition's text and names are checked with: goes into every schema's `$defs`.
void add_common(Json& definitions);
/// The head of a schema.
[[nodiscard]] Json head(std::string_view name, std::string_view title,
                        std::string_view description);

/// The members of a design, and which of them a scenario's own design must have.
[[nodiscard]] Json design_members(const Json& settings,
                                  const std::vector<std::string_view>& outcomes);
[[nodiscard]] const std::vector<std::string_view>& design_required();

} // namespace folkmoot::schema
