#include "cli/files.hpp"

#include "core/words/quoted.hpp"
#include "scenario/load.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <utility>

namespace folkmoot::cli {
namespace {

namespace fs = std::filesystem;

Problem file_problem(const std::string& file, std::string what, std::string allowed = {}) {
    Problem p;
    p.file = file;
    p.what = std::move(what);
    p.allowed = std::move(allowed);
    return p;
}

// `start`/scenarios, and the same in the folders above it.
std::vector<fs::path> scenario_folders(fs::path start) {
    std::vector<fs::path> folders;
    std::error_code ignored;
    start = fs::absolute(start, ignored);
    for (int up = 0; up < 5; ++up) {
        folders.push_back(start / "scenarios");
        if (start == start.parent_path()) break;
        start = start.parent_path();
    }
    return folders;
}

// The same here, and beside the program.
std::vector<fs::path> all_scenario_folders(const std::string& program) {
    auto folders = scenario_folders(".");
    const auto beside = scenario_folders(own_folder(program));
    folders.insert(folders.end(), beside.begin(), beside.end());
    return folders;
}

}  // namespace

Result<std::string> read_file(const std::string& path, std::uint64_t most) {
    std::error_code ignored;
    if (fs::is_directory(path, ignored)) return file_problem(path, "a folder, not a file");
    std::ifstream file(path, std::ios::binary);
    if (!file) return file_problem(path, "cannot be read", "a file that exists");
    // Bit by bit: what is no regular file may be without end, and its size is not known before.
    constexpr std::size_t bit = 1U << 20U;
    std::string text;
    while (file) {
        const std::size_t size = text.size();
        text.resize(size + bit);
        file.read(text.data() + size, bit);
        text.resize(size + static_cast<std::size_t>(file.gcount()));
        if (text.size() > most)
            return file_problem(path, "the file is too large",
                                "at most " + with_commas(static_cast<double>(most)) + " bytes");
    }
    if (file.bad()) return file_problem(path, "cannot be read to its end");
    return text;
}

Result<std::optional<std::string>> read_named(const fs::path& folder, const std::string& name,
                                              std::uint64_t most) {
    const fs::path path = folder / name;
    std::error_code failed;
    if (!is_file_name(name) || !fs::exists(fs::symlink_status(path, failed)))
        return std::optional<std::string>();
    const fs::path real = fs::canonical(path, failed);
    if (failed || real.parent_path() != fs::canonical(folder, failed) || failed)
        return file_problem(path.string(), "a link out of its folder",
                            "a file in " + folder.string());
    if (!is_file(real)) return file_problem(path.string(), "not a file", "a regular file");
    Result<std::string> text = read_file(path.string(), most);
    if (!text) return text.problems();
    return std::optional(std::move(*text));
}

Problems write_file(const std::string& path, std::string_view bytes) {
    errno = 0;
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.close();
    if (!file)
        return {file_problem(path, errno == ENOSPC ? "cannot be written: the disk is full"
                                                   : "cannot be written")};
    return {};
}

Problems make_folder(const std::string& path) {
    std::error_code failed;
    fs::create_directories(path, failed);
    std::error_code ignored;
    if (fs::is_directory(path, ignored)) return {};
    return {file_problem(path, "the folder cannot be made", "a folder that can be written to")};
}

fs::path own_folder(const std::string& program) {
    std::error_code failed;
    fs::path path = program;
    if (!program.empty() && !path.has_parent_path()) {
        const char* const found = std::getenv("PATH");
        std::string_view folders = found != nullptr ? found : "";
        while (!folders.empty()) {
            const std::string_view folder = folders.substr(0, folders.find(':'));
            folders.remove_prefix(std::min(folder.size() + 1, folders.size()));
            if (!is_file(fs::path(folder) / program)) continue;
            path = fs::path(folder) / program;
            break;
        }
    }
    const fs::path real = fs::canonical(path, failed); // the program that a link leads to
    return (failed ? path : real).parent_path();
}

Result<std::string> find_scenario(const std::string& name, const std::string& program) {
    if (is_file(name)) return name;
    const bool plain_name = name.find('/') == std::string::npos;
    if (plain_name) {
        for (const fs::path& folder : all_scenario_folders(program)) {
            for (const char* ending : {".json", ""}) {
                const fs::path path = folder / (name + ending);
                if (is_file(path)) return path.string();
            }
        }
        const std::vector<std::string> files = known_scenarios(program);
        if (!files.empty()) {
            std::vector<std::string> stems;
            stems.reserve(files.size());
            for (const std::string& file : files) stems.push_back(fs::path(file).stem().string());
            const std::vector<std::string_view> names(stems.begin(), stems.end());
            Problem p = file_problem(name, "there is no such scenario");
            for (const std::string& stem : stems)
                p.allowed += (p.allowed.empty() ? "" : ", ") + stem;
            p.nearest = nearest_name(name, names);
            return p;
        }
    }
    return file_problem(name, "there is no such scenario",
                        "a file, or the name of one in scenarios/");
}

Result<Loaded> load(const std::string& name, const std::string& program) {
    const Result<std::string> path = find_scenario(name, program);
    if (!path) return path.problems();
    Loaded loaded;
    Result<std::string> text = read_file(*path, limits::file_bytes);
    if (!text) return text.problems();
    loaded.file = fs::path(*path).filename().string();
    loaded.text = *text;
    const fs::path folder = fs::path(*path).parent_path() / "data";
    for (const std::string& file : data_files_named(loaded.text)) {
        // A file that is missing is left out: the loader says where it is named.
        auto data = read_named(folder, file, limits::file_bytes);
        if (!data) return data.problems();
        if (*data) loaded.data[file] = std::move(**data);
    }
    Result<Scenario> scenario = load_scenario(*path, loaded.text, loaded.data);
    if (!scenario) return scenario.problems();
    loaded.scenario = std::move(*scenario);
    return loaded;
}

std::vector<std::string> known_scenarios(const std::string& program) {
    for (const fs::path& folder : all_scenario_folders(program))
        if (std::vector<std::string> files = scenario_files(folder.string()); !files.empty())
            return files;
    return {};
}

std::vector<std::string> scenario_files(const std::string& path) {
    std::error_code ignored;
    if (!fs::is_directory(path, ignored))
        return is_file(path) ? std::vector{path} : std::vector<std::string>{};
    std::vector<std::string> files;
    for (const auto& entry : fs::directory_iterator(path, ignored)) {
        if (entry.path().extension() == ".json") files.push_back(entry.path().string());
    }
    std::sort(files.begin(), files.end());
    return files;
}

bool is_file(const fs::path& path) {
    std::error_code ignored;
    return fs::is_regular_file(path, ignored);
}

} // namespace folkmoot::cli
