#pragma once

/// Snapshots that somebody has tampered with and sealed again.

#include "analysis/resume.hpp"
#include "core/bytes/bounded_reader.hpp"
#include "core/random.hpp"
#include "engine/snapshot.hpp"
#include "models/general_practice/state.hpp"
#include "scenario/tiny_scenario.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

namespace folkmoot {

/// Two villages with an online practice after some weeks of a reform.
inline Snapshot village_snapshot(std::uint32_t week, std::uint32_t population = 100) {
    const Scenario scenario = load_scenario("tiny.json", tiny_scenario, tiny_data).value();
    Attempt attempt;
    attempt.reform = "new";
    attempt.changed = {{"payment.price", 120.0}};
    attempt.shared = {{"choice.wait", 0.4}};
    attempt.seed = 7;
    attempt.population = population;
    attempt.weeks = 60;
    Workshop workshop(scenario);
    const Run run =
        week == 0 ? workshop.open_alone(attempt) : *workshop.run_alone(attempt, 0, week, {});
    Snapshot saved;
    saved.scenario_file = "tiny.json";
    saved.scenario_text = tiny_scenario;
    saved.data = tiny_data;
    saved.policy = attempt.reform;
    saved.shared = attempt.shared;
    saved.changed = attempt.changed;
    saved.seed = attempt.seed;
    saved.population = attempt.population;
    saved.weeks = attempt.weeks;
    saved.week = week;
    saved.state = run.simulation().state().bytes();
    saved.record = run.record();
    return saved;
}

/// Changes what a snapshot holds of the villages, whether it fits or not.
template <class Changing> void in_state(Snapshot& snapshot, const Changing& change) {
    general_practice::State state;
    BoundedReader reader(snapshot.state);
    reader(state);
    change(state);
    snapshot.state = state.bytes();
}

/// What a snapshot holds, without what stands before it.
inline std::string content_of(const Snapshot& snapshot) {
    const std::string bytes = write_snapshot(snapshot);
    return bytes.substr(seal_snapshot("").size());
}

/// Writes eight bytes, or as many as there are.
inline void put(std::string& content, std::size_t at, std::uint64_t value) {
    for (std::size_t i = 0; i < 8 && at + i < content.size(); ++i)
        content[at + i] = static_cast<char>(static_cast<unsigned char>(value >> (8 * i)));
}

/// Numbers that are too large for everything, or none.
inline constexpr std::uint64_t hostile_numbers[] = {
    0,
    1,
    0xFF,
    0xFFFF,
    0xFFFFFFFF,
    std::uint64_t{1} << 40,
    std::uint64_t{1} << 62,
    std::numeric_limits<std::int64_t>::max(),
    std::numeric_limits<std::uint64_t>::max(),
    std::uint64_t{1} << 63,
    std::bit_cast<std::uint64_t>(1e300),
    std::bit_cast<std::uint64_t>(-1.0),
    std::bit_cast<std::uint64_t>(std::numeric_limits<double>::quiet_NaN()),
    std::bit_cast<std::uint64_t>(std::numeric_limits<double>::infinity())};

/// One of many ways to damage a content; the same `number`, the same damage.
inline std::string damaged(std::string content, std::uint32_t number) {
    constexpr std::uint64_t seed = 11;
    const Words word = draw(seed, number, 0, Purpose::ensemble);
    const Words more = draw(seed, number, 1, Purpose::ensemble);
    const std::size_t at = below(word[1], static_cast<std::uint32_t>(content.size()));
    const std::size_t length = below(word[2], 64);
    switch (below(word[0], 6)) {
    case 0: // a bit
        content[at] = static_cast<char>(content[at] ^ (1 << below(word[2], 8)));
        break;
    case 1: // a byte
        content[at] = static_cast<char>(static_cast<unsigned char>(word[2] & 0xFFU));
        break;
    case 2: // a number
    case 3:
        put(content, at, hostile_numbers[below(more[0], std::size(hostile_numbers))]);
        break;
    case 4: // something is lost
        content.erase(at, length);
        break;
    default: // something stands there twice
        content.insert(at,
                       content.substr(below(more[1], static_cast<std::uint32_t>(at + 1)), length));
    }
    return content;
}

} // namespace folkmoot
