#include "analysis/replicate_file.hpp"

#include "analysis/changes.hpp"
#include "analysis/json_number.hpp"
#include "core/bytes/bounded_reader.hpp"
#include "core/bytes/sealed.hpp"
#include "core/hash.hpp"
#include "core/words/quoted.hpp"
#include "engine/snapshot.hpp"

#include <cereal/archives/portable_binary.hpp>
#include <nlohmann/json.hpp>

#include <limits>
#include <memory>
#include <sstream>
#include <utility>

namespace folkmoot {
namespace {

using Json = nlohmann::ordered_json;
/// What was read: an ordered object copies what it holds while it grows, to whatever depth.
using ReadJson = nlohmann::json;

Json made_from(const Scenario& scenario, const Attempt& attempt) {
    Json made{{"engine", engine_version},
              {"scenario", scenario.name},
              {"scenario_hash", to_hex(scenario.hash)},
              {"policy", policy_named(scenario, attempt.reform).name},
              {"assumptions", attempt.shared},
              {"levers", attempt.changed},
              {"seed", attempt.seed},
              {"weeks", weeks_of(scenario, attempt)},
              {"population", population_of(scenario, attempt)}};
    if (!compares_with_first(scenario, attempt))
        made["baseline"] = {{"policy", baseline_of(scenario, attempt).name},
                            {"levers", attempt.baseline.changed}};
    return made;
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

Json printed_outcome(const ReplicateOutcome& outcome) {
    return {{"fingerprint", to_hex(outcome.fingerprint)},
            {"baseline", printed_numbers(outcome.baseline)},
            {"reform", printed_numbers(outcome.reform)}};
}

bool read_outcome(const ReadJson& json, std::size_t measures, ReplicateOutcome& outcome) {
    if (!json.is_object() || !read_printed(json, "baseline", measures, outcome.baseline) ||
        !read_printed(json, "reform", measures, outcome.reform))
        return false;
    const auto hash = json.find("fingerprint");
    const auto value =
        hash != json.end() && hash->is_string() ? from_hex(hash->get<std::string>()) : std::nullopt;
    if (value) outcome.fingerprint = *value;
    return value.has_value();
}

constexpr std::uint64_t sealed_runs = 1;

/// Both runs of a pair, as letters.
std::string seal_runs(const Workshop::Pair& pair) {
    std::ostringstream bytes;
    {
        cereal::PortableBinaryOutputArchive archive(bytes);
        archive(pair.baseline->record, pair.reform->record);
    }
    return seal(sealed_runs, std::move(bytes).str());
}

/// Whether a record can be one of this scenario's: every table of it has its size.
bool is_record_of(const Scenario& scenario, const RunRecord& record) {
    const Model& model = *scenario.model;
    if (record.years.empty() || record.weekly.size() != model.measures().size()) return false;
    for (const auto& weekly : record.weekly)
        if (weekly.size() != record.weekly.front().size()) return false;
    for (const Counts& year : record.years)
        if (!year.whole() || year.columns() != model.columns().size() ||
            year.slots() != model.slot_of_area(scenario.areas.size()))
            return false;
    return true;
}

std::optional<Workshop::Pair> open_runs(const std::string& code, const Scenario& scenario,
                                        std::uint64_t fingerprint) {
    const Result<std::string> bytes = open_sealed(code, sealed_runs, "record", code.size());
    if (!bytes) return std::nullopt;
    auto baseline = std::make_shared<FinishedRun>(), reform = std::make_shared<FinishedRun>();
    BoundedReader reader(*bytes);
    reader(baseline->record, reform->record);
    if (!reader.whole()) return std::nullopt;
    Fingerprint both;
    for (FinishedRun* run : {baseline.get(), reform.get()}) {
        if (!is_record_of(scenario, run->record)) return std::nullopt;
        run->record.model = scenario.model;
        run->fingerprint = fingerprint_of(run->record);
        both.add(run->fingerprint);
    }
    if (both.value() != fingerprint) return std::nullopt;
    Workshop::Pair pair;
    pair.baseline = std::move(baseline);
    pair.reform = std::move(reform);
    pair.fingerprint = fingerprint;
    return pair;
}

} // namespace

std::string origin_of(const Scenario& scenario, const Attempt& attempt) {
    Json origin = made_from(scenario, attempt);
    if (!attempt.held.empty()) origin["held"] = attempt.held;
    return origin.dump();
}

Problems other_origin(std::string_view file, std::string_view found, std::string_view wanted) {
    const ReadJson is = ReadJson::parse(found, nullptr, false);
    const Json should_be = Json::parse(wanted);
    Problem p = problem_at({}, "made from something else");
    p.file = file;
    for (auto member = should_be.begin(); member != should_be.end(); ++member) {
        const auto there = is.find(member.key());
        if (!is.is_object() || there == is.end())
            p.found = "no " + member.key();
        else if (*there != ReadJson::parse(member->dump()))
            p.found = member.key() + " " + as_found(*there);
        else
            continue;
        p.allowed = shortened(member->dump());
        return {p};
    }
    return {};
}

std::string write_replicate(const ReplicateOutcome& outcome, const Workshop::Pair* whole) {
    Json json = printed_outcome(outcome);
    if (whole != nullptr) json["runs"] = seal_runs(*whole);
    return json.dump();
}

bool read_replicate(std::string_view line, const Scenario& scenario, ReplicateOutcome& outcome,
                    std::optional<Workshop::Pair>* whole) {
    const ReadJson json = ReadJson::parse(line, nullptr, false);
    if (!read_outcome(json, scenario.model->measures().size(), outcome)) return false;
    if (whole == nullptr) return true;
    const auto runs = json.find("runs");
    if (runs == json.end() || !runs->is_string()) return false;
    *whole = open_runs(runs->get<std::string>(), scenario, outcome.fingerprint);
    return whole->has_value();
}

std::string write_replicates(const Scenario& scenario, const Attempt& attempt,
                             const ReplicateOutcomes& outcomes) {
    Json json{{"of", made_from(scenario, attempt)}, {"replicates", Json::array()}};
    for (const auto& [number, outcome] : outcomes.of) {
        Json each{{"number", number}};
        each.update(printed_outcome(outcome));
        json["replicates"].push_back(std::move(each));
    }
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
    if (json["of"].contains("baseline") && !wanted.contains("baseline"))
        return problem("replicates of something else",
                       "another baseline, " + as_found(json["of"]["baseline"]),
                       in_quotes(baseline_of(scenario, attempt).name));
    const std::size_t measures = scenario.model->measures().size();
    for (const ReadJson& each : json["replicates"]) {
        ReplicateOutcome outcome;
        const auto number = each.is_object() ? each.find("number") : each.end();
        if (number == each.end() || !number->is_number_unsigned() ||
            !read_outcome(each, measures, outcome))
            return unreadable();
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
