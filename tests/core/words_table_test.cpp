/// One table of numbers and their words. The pages' own modules are held to the same table.

#include "core/words/values.hpp"
#include "source_folder.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <limits>
#include <string>

using namespace folkmoot;

namespace {

using Json = nlohmann::json;

const Json& table() {
    static const Json read =
        Json::parse(std::ifstream(source_folder() / "tests/core/words_table.json"));
    return read;
}

std::string text(const Json& cell) { return cell.get<std::string>(); }

/// null is a value that does not exist.
double value(const Json& cell) {
    return cell.is_null() ? std::numeric_limits<double>::quiet_NaN() : cell.get<double>();
}

struct Described {
    std::string unit;
    int direction, decimals;
    bool money, share;
};

} // namespace

TEST_CASE("numbers are told as one rounds them by hand: the table") {
    REQUIRE(table()["money"].size() > 30);
    for (const auto& row : table()["money"]) CHECK(format_money(value(row[0])) == text(row[1]));
    for (const auto& row : table()["number"]) {
        CAPTURE(row.dump());
        CHECK(format_number(value(row[0]), row[1].get<int>()) == text(row[2]));
    }
    for (const auto& row : table()["share"]) {
        CAPTURE(row.dump());
        CHECK(format_share(value(row[0]), row[1].get<int>()) == text(row[2]));
    }
}

TEST_CASE("a setting is told as exactly as it is set: the table") {
    REQUIRE(table()["setting"].size() > 15);
    for (const auto& row : table()["setting"]) {
        const auto unit = text(row[0]);
        CHECK(words::format_setting({unit, value(row[1]), value(row[2])}, value(row[3])) ==
              text(row[4]));
    }
}

TEST_CASE("values side by side and their difference: the table") {
    REQUIRE(table()["outcome"].size() > 15);
    for (const auto& row : table()["outcome"]) {
        CAPTURE(row.dump());
        const Json& about = row[0];
        const Described outcome{text(about["unit"]), about["direction"].get<int>(),
                                about["decimals"].get<int>(), about.value("money", false),
                                about.value("share", false)};
        const double baseline = value(row[1]);
        const double reform = value(row[2]);
        const auto shown = words::format_both(outcome, baseline, reform);
        CHECK(shown.baseline == text(row[3]));
        CHECK(shown.reform == text(row[4]));
        const auto change = words::difference(outcome, baseline, reform);
        CHECK(change.text == text(row[5]));
        CHECK(words::judgement_word(change.judgement) == text(row[6]));
    }
}
