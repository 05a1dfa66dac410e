#include "cli/formula.hpp"

#include "cli/files.hpp"
#include "cli/table/typed.hpp"
#include "core/table/delimited.hpp"
#include "core/words/quoted.hpp"
#include "labs/funding/report.hpp"
#include "scenario/formula_file.hpp"
#include "scenario/json/tree.hpp"
#include "scenario/load.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <map>
#include <optional>
#include <utility>

namespace folkmoot::cli {
namespace {

namespace fs = std::filesystem;

constexpr int folders_up = 5;  // in which scenarios/ is looked for

// scenarios/formulas here, in a folder above, or above the program.
std::vector<fs::path> formula_folders(const std::string& program) {
    std::vector<fs::path> folders;
    std::error_code ignored;
    for (fs::path start : {fs::path("."), own_folder(program)}) {
        start = fs::absolute(start, ignored);
        for (int up = 0; up < folders_up; ++up) {
            const fs::path folder = start / "scenarios" / "formulas";
            if (fs::is_directory(folder, ignored)) folders.push_back(folder);
            if (start == start.parent_path()) break;
            start = start.parent_path();
        }
    }
    return folders;
}

// A file by name in one of the folders, with or without its ending.
Result<std::string> find_named(const std::string& name, const std::vector<fs::path>& folders,
                               const std::string& ending, const std::string& kind) {
    std::vector<std::string> stems;
    for (const fs::path& folder : folders) {
        for (const std::string& end : {ending, std::string()}) {
            if (is_file(folder / (name + end))) return (folder / (name + end)).string();
        }
        std::error_code ignored;
        for (const auto& entry : fs::directory_iterator(folder, ignored)) {
            if (entry.path().extension() == ending) stems.push_back(entry.path().stem().string());
        }
    }
    std::sort(stems.begin(), stems.end());
    stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
    Problem p = problem_at({}, "there is no such " + kind, name);
    for (const std::string& stem : stems) p.allowed += (p.allowed.empty() ? "" : ", ") + stem;
    if (stems.empty()) p.allowed = "a file";
    const std::vector<std::string_view> names(stems.begin(), stems.end());
    p.nearest = nearest_name(name, names);
    return p;
}

// A file by the path that a person typed, or by name.
Result<std::string> find_file(const std::string& name, const std::vector<fs::path>& folders,
                              const std::string& ending, const std::string& kind) {
    if (is_file(name)) return name;
    return find_named(name, folders, ending, kind);
}

// What was typed for a table and the formula that reads it.
struct Typed {
    bool strict = true; ///< an answer that nobody asked for is a slip
    std::map<std::string, double> levers;
    TypedTable table;
};

// A number as people type it: 0.3, 30%, £1,000,000, 5m.
std::optional<double> typed_number(const std::string& text) {
    return number_in(text, {.magnitude = true});
}

Result<Typed> read_typed(const FormulaOptions& options) {
    Typed read;
    Problems problems;
    for (const std::string& each : options.set) {
        const auto sides = sides_of(each, true);
        const auto value = sides ? typed_number(sides->second) : std::nullopt;
        if (!sides)
            problems.push_back(
                problem_at("--set", "not KEY=VALUE", each, "budget=1000000, for example"));
        else if (!value)
            problems.push_back(problem_at("--set " + sides->first, "not a number", sides->second,
                                          "a number such as 0.3, 30% or 1000000"));
        else
            read.levers[sides->first] = *value;
    }
    Result<TypedTable> table = read_typed_table(options.match, options.read);
    if (table) {
        read.table = std::move(*table);
    } else {
        problems.insert(problems.end(), table.problems().begin(), table.problems().end());
    }
    if (!(options.loss >= 0.0 && options.loss <= 1.0))
        problems.push_back(
            problem_at("--loss", "out of range", plain_number(options.loss), "0 to 1"));
    if (!problems.empty()) return problems;
    return read;
}

// A file of a table by path or name, and its bytes.
struct NamedText {
    std::string path, text;
};
Result<NamedText> read_table(const std::string& name, const std::vector<fs::path>& folders) {
    const auto path = find_file(name, folders, ".csv", "table");
    if (!path) return path.problems();
    auto text = read_file(*path);
    if (!text) return text.problems();
    return NamedText{*path, std::move(*text)};
}

// The table that a formula names itself: in the folders of formulas, not elsewhere.
Result<NamedText> read_own_table(const std::string& name, const std::vector<fs::path>& folders) {
    const auto path = find_named(name, folders, ".csv", "table");
    if (!path) return path.problems();
    const fs::path file(*path);
    auto text =
        read_named(fs::absolute(file).parent_path(), file.filename().string(), most_file_bytes);
    if (!text) return text.problems();
    if (!*text) return problem_at(*path, "cannot be read");
    return NamedText{*path, std::move(**text)};
}

// Whether a table is one of ours, and not a person's own.
bool comes_with_folkmoot(const fs::path& table, const std::vector<fs::path>& formula_folders) {
    std::error_code ignored;
    const fs::path folder = fs::weakly_canonical(table, ignored).parent_path();
    return std::any_of(formula_folders.begin(), formula_folders.end(), [&](const fs::path& ours) {
        return fs::weakly_canonical(ours / "tables", ignored) == folder;
    });
}

// A formula on a table, read from files. `table`: as typed; empty: the formula's own.
Result<FundingCase> read_case(const std::string& name, const std::string& table, const Typed& typed,
                              const std::string& program) {
    std::vector<fs::path> folders = formula_folders(program);
    const auto path = find_file(name, folders, ".json", "formula");
    if (!path) return path.problems();
    auto text = read_file(*path, limits::file_bytes);
    if (!text) return text.problems();
    const auto formula = read_formula_file(*path, *text);
    if (!formula) return formula.problems();
    if (table.empty() && formula->table.empty())
        return problem_at("--table", "the formula names no usual table", {}, "a CSV file");
    const std::vector<fs::path> shipped = folders;
    const fs::path beside = fs::path(*path).parent_path();
    folders.insert(folders.begin(), beside);
    for (fs::path& folder : folders) folder /= "tables";
    folders.insert(folders.begin() + 1, beside);
    auto own = table.empty() ? read_own_table(formula->table, folders) : read_table(table, folders);
    if (!own) return own.problems();
    std::map<std::string, std::string> columns = typed.table.columns;
    if (!typed.strict) {
        const auto needed = needed_columns(*formula);
        std::erase_if(columns, [&](const auto& column) {
            return column.first != name_column &&
                   std::ranges::find(needed, column.first, &NeededColumn::name) == needed.end();
        });
    }
    FundingTexts texts{*path,
                       std::move(*text),
                       typed.levers,
                       own->path,
                       std::move(own->text),
                       std::move(columns),
                       typed.table.answers};
    texts.own_table = !comes_with_folkmoot(own->path, shipped);
    if (!table.empty() && !formula->table.empty()) {
        if (auto usual = read_own_table(formula->table, folders)) {
            texts.usual_table_file = usual->path;
            texts.usual_table = std::move(usual->text);
        }
    }
    auto read = read_funding_case(texts);
    if (read && typed.table.answers.empty()) return read;
    const PlacesLook look = look_at_table(texts);
    Problems problems = typed.strict ? check_answers(typed.table.answers, look) : Problems{};
    if (read && problems.empty()) return read;
    if (!read) {
        const Problems& more = read.problems();
        problems.insert(problems.begin(), more.begin(), more.end());
        return with_ways_on(std::move(problems), look.questions);
    }
    return problems;
}

// The place of an id, or of a name that no other place has.
Result<std::size_t> find_place(const PlaceTable& table, const std::string& wanted) {
    for (const auto* column : {&table.ids, &table.names}) {
        const auto found = std::find(column->begin(), column->end(), wanted);
        if (found == column->end()) continue;
        const auto place = static_cast<std::size_t>(found - column->begin());
        std::string ids;
        std::size_t same = 0;
        for (std::size_t p = place; p < column->size(); ++p) {
            if ((*column)[p] != wanted) continue;
            ids += (ids.empty() ? "" : ", ") + table.ids[p];
            ++same;
        }
        if (same == 1) return place;
        return problem_at("--explain", std::to_string(same) + " places of the table have this name",
                          wanted, "one of their ids: " + ids);
    }
    Problem p = problem_at("--explain", "there is no such place in the table", wanted,
                           "an id or a name of the table");
    std::vector<std::string_view> names(table.names.begin(), table.names.end());
    names.insert(names.end(), table.ids.begin(), table.ids.end());
    p.nearest = nearest_name(wanted, names);
    return p;
}

// The questions beyond the answer itself.
Problems ask_more(const FormulaOptions& options, const FundingCase& now, const FundingCase* other,
                  FundingReport& report) {
    if (!options.explain.empty()) {
        const auto place = find_place(*now.table, options.explain);
        if (!place) return place.problems();
        report.explained = *place;
        auto terms = why(now, other, report.answer, *report.explained);
        if (!terms) return terms.problems();
        report.why = std::move(*terms);
        report.why_sentence =
            why_sentence(report.answer, *now.table, *report.explained, report.why);
        auto rows = incentives_of(now, report.answer, *report.explained);
        if (!rows) return rows.problems();
        report.incentives = std::move(*rows);
    }
    if (options.solve) {
        auto solved = backwards(now, report.answer, options.loss);
        if (!solved) return solved.problems();
        report.solved = std::move(*solved);
    }
    return {};
}

}  // namespace

int formula(const Program& program, const FormulaOptions& options) {
    auto typed = read_typed(options);
    if (!typed) return report(typed.problems());
    const auto now = read_case(options.formula, options.table, *typed, program.path);
    if (!now) return report(now.problems());
    std::optional<FundingCase> other;
    FundingAgainst against =
        options.against == "target" ? FundingAgainst::target : FundingAgainst::today;
    if (!options.against.empty() && options.against != "today" && options.against != "target") {
        against = FundingAgainst::formula;
        // Both are applied to the same table: the one that was named, or the first formula's own.
        const std::string table = options.table.empty() ? now->formula.text.table : options.table;
        // Its own levers stand as usual; the table is read in the same way.
        Typed same = *typed;
        same.levers.clear();
        same.strict = false;
        auto read = read_case(options.against, table, same, program.path);
        if (!read) return report(read.problems());
        other = std::move(*read);
    }
    const FundingCase* compared = other ? &*other : nullptr;
    const auto answer = answer_funding(*now, against, compared);
    if (!answer) return report(answer.problems());
    FundingReport told{.of = *now, .answer = *answer};
    const Problems problems = ask_more(options, *now, compared, told);
    if (!problems.empty()) return report(problems);
    const std::string text =
        options.format == "csv" ? funding_csv(told) : funding_json(told) + "\n";
    std::fwrite(text.data(), 1, text.size(), stdout);
    std::fflush(stdout);
    return done;
}

bool is_formula(std::string_view text) {
    JsonValue root;
    Problems unused;
    return read_json(text, 0, "", root, unused) && root.member("steps") != nullptr &&
           root.member("areas") == nullptr;
}

Problems check_formula(const std::string& path) {
    const auto text = read_file(path, limits::file_bytes);
    if (!text) return text.problems();
    const auto formula = load_formula(path, *text);
    if (!formula) return formula.problems();
    const fs::path table = fs::path(path).parent_path() / "tables" / formula->text.table;
    if (formula->text.table.empty() || !is_file(table)) return {};
    const auto read = read_case(path, {}, {}, path);
    if (!read) return read.problems();
    const auto answer = answer_funding(*read, FundingAgainst::today, nullptr);
    return answer ? Problems{} : answer.problems();
}

} // namespace folkmoot::cli
