#pragma once

/// The only place where the simulation's programs touch files.

#include "core/result.hpp"
#include "scenario/scenario.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::cli {

/// A scenario with the text that it was read from, so that a snapshot can carry it.
struct Loaded {
    Scenario scenario;
    std::string file, text;
    std::map<std::string, std::string> data;
};

/// False too for what cannot be looked at.
[[nodiscard]] bool is_file(const std::filesystem::path& path);

/// The most that is read of a file: of one that a person names, whatever it is; of a snapshot, and
/// of a scenario or formula and what they name.
inline constexpr std::uint64_t most_file_bytes = std::uint64_t{512} << 20;
inline constexpr std::uint64_t most_snapshot_bytes = (std::uint64_t{4} << 30) - 1;

/// The bytes of a file, or why it cannot be read; one that is larger than `most`, or that never
/// ends, is refused as soon as that is known.
[[nodiscard]] Result<std::string> read_file(const std::string& path,
                                            std::uint64_t most = most_file_bytes);

/// The bytes of the file `name` in `folder`, which another file names and no person: a regular file
/// in that very folder. Nothing if there is none of that name.
[[nodiscard]] Result<std::optional<std::string>>
read_named(const std::filesystem::path& folder, const std::string& name, std::uint64_t most);

/// Writes a file; nothing, or what went wrong.
[[nodiscard]] Problems write_file(const std::string& path, std::string_view bytes);

/// Makes a folder to write into, before the work is done whose result it is for.
[[nodiscard]] Problems make_folder(const std::string& path);

/// Where the program itself stands, by the name under which it was called: a path, or a name that
/// the shell found in one of the folders of PATH.
[[nodiscard]] std::filesystem::path own_folder(const std::string& program);

/// Where a scenario's file is: `name` itself if it is a file, else scenarios/`name`.json here, in a
/// folder above, or above the program. Data files are looked for beside it, in data/.
[[nodiscard]] Result<std::string> find_scenario(const std::string& name,
                                                const std::string& program);

[[nodiscard]] Result<Loaded> load(const std::string& name, const std::string& program);

/// Files of the scenarios that are here: of the first folder in which `find_scenario` finds any.
[[nodiscard]] std::vector<std::string> known_scenarios(const std::string& program);

/// Scenario files in a folder, sorted; or the path itself if it is a file.
[[nodiscard]] std::vector<std::string> scenario_files(const std::string& path);

} // namespace folkmoot::cli
