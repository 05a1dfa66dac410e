#include "cli/ensemble/repeats.hpp"

#include "analysis/json_number.hpp"
#include "core/hash.hpp"
#include "engine/snapshot.hpp"
#include "scenario/trial_file.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <numeric>

namespace folkmoot::cli {
namespace {

constexpr std::array<double TrialRepeat::*, 7> repeat_numbers{
    &TrialRepeat::estimate, &TrialRepeat::low,           &TrialRepeat::high,  &TrialRepeat::p,
    &TrialRepeat::truth,    &TrialRepeat::null_estimate, &TrialRepeat::null_p};

std::string write_repeat(const TrialRepeat& repeat) {
    auto json = nlohmann::ordered_json::array();
    for (const auto number : repeat_numbers) json.push_back(printed_number(repeat.*number));
    return json.dump();
}

bool read_repeat(std::string_view line, TrialRepeat& repeat) {
    const auto json = nlohmann::json::parse(line, nullptr, false);
    if (!json.is_array() || json.size() != repeat_numbers.size()) return false;
    for (std::size_t i = 0; i < repeat_numbers.size(); ++i) {
        if (!json[i].is_number() && !json[i].is_null()) return false;
        repeat.*repeat_numbers[i] = json[i].is_null() ? no_number : json[i].get<double>();
    }
    return true;
}

std::string origin_of_repeats(const Repeats& asked) {
    const Scenario& scenario = asked.scenario;
    const TrialDesign& design = asked.lab.design;
    const std::string written = write_design(*scenario.model, design, scenario.name);
    return nlohmann::ordered_json{{"engine", engine_version},
                                  {"scenario", scenario.name},
                                  {"scenario_hash", to_hex(scenario.hash)},
                                  {"trial", design.name},
                                  {"design_hash", to_hex(hash_bytes(written))},
                                  {"assumptions", asked.shared},
                                  {"seed", asked.seed}}
        .dump();
}

} // namespace

Result<std::vector<TrialRepeat>> run_repeats(Crew& crew, const Repeats& asked, const Way& way,
                                             const Proceed& proceed) {
    std::vector<TrialRepeat> repeats(asked.count);
    Pieces pieces;
    pieces.work.origin = origin_of_repeats(asked);
    pieces.work.worker = [&]() -> Worker {
        return [&](std::uint32_t number, const Proceed&) -> std::optional<std::string> {
            return write_repeat(repeat_trial(asked.lab, asked.seed, number));
        };
    };
    pieces.numbers.resize(asked.count);
    std::iota(pieces.numbers.begin(), pieces.numbers.end(), 0U);
    pieces.put = [&](std::uint32_t number, std::string_view record) {
        return read_repeat(record, repeats[number]);
    };
    if (const Problems problems = do_pieces(crew, pieces, way, proceed); !problems.empty())
        return problems;
    return repeats;
}

} // namespace folkmoot::cli
