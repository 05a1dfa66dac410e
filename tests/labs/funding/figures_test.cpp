/// Whose figures an answer rests on: it is said wherever the answer goes.

#include "labs/funding/cases.hpp"
#include "labs/funding/report.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>

using namespace folkmoot;

namespace {

FundingCase read(bool own, const char* file = "files/towns.csv") {
    std::string formula = weighted_formula();
    formula.insert(1, R"json("money_year": "2022/23", "table": "towns.csv", "sources": [
        {"name": "An act", "text": "The rule"},
        {"name": "Official payments", "text": "The figures", "figures": true}], )json");
    FundingTexts texts{"test.json", formula, {}, own ? "files/mine.csv" : file, five_places, {}};
    texts.own_table = own;
    const auto found = read_funding_case(texts);
    REQUIRE_MESSAGE(found, text_of(found.problems()));
    return *found;
}

constexpr const char* whose = "Figures: your table “mine.csv”, not checked by Folkmoot.";

}  // namespace

TEST_CASE("of a person's own table no figures of others are cited, and no year is claimed") {
    const FundingCase own = read(true), shipped = read(false);
    CHECK(figures_words(own) == whose);
    CHECK(sources_of(own) == std::vector<std::string>{"An act. The rule", whose});
    CHECK(money_year_of(own).empty());
    CHECK(figures_words(shipped).empty());
    CHECK(sources_of(shipped) ==
          std::vector<std::string>{"An act. The rule", "Official payments. The figures"});
    CHECK(money_year_of(shipped) == "2022/23");
}

TEST_CASE("a table that comes with other formulas does not borrow this one's year and sources") {
    const FundingCase other = read(false, "tables/districts.csv");
    const std::string words =
        "Figures: districts.csv, which comes with Folkmoot for other formulas.";
    CHECK(figures_words(other) == words);
    CHECK(sources_of(other) == std::vector<std::string>{"An act. The rule", words});
    CHECK(money_year_of(other).empty());
}

TEST_CASE("sentence, JSON and CSV of a person's own table say whose figures they rest on") {
    for (const bool is_own : {true, false}) {
        const FundingCase now = read(is_own);
        const auto answer = answer_funding(now, FundingAgainst::today, nullptr);
        REQUIRE(answer);
        const FundingReport report{.of = now, .answer = *answer};
        const auto json = nlohmann::json::parse(funding_json(report));
        const std::string csv = funding_csv(report);
        const auto lines = std::count(csv.begin(), csv.end(), '\n');
        const auto count = [&](std::string_view words) {
            std::ptrdiff_t times = 0;
            for (std::size_t at = csv.find(words); at != std::string::npos;
                 at = csv.find(words, at + 1))
                ++times;
            return times;
        };
        CHECK(csv.starts_with("\xEF\xBB\xBF"));
        CHECK(answer->sentence.ends_with(whose) == is_own);
        CHECK(count("“mine.csv”") == (is_own ? lines - 1 : 0));
        CHECK(count("2022/23") == (is_own ? 0 : lines - 1));
        CHECK(count(json["fingerprint"].get<std::string>()) == lines - 1);
        CHECK(json["money_year"].is_null() == is_own);
        CHECK(json["figures"] == (is_own ? whose : "Figures: towns.csv, the formula's own table."));
        const std::string sources = json["sources"].dump();
        CHECK((sources.find("Official payments") == std::string::npos) == is_own);
        CHECK((sources.find("mine.csv") != std::string::npos) == is_own);
    }
}
