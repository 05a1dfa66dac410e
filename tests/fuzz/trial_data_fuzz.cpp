/// Analyses tables that nobody would make. Whatever the bytes: no crash, a reason for every
/// refusal, an answer in valid JSON otherwise, and the same answer twice.

#include "labs/trial/data.hpp"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace folkmoot {

namespace {

void must(bool holds) {
    if (!holds) std::abort();
}

void check_analysis(const std::string& text, const TrialColumns& columns) {
    const auto report = analyse_table("fuzz.csv", text, columns);
    if (!report) {
        must(!report.problems().empty());
        for (const Problem& problem : report.problems()) must(!problem.what.empty());
        return;
    }
    const std::string json = trial_report_json(*report);
    must(nlohmann::json::accept(json));
    must(trial_report_json(*analyse_table("fuzz.csv", text, columns)) == json);
    must(report->arms.size() >= 2 && report->analysis.arms.size() == report->arms.size() - 1);
    for (const ArmEstimate& arm : report->analysis.arms) {
        must(!(arm.effect.p < 0.0) && !(arm.effect.p > 1.0));
        must(!(arm.effect.low > arm.effect.high));
        must(!(arm.effect.se < 0.0));
    }
}

/// A table made from bytes, so that most of them are analysed and not refused.
std::string table_of(std::string_view bytes) {
    std::string text = "arm,y,c,s,p,r,k\n";
    for (std::size_t i = 0; i + 3 <= bytes.size() && i < 300; i += 3) {
        const auto one = static_cast<unsigned char>(bytes[i]),
                   two = static_cast<unsigned char>(bytes[i + 1]),
                   three = static_cast<unsigned char>(bytes[i + 2]);
        const int quarter = two / 4;
        text += one % 3 == 0 ? "control," : one % 3 == 1 ? "a," : "b,";
        text += two == 255 ? "," : std::to_string(two % 16 == 1 ? two * 1e57 : quarter) + ",";
        text += std::to_string(three % 9) + "," + std::to_string(three % 3) + "," +
                std::to_string(one) + "," + (three % 2 == 0 ? "0," : "1,") +
                std::to_string(three % 5) + "\n";
    }
    return text;
}

}  // namespace

}  // namespace folkmoot

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using namespace folkmoot;
    if (size < 2) return 0;
    TrialColumns columns;
    columns.arm = "arm";
    columns.outcome = "y";
    columns.options.permutations = 50;
    columns.method = method_words()[bytes[0] % method_words().size()].key;
    if ((bytes[1] & 1U) != 0) columns.cluster = "c";
    if ((bytes[1] & 2U) != 0) columns.stratum = "s";
    if ((bytes[1] & 4U) != 0) columns.pre = "p";
    if ((bytes[1] & 8U) != 0) columns.received = "r";
    if ((bytes[1] & 16U) != 0) columns.look = "k";
    columns.options.looking = static_cast<Looking>(bytes[1] >> 5U) > Looking::always_valid
                                  ? Looking::pocock
                                  : static_cast<Looking>(bytes[1] >> 5U);
    const std::string_view rest(reinterpret_cast<const char*>(bytes) + 2, size - 2);
    check_analysis(bytes[1] == 0 ? std::string(rest) : table_of(rest), columns);
    return 0;
}
