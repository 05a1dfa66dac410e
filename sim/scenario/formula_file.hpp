#pragma once

/// Formula files: scenarios/formulas/NAME.json.
///
/// ```json
/// {
///   "name": "per-head-with-deprivation",
///   "title": "So much a head, more where people are poorer",
///   "explanation": "Every resident counts once, and up to a quarter more in the poorest places.",
///   "money_year": "2022/23",
///   "place_word": "area",
///   "table": "england-areas.csv",
///   "columns": [
///     {"name": "registered", "unit": "people", "meaning": "People registered with a practice",
///      "also": ["registered_patients", "patients", "list size"]},
///     {"name": "imd", "unit": "index", "meaning": "Mean deprivation score", "also": ["imd_mean"]},
///     {"name": "paid_today", "unit": "£", "meaning": "Paid last year", "also": []}
///   ],
///   "levers": [
///     {"name": "budget", "label": "Budget", "unit": "£", "value": 5000000, "low": 0,
///      "high": 20000000, "sentence": "What there is to share out", "source": "assumption"},
///     {"name": "extra", "label": "Extra for the poorest", "unit": "share", "value": 0.25, "low":
///     0,
///      "high": 1, "sentence": "How much more the poorest place counts", "source": "assumption",
///      "unverified": true}
///   ],
///   "bands": [
///     {"name": "age_sex", "unit": "index", "rows": ["male", "female"],
///      "columns": ["0_4", "5_14"], "values": [[3.97, 1], [3.64, 1.04]],
///      "column_pattern": "{row}_{column}", "source": "from memory", "unverified": true}
///   ],
///   "steps": [
///     {"name": "poverty", "is": "imd / max(imd)", "unit": "index", "sentence": "1 in the
///     poorest"},
///     {"name": "weighted", "is": "registered * (1 + extra * poverty)", "unit": "people"},
///     {"name": "allocation", "is": "budget * share_of(weighted)", "unit": "£"}
///   ],
///   "constraints": [
///     {"kind": "floor", "value": "0.98", "against": "paid_today", "per": "registered",
///      "sentence": "Nobody loses more than 2% a head"}
///   ],
///   "allocation": "allocation", "budget": "budget", "target": "allocation",
///   "today": "paid_today", "people": "registered", "need": "weighted", "deprivation": "imd",
///   "sources": [{"name": "…", "text": "…", "url": "…"}]
/// }
/// ```
///
/// `columns`, `steps`, `allocation`, `people`, `name`, `title`, `explanation` and `place_word` are
/// required; so are the name of everything that has one, and `is` of a step. Everything else may be
/// left out. Steps may stand in any order. The columns of a band table need not be listed: they are
/// people unless listed otherwise. How expressions and units are written: scenarios/README.md.

#include "core/result.hpp"
#include "funding/formula.hpp"

#include <string>
#include <string_view>

namespace folkmoot {

/// The formula in `text`, or every problem with the file's shape: wrong keys, types, names, units
/// and references, each with line and column. Expressions are left to `compile`. `file` is what
/// messages call it.
[[nodiscard]] Result<FormulaText> read_formula_file(std::string_view file, std::string_view text);

/// As above, then `compile`: for callers that want a sound formula and do not care who finds fault.
[[nodiscard]] Result<Formula> load_formula(std::string_view file, std::string_view text);

/// JSON text that reads to the same formula, but for `file` and the places of its expressions.
[[nodiscard]] std::string write_formula_file(const FormulaText& formula);

} // namespace folkmoot
