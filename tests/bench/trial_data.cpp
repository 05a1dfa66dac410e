/// How long a person waits for the analysis of a table of a million rows, by method.

#include "bench/bench.hpp"

#include "core/random.hpp"
#include "labs/trial/data.hpp"

#include <chrono>
#include <cstdint>
#include <stdexcept>
#include <string>

namespace folkmoot::bench {
namespace {

std::string table_of(std::uint32_t rows) {
    std::string text = "id,arm,visits,before,age,place\n";
    for (std::uint32_t i = 0; i < rows; ++i) {
        const Words words = draw(1, i, 0, Purpose::test);
        const auto decimal = [](std::uint32_t word) {
            return std::to_string(below(word, 10)) + "." +
                   std::to_string(100 + below(word << 8U, 900));
        };
        text += std::to_string(i) + ((words[0] & 1U) != 0 ? ",letter," : ",control,") +
                decimal(words[1]) + "," + decimal(words[2]) + "," +
                std::to_string(below(words[3], 90)) + ",p" +
                std::to_string(below(words[3] << 8U, 2'000)) + "\n";
    }
    return text;
}

} // namespace

nlohmann::ordered_json trial_data() {
    const std::string text = table_of(1'000'000);
    nlohmann::ordered_json seconds;
    for (const char* method : {"difference", "hc2", "lin", "cuped", "cluster", "bayes"}) {
        TrialColumns columns;
        columns.outcome = "visits";
        columns.arm = "arm";
        columns.method = method;
        if (columns.method == "cluster") columns.cluster = "place";
        if (columns.method == "cuped" || columns.method == "lin") columns.pre = "before";
        if (columns.method == "hc2" || columns.method == "lin") columns.covariates = {"age"};
        std::string copy = text;
        const auto start = std::chrono::steady_clock::now();
        const Result<TrialReport> report = analyse_table("bench.csv", std::move(copy), columns);
        if (!report) throw std::runtime_error(text_of(report.problems()));
        seconds[method] =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    }
    return {{"rows", 1'000'000}, {"seconds", seconds}};
}

} // namespace folkmoot::bench
