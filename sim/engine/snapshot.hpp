#pragma once

/// A run, put away and taken up again: the same bits as if it had never stopped.

#include "core/result.hpp"
#include "engine/run.hpp"

#include <cereal/types/map.hpp>
#include <cereal/types/string.hpp>

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace folkmoot {

/// Engine version: part of every manifest and snapshot. A new one may give other bits.
inline constexpr std::string_view engine_version = "2";

/// All that is needed to go on, years later: the scenario's own text, what was set, and the state.
struct Snapshot {
    std::string engine{engine_version};
    std::string scenario_file, scenario_text;
    std::map<std::string, std::string> data;   ///< text of the data files that the scenario names
    std::string policy;
    std::map<std::string, double> shared, changed;  ///< as in Attempt
    std::uint64_t seed = 1;
    std::uint32_t population = 0, weeks = 0;
    std::uint32_t week = 0; ///< at whose start it was put away
    std::string state;      ///< bytes that the scenario's model reads
    RunRecord record;

    template <class A> void serialize(A& a) {
        a(engine, scenario_file, scenario_text, data, policy, shared, changed, seed, population,
          weeks, week, state, record);
    }
};

/// Bytes of a snapshot: "folkmoot snapshot", format, checksum, then cereal's portable binary
/// archive.
[[nodiscard]] std::string write_snapshot(const Snapshot& snapshot);

/// A snapshot of any content, with a checksum that fits it: for what tries how it is read.
[[nodiscard]] std::string seal_snapshot(std::string_view content);

/// What `write_snapshot` wrote; or that the bytes are no snapshot, cut off, damaged, or of another
/// format or engine. `file` is what messages call it. Its parts need not fit each other: see
/// engine/snapshot_check.hpp.
[[nodiscard]] Result<Snapshot> read_snapshot(std::string_view file, std::string_view bytes);

}  // namespace folkmoot
