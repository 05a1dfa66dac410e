#include "scenario/load.hpp"

#include "core/hash.hpp"
#include "models/list.hpp"
#include "scenario/load_parts.hpp"
#include "scenario/trial_parts.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace folkmoot {

namespace {

/// What a file of parts that several scenarios share may hold. Its "about" is for readers.
constexpr std::string_view shared_parts[] = {
    "about",  "settings", "sources_of", "policies", "levers", "assumptions", "outcomes",
    "charts", "tour",     "statements", "checks",   "limits", "sources"};

/// The data files of one scenario, each read once.
class DataFiles {
public:
    DataFiles(Report& report, const std::map<std::string, std::string>& given)
        : report_(report), given_(given) {}

    const JsonValue* open(const JsonValue& name, std::string_view path) {
        const std::string file = read_text(report_, name, path, 200);
        if (file.empty()) return nullptr;
        if (!is_file_name(file)) {
            report_.add(name, path, "not the name of a data file", in_quotes(file),
                        std::string(file_name_allowed));
            return nullptr;
        }
        if (const auto known = trees_.find(file); known != trees_.end())
            return known->second.whole();
        return read(name, path, file).whole();
    }

private:
    struct Tree {
        JsonValue root;
        bool complete = false;
        const JsonValue* whole() const { return complete ? &root : nullptr; }
    };

    const Tree& read(const JsonValue& name, std::string_view path, const std::string& file) {
        constexpr std::size_t most_files = 100;
        Tree& tree = trees_[file];
        const auto text = given_.find(file);
        if (trees_.size() > most_files) {
            report_.add(name, path, "too many data files", {}, "at most 100");
        } else if (text == given_.end()) {
            std::vector<std::string_view> names;
            names.reserve(given_.size());
            for (const auto& [known, unused] : given_) names.push_back(known);
            report_.add(name, path, "there is no such data file", in_quotes(file),
                        names.empty() ? "a file in scenarios/data/" : any_of(names),
                        nearest_name(file, names));
        } else {
            const std::uint8_t index = report_.add_file("data/" + shortened(file));
            Problems problems;
            tree.complete =
                read_json(text->second, index, report_.file_name(index), tree.root, problems);
            for (Problem& problem : problems) report_.add(std::move(problem));
            if (tree.complete && tree.root.kind != JsonKind::object) {
                report_.add(tree.root, {}, "wrong type", found_text(tree.root), "an object: { … }");
                tree.complete = false;
            }
        }
        return tree;
    }

    Report& report_;
    const std::map<std::string, std::string>& given_;
    std::map<std::string, Tree> trees_;
};

/// The parts that the file leaves to a file which it shares with others: "rest": {"from": NAME}.
const JsonValue* read_rest(Report& report, const JsonValue& root, const OpenData& open_data) {
    const JsonValue* rest = root.member("rest");
    if (rest == nullptr) return nullptr;
    ObjectReader reader(report, *rest, "rest");
    const JsonValue* name = reader.get("from", Presence::required);
    reader.finish();
    const JsonValue* parts = name != nullptr ? open_data(*name, "rest.from") : nullptr;
    if (parts == nullptr) return nullptr;
    for (const JsonKey& key : parts->keys) {
        if (report.full()) break;
        if (std::ranges::find(shared_parts, key.name) == std::end(shared_parts))
            report.add(parts->file, key, shortened(key.name), "unknown key", in_quotes(key.name),
                       any_of(shared_parts), nearest_name(key.name, shared_parts));
    }
    return parts;
}

/// The model comes first: it says what settings and outcomes there are.
void read_model(Report& report, ObjectReader& file, Scenario& scenario) {
    const auto keys = model_keys();
    std::string_view key = keys.front();
    if (const JsonValue* name = file.get("model", Presence::optional)) {
        if (const auto index = read_one_of(report, *name, "model", "model", keys))
            key = keys[*index];
    }
    scenario.model = find_model(key);
    if (scenario.model == nullptr) {
        report.add(Problem{.path = "model",
                           .what = "this program was made without the model",
                           .found = in_quotes(key)});
        scenario.model = models().front();
    }
    report.set_model(scenario.model);
}

void read_heading(Report& report, ObjectReader& file, Scenario& scenario) {
    if (const JsonValue* name = file.get("name", Presence::required))
        scenario.name = read_key(report, *name, "name");
    scenario.title = file.text("title", Presence::required, 100);
    scenario.question = file.text("question", Presence::required, 200);
    if (const JsonValue* paragraphs = file.get("introduction", Presence::required))
        scenario.introduction = read_texts(report, *paragraphs, "introduction", 2, 2);
    scenario.place = file.text("place", Presence::required, 100);
    scenario.money_year = file.text("money_year", Presence::required, 20);
}

void read_size(Report& report, ObjectReader& file, Scenario& scenario) {
    const bool known = scenario.people >= limits::least_population;
    const double usual = known ? std::min<double>(scenario.population, std::floor(scenario.people))
                               : scenario.population;
    scenario.population = static_cast<std::uint32_t>(
        file.whole("population", limits::least_population, limits::most_population, usual));
    if (const auto problem = too_many_citizens(scenario, scenario.population); known && problem)
        report.add(file.at("population"), "population", problem->what, problem->found,
                   problem->allowed);
    scenario.weeks =
        static_cast<std::uint32_t>(file.whole("weeks", 1, limits::most_weeks, scenario.weeks));
    scenario.seed = static_cast<std::uint64_t>(file.whole(
        "seed", 0, static_cast<double>(limits::most_seed), static_cast<double>(scenario.seed)));
}

void read_lists(Report& report, ObjectReader& file, Scenario& scenario) {
    if (const JsonValue* statements = file.get("statements", Presence::optional))
        scenario.statements = read_texts(report, *statements, "statements", 0, 100);
    if (const JsonValue* limits = file.get("limits", Presence::required))
        scenario.limits = read_texts(report, *limits, "limits", 1, 100);
}

/// Of the file's text and of the data files that it names.
std::uint64_t hash_of(std::string_view text, const std::map<std::string, std::string>& data) {
    Fingerprint fingerprint;
    fingerprint.add(text);
    for (const std::string& name : data_files_named(text)) {
        const auto file = data.find(name);
        if (file == data.end()) continue;
        fingerprint.add(std::string_view(name));
        fingerprint.add(std::string_view(file->second));
    }
    return fingerprint.value();
}

} // namespace

bool is_key(std::string_view name) {
    constexpr std::size_t longest = 60;
    return !name.empty() && name.size() <= longest && name.front() != '-' && name.back() != '-' &&
           std::ranges::all_of(name, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
           });
}

std::string read_key(Report& report, const JsonValue& value, std::string_view path) {
    std::string name = read_text(report, value, path, 60);
    if (name.empty() || is_key(name)) return name;
    report.add(value, path, "not a name", found_text(value), "small letters, digits and hyphens");
    return {};
}

Result<Scenario> load_scenario(std::string_view file_name, std::string_view text,
                               const std::map<std::string, std::string>& data) {
    Report report(file_name, models().front());
    JsonValue root;
    if (!read_json(text, 0, file_name, root, report.problems())) return report.take();

    DataFiles data_files(report, data);
    const OpenData open_data = [&](const JsonValue& name, std::string_view path) {
        return data_files.open(name, path);
    };
    const JsonValue* rest = read_rest(report, root, open_data);
    ObjectReader file(report, root, "", rest);
    if (!file.is_object()) return report.take();

    Scenario scenario;
    scenario.file = file_name;
    read_model(report, file, scenario);
    read_heading(report, file, scenario);
    read_places(report, file, open_data, scenario);
    read_size(report, file, scenario);
    read_settings(report, file, scenario);
    read_policies(report, file, scenario);
    read_field_groups(report, file, scenario);
    read_outcomes(report, file, scenario);
    read_charts(report, file, scenario);
    read_tour(report, file, scenario);
    read_checks(report, file, scenario);
    read_trial(report, file, scenario);
    read_lists(report, file, scenario);
    read_sources(report, file, scenario);
    read_chooser(report, file, scenario);
    (void)file.get("rest", Presence::optional);
    file.finish();
    if (!report.empty()) return report.take();
    scenario.hash = hash_of(text, data);
    return scenario;
}

std::optional<Problem> too_many_citizens(const Scenario& scenario, std::uint32_t population) {
    if (population <= scenario.people) return std::nullopt;
    return problem_at("population", "more citizens than there are people in the scenario’s areas",
                      with_commas(population), "at most " + with_commas(scenario.people));
}

std::vector<std::string> data_files_named(std::string_view text) {
    JsonValue root;
    Problems unused;
    std::vector<std::string> names;
    if (!read_json(text, 0, "", root, unused)) return names;
    for (const std::string_view part : {"areas", "reference", "rest"}) {
        const JsonValue* value = root.member(part);
        const JsonValue* from = value != nullptr ? value->member("from") : nullptr;
        if (from != nullptr && from->kind == JsonKind::text && is_file_name(from->text) &&
            std::ranges::find(names, from->text) == names.end())
            names.push_back(from->text);
    }
    return names;
}

} // namespace folkmoot
