#pragma once

/// `folkmoot lot POOL.csv QUOTAS.csv --size N`: a panel drawn by lot, as fair as quotas let it be.

#include <cstdint>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace folkmoot::cli {

struct LotOptions {
    std::string pool, quotas, id;
    std::vector<std::string> household;
    std::uint32_t size = 0;
    std::uint64_t seed = 1;
    std::string format = "json";
};

/// Adds the command; what is typed is written into `options`.
[[nodiscard]] CLI::App* add_lot(CLI::App& app, LotOptions& options);

/// Prints the panel and everybody's chance, or the problems; returns an `ExitStatus`.
[[nodiscard]] int lot(const LotOptions& options);

} // namespace folkmoot::cli
