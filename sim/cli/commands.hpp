#pragma once

/// The commands of `folkmoot`. Each returns its exit status and prints its result, or its errors,
/// whole.

#include "cli/ensemble/crew.hpp"
#include "cli/options.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace folkmoot::cli {

enum ExitStatus : int { done = 0, bad_input = 1, wrong_usage = 2 };

struct Program {
    std::string path; ///< name under which it was called: scenarios are looked for near it
    Crew& crew;       ///< who does what takes long
};

[[nodiscard]] int check(const Program& program, const std::vector<std::string>& paths);
[[nodiscard]] int describe(const Program& program, const Options& options);
[[nodiscard]] int run(const Program& program, const Options& options);
[[nodiscard]] int compare(const Program& program, const Options& options);
[[nodiscard]] int snapshot(const Program& program, const Options& options, std::uint32_t at,
                           const std::string& file);
[[nodiscard]] int resume(const std::string& file, bool series);
[[nodiscard]] int bench(const Program& program, std::uint32_t population, std::uint32_t weeks,
                        std::uint32_t threads);
/// `folkmoot bench --both`: how long baseline and reform of a world that is ready take on one core,
/// as a worker of the page runs them.
/// `name`: of a scenario, "" for the usual one.
[[nodiscard]] int bench_both(const Program& program, const std::string& name,
                             std::uint32_t population, std::uint32_t weeks);

/// Prints a result, whole, on standard output.
void print(const std::string& json);
/// The same of a text that ends its own last line.
void print_text(const std::string& text);

/// Writes files with these names and contents into a folder, "" for none; `done`, or what a report
/// of what went wrong returns.
[[nodiscard]] int write_files(const std::string& folder,
                              const std::vector<std::pair<std::string, std::string>>& files);

/// Prints problems on standard error; returns `bad_input`.
int report(const Problems& problems);

} // namespace folkmoot::cli
