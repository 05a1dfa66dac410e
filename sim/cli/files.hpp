#pragma once

/// The only place where the simulation's programs touch files.

#include "core/result.hpp"
#include "scenario/scenario.hpp"

#include <filesystem>
#include <map>
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

/// The bytes of a file, or why it cannot be read.
[[nodiscard]] Result<std::string> read_file(const std::string& path);

/// Writes a file; nothing, or what went wrong.
[[nodiscard]] Problems write_file(const std::string& path, std::string_view bytes);

/// Where a scenario's file is: `name` itself if it is a file, else scenarios/`name`.json here, in a
/// folder above, or above the program. Data files are looked for beside it, in data/.
[[nodiscard]] Result<std::string> find_scenario(const std::string& name,
                                                const std::string& program);

[[nodiscard]] Result<Loaded> load(const std::string& name, const std::string& program);

/// Scenario files in a folder, sorted; or the path itself if it is a file.
[[nodiscard]] std::vector<std::string> scenario_files(const std::string& path);

} // namespace folkmoot::cli
