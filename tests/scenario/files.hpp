#pragma once

/// The scenarios that come with the project, as a person would find them on disk.

#include "scenario/load.hpp"
#include "source_folder.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

namespace folkmoot {

inline std::string text_of_file(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

inline std::filesystem::path scenario_folder() { return source_folder() / "scenarios"; }

/// Names of the shipped scenarios, without ".json", sorted.
inline std::vector<std::string> shipped_scenarios() {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(scenario_folder()))
        if (entry.path().extension() == ".json") names.push_back(entry.path().stem().string());
    std::ranges::sort(names);
    return names;
}

inline std::string shipped_text(const std::string& name) {
    return text_of_file(scenario_folder() / (name + ".json"));
}

/// The data files that a scenario names, read from scenarios/data/.
inline std::map<std::string, std::string> data_for(const std::string& text) {
    std::map<std::string, std::string> data;
    for (const std::string& name : data_files_named(text))
        data[name] = text_of_file(scenario_folder() / "data" / name);
    return data;
}

inline Result<Scenario> load_shipped(const std::string& name) {
    const std::string text = shipped_text(name);
    return load_scenario(name + ".json", text, data_for(text));
}

} // namespace folkmoot
