#include "analysis/replicate_file.hpp"

#include "analysis/json_number.hpp"
#include "core/hash.hpp"
#include "core/quoted.hpp"
#include "engine/snapshot.hpp"

#include <nlohmann/json.hpp>

#include <limits>
#include <utility>

namespace folkmoot {
namespace {

using Json = nlohmann::ordered_json;
/// What was read: an ordered object copies what it holds while it grows, to whatever depth.
using ReadJson = nlohmann::json;

Json made_from(const Scenario& scenario, const Attempt& attempt) {
    return {{"engine", engine_version},
            {"scenario", scenario.name},
            {"scenario_hash", to_hex(scenario.hash)},
            {"policy", policy_named(scenario, attempt.reform).name},
            {"assumptions", attempt.shared},
            {"levers", attempt.changed},
            {"seed", attempt.seed},
            {"weeks", weeks_of(scenario, attempt)},
            {"population", population_of(scenario, attempt)}};
}

Json printed_numbers(const std::vector<double>& values) {
    Json list = Json::array();
    for (const double value : values) list.push_back(printed_number(value));
    return list;
}

/// A stranger's value in a message: what holds others, to whatever depth, is not written out.
std::string as_found(const ReadJson& value) {
    return value.is_structured() ? "that differ" : shortened(value.dump());
}

/// So many numbers, null for none; false if that is not what there is.
bool read_printed(const ReadJson& object, const char* name, std::size_t count,
                  std::vector<double>& values) {
    const auto list = object.find(name);
    if (list == object.end() || !list->is_array() || list->size() != count) return false;
    for (const ReadJson& value : *list) {
        if (!value.is_number() && !value.is_null()) return false;
        values.push_back(value.is_null() ? std::numeric_limits<double>::quiet_NaN()
                                         : value.get<double>());
    }
    return true;
}

} // namespace

std::string write_replicates(const Scenario& scenario, const Attempt& attempt,
                             const ReplicateOutcomes& outcomes) {
    Json json{{"of", made_from(scenario, attempt)}, {"replicates", Json::array()}};
    for (const auto& [number, outcome] : outcomes.of)
        json["replicates"].push_back({{"number", number},
                                      {"fingerprint", to_hex(outcome.fingerprint)},
                                      {"baseline", printed_numbers(outcome.baseline)},
                                      {"reform", printed_numbers(outcome.reform)}});
    return json.dump();
}

Problems read_replicates(std::string_view file, std::string_view text, const Scenario& scenario,
                         const Attempt& attempt, std::uint32_t replicates,
                         ReplicateOutcomes& into) {
    const auto problem = [&](std::string what, std::string found, std::string allowed) {
        Problem p = problem_at({}, std::move(what), std::move(found), std::move(allowed));
        p.file = file;
        return Problems{std::move(p)};
    };
    const auto unreadable = [&] {
        return problem("not replicates", {}, "what `compare --only` printed");
    };
    const ReadJson json = ReadJson::parse(text, nullptr, false);
    if (!json.is_object() || !json.contains("of") || !json.contains("replicates") ||
        !json["replicates"].is_array())
        return unreadable();
    const ReadJson wanted = ReadJson::parse(made_from(scenario, attempt).dump());
    for (auto member = wanted.begin(); member != wanted.end(); ++member) {
        const auto& of = json["of"];
        const auto found = of.find(member.key());
        if (!of.is_object() || found == of.end()) return unreadable();
        if (*found != *member)
            return problem("replicates of something else", member.key() + " " + as_found(*found),
                           member->dump());
    }
    const std::size_t measures = scenario.model->measures().size();
    for (const ReadJson& each : json["replicates"]) {
        ReplicateOutcome outcome;
        const auto number = each.is_object() ? each.find("number") : each.end();
        if (number == each.end() || !number->is_number_unsigned() ||
            !read_printed(each, "baseline", measures, outcome.baseline) ||
            !read_printed(each, "reform", measures, outcome.reform))
            return unreadable();
        const auto hash = each.find("fingerprint");
        const auto value = hash != each.end() && hash->is_string()
                               ? from_hex(hash->get<std::string>())
                               : std::nullopt;
        if (!value) return unreadable();
        outcome.fingerprint = *value;
        const auto at = number->get<std::uint64_t>();
        if (at >= replicates)
            return problem("a replicate that was not asked for", std::to_string(at),
                           "0 to " + std::to_string(replicates - 1));
        if (!into.of.emplace(static_cast<std::uint32_t>(at), std::move(outcome)).second)
            return problem("a replicate that is there twice", std::to_string(at),
                           "each number once");
    }
    return {};
}

} // namespace folkmoot
