#pragma once

/// What is typed of a person's table: which heading is which column, and answers to what the table
/// leaves open.

#include "core/result.hpp"
#include "scenario/table/places_file.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace folkmoot::cli {

/// Both sides of the last "=" of what was typed (of the first for `first`): headings may hold one.
[[nodiscard]] std::optional<std::pair<std::string, std::string>> sides_of(const std::string& typed,
                                                                          bool first);

/// What `--match` and `--read` say.
struct TypedTable {
    std::map<std::string, std::string> columns; ///< column -> heading
    TableAnswers answers;
};
/// `match`: HEADING=COLUMN each; `read`: QUESTION=ANSWER each.
[[nodiscard]] Result<TypedTable> read_typed_table(const std::vector<std::string>& match,
                                                  const std::vector<std::string>& read);

/// The questions of a table with what to type for each answer. `prefix`: before a question where
/// there are two tables, "providers:".
[[nodiscard]] std::string ways_on(const std::vector<TableQuestion>& questions,
                                  std::string_view prefix = {});

/// Answers to questions that the table does not put: a slip, where a person typed them.
[[nodiscard]] Problems check_answers(const TableAnswers& answers, const PlacesLook& look,
                                     std::string_view prefix = {});

/// Problems of a table; the last of them says how to go on.
[[nodiscard]] Problems with_ways_on(Problems problems, const std::vector<TableQuestion>& questions,
                                    std::string_view prefix = {});

} // namespace folkmoot::cli
