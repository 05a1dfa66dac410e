/// Fingerprints of a handful of runs: the same on every compiler, machine and browser, and the same
/// tomorrow. They change when the model changes, and then only by `cmake --build --preset native
/// --target golden`, with a line in the changelog.

#include "core/hash.hpp"
#include "engine/runs.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

using namespace folkmoot;

namespace {

const std::filesystem::path golden_file = source_folder() / "tests/golden/fingerprints.txt";

/// Fingerprints by what was run, in the order of reading.
std::map<std::string, std::string> fingerprints() {
    std::map<std::string, std::string> found;
    const auto add = [&](const Scenario& scenario, const std::string& reform, std::uint64_t seed,
                         std::uint32_t population, std::uint32_t weeks, bool popular) {
        Workshop workshop(scenario);
        const auto shared = popular ? online_is_popular : std::map<std::string, double>{};
        const auto pair =
            workshop.run(Attempt{shared, reform, {}, seed, population, weeks}, 0, 0, {});
        std::ostringstream name;
        name << scenario.name << ' ' << reform << (popular ? ", online is popular" : "")
             << ", seed " << seed << ", " << population << " citizens, " << weeks << " weeks";
        found[name.str()] = to_hex(pair->reform->fingerprint);
    };
    for (const Policy& policy : virtual_gp().policies)
        for (const std::uint64_t seed : {1ULL, 2ULL})
            add(virtual_gp(), policy.name, seed, 5'000, 104, true);
    add(virtual_gp(), "follows", 1, 100'000, 52, false);
    const Scenario england = load_shipped("virtual-gp-england").value();
    add(england, "stays", 1, 10'000, 104, false);
    add(england, "split", 1, 10'000, 104, false);
    for (const char* name :
         {"choice-of-provider", "licence-or-rating", "pay-for-outcomes", "one-marketplace",
          "redress", "citizen-service", "proactive-benefit", "benefit-as-platform",
          "data-registrars", "open-api", "central-or-local", "spare-beds", "shared-platform",
          "iterate-or-launch"}) {
        const Scenario scenario = load_shipped(name).value();
        for (std::size_t p = 0; p < 2; ++p)
            add(scenario, scenario.policies[p].name, 1, 10'000, 104, false);
    }
    return found;
}

std::map<std::string, std::string> read_golden() {
    std::map<std::string, std::string> golden;
    std::ifstream file(golden_file);
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line.front() == '#') continue;
        const std::size_t gap = line.find(' ');
        golden[line.substr(gap + 1)] = line.substr(0, gap);
    }
    return golden;
}

void write_golden(const std::map<std::string, std::string>& found) {
    std::ofstream file(golden_file);
    file << "# Fingerprints of runs. Renew with: cmake --build --preset native --target golden\n";
    for (const auto& [name, fingerprint] : found) file << fingerprint << ' ' << name << '\n';
    REQUIRE(file.good());
}

} // namespace

TEST_CASE("golden: the same settings give the same futures as ever") {
    const auto found = fingerprints();
    if (const char* renew = std::getenv("FOLKMOOT_RENEW_GOLDEN");
        renew != nullptr && std::string(renew) == "1")
        write_golden(found);
    const auto golden = read_golden();
    CHECK(golden.size() == found.size());
    for (const auto& [name, fingerprint] : found) {
        const auto expected = golden.find(name);
        CHECK_MESSAGE((expected == golden.end() ? "none" : expected->second) == fingerprint, name);
    }
}
