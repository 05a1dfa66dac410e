#include "experiment/small_trial.hpp"
#include "labs/trial/data.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <string>

/// A person's own table: what comes out is what the estimators say of its columns, and what is
/// wrong with it is said exactly.

using namespace folkmoot;

namespace {

const std::string small = "arm,visits,before,week,practice\n"
                          "control,3,2,1,a\nletter,5,3,1,b\ncontrol,4,3,1,a\nletter,7,4,1,b\n"
                          "control,2,2,2,c\nletter,6,2,2,d\ncontrol,5,4,2,c\nletter,8,5,2,d\n";

TrialColumns columns_of(std::string method = "difference") {
    TrialColumns columns;
    columns.outcome = "visits";
    columns.arm = "arm";
    columns.method = std::move(method);
    return columns;
}

std::string message(const std::string& text, const TrialColumns& columns) {
    const Result<TrialReport> report = analyse_table("data.csv", text, columns);
    return report ? "no problem" : text_of(report.problems());
}

/// The table of `small` with one piece replaced.
std::string with(const std::string& piece, const std::string& instead) {
    std::string text = small;
    const std::size_t at = text.find(piece);
    REQUIRE(at != std::string::npos);
    return text.replace(at, piece.size(), instead);
}

/// small_trial.hpp as a table.
std::string table_of(const SmallTrial& trial, char delimiter = ',') {
    std::string text = "y;arm;x;pre;cluster;yc;tc\n";
    const auto add = [&](double value) { text += std::to_string(value) + ";"; };
    for (std::size_t i = 0; i < 60; ++i) {
        add(trial.y[i]);
        text += trial.two[i] == 1 ? "letter;" : "none;";
        add(trial.x[i]);
        add(trial.pre[i]);
        text += "p" + std::to_string(trial.g[i]) + ";";
        add(trial.yc[i]);
        text += trial.tc[i] == 1 ? "letter\n" : "none\n";
    }
    for (char& c : text)
        if (c == ';') c = delimiter;
    return text;
}

}  // namespace

TEST_CASE("a table is analysed as R analyses it, and printed as JSON") {
    TrialColumns columns;
    columns.outcome = "y";
    columns.arm = "arm";
    columns.control = "none";
    columns.pre = "pre";
    columns.covariates = {"x"};
    columns.method = "hc2";
    const Result<TrialReport> report = analyse_table("data.csv", table_of(SmallTrial{}), columns);
    REQUIRE(report);
    const auto json = nlohmann::json::parse(trial_report_json(*report));
    // lm_robust(y ~ two + pre + x, d) of estimatr; the table holds six digits after the point
    CHECK(json.at("method") == "hc2");
    CHECK(near(json.at("estimate"), 1.14133333333, 1e-5));
    CHECK(near(json.at("se"), 0.326218798053, 1e-5));
    CHECK(json.at("df") == 56);
    CHECK(near(json.at("interval").at(0), 0.487838553819, 1e-5));
    CHECK(near(json.at("interval").at(1), 1.79482811285, 1e-5));
    CHECK(near(json.at("p"), 0.000924062830792, 1e-5));
    CHECK(json.at("n").at("none") == 30);
    CHECK(json.at("n").at("letter") == 30);
    CHECK(json.at("warnings").empty());
}

TEST_CASE("clusters are texts, and tabs are as good as commas") {
    TrialColumns columns;
    columns.outcome = "yc";
    columns.arm = "tc";
    columns.control = "none";
    columns.cluster = "cluster";
    columns.covariates = {"x"};
    columns.method = "lin";
    const Result<TrialReport> report =
        analyse_table("data.tsv", table_of(SmallTrial{}, '\t'), columns);
    if (!report) FAIL(text_of(report.problems()));
    // lm_lin(yc ~ tc, ~x, d, clusters = g)
    const Estimated& effect = report->analysis.arms[0].effect;
    CHECK(near(effect.se, 0.169895660133, 1e-5));
    CHECK(near(effect.df, 9.0713600327, 1e-5));
    REQUIRE(report->analysis.warnings.size() == 1);
    CHECK(report->analysis.warnings[0] ==
          "There are only 12 clusters: a few unusual ones decide the result, and the "
          "interval is wide for that reason.");
}

TEST_CASE("where commas are decimal points, all of the column is read so") {
    std::string text = "arm;visits\n";
    for (const char* row : {"control;1,5", "control;2,5", "letter;1.000,25", "letter;3"})
        text += std::string(row) + "\n";
    const Result<TrialReport> report = analyse_table("data.csv", text, columns_of());
    REQUIRE(report);
    CHECK(near(report->analysis.arms[0].effect.estimate, (1000.25 + 3) / 2 - 2));
}

TEST_CASE("several arms stand each against the control, in the order of the table") {
    std::string text = "arm,visits\n";
    for (int i = 0; i < 30; ++i)
        text += std::string(i % 3 == 0   ? "call"
                            : i % 3 == 1 ? "control"
                                         : "letter") +
                "," + std::to_string(i % 7) + "\n";
    const Result<TrialReport> report = analyse_table("data.csv", text, columns_of());
    REQUIRE(report);
    CHECK(report->arms == std::vector<std::string>{"control", "call", "letter"});
    const auto json = nlohmann::json::parse(trial_report_json(*report));
    REQUIRE(json.at("arms").size() == 2);
    CHECK(json.at("arms").at(0).at("arm") == "call");
    CHECK(json.at("arms").at(0).at("estimate") == json.at("estimate"));
    CHECK(json.at("arms").at(1).at("adjusted_p") >= json.at("arms").at(1).at("p"));
}

TEST_CASE("yes and no are 1 and 0, and what is not known is left out") {
    const std::string text =
        "arm,came\ncontrol,yes\ncontrol,no\ncontrol,No\nletter,TRUE\nletter,yes\nletter,false\n"
        "letter,\ncontrol,NA\n";
    TrialColumns columns = columns_of("proportion");
    columns.outcome = "came";
    const Result<TrialReport> report = analyse_table("data.csv", text, columns);
    REQUIRE(report);
    CHECK(near(report->analysis.arms[0].effect.estimate, 2.0 / 3 - 1.0 / 3));
    CHECK(report->analysis.n == std::vector<double>{3, 3});
}

TEST_CASE("every method reads what it needs from a table") {
    for (const MethodWords& words : method_words()) {
        CAPTURE(words.key);
        TrialColumns columns = columns_of(std::string(words.key));
        if (words.method == Method::proportion) continue;
        if (words.method == Method::cluster) columns.cluster = "practice";
        if (words.method == Method::cuped) columns.pre = "before";
        if (words.method == Method::sequential) columns.look = "week";
        std::string text = small;
        if (words.method == Method::iv) {
            columns.received = "got";
            text = "arm,visits,got\ncontrol,3,0\nletter,5,1\ncontrol,4,0\nletter,7,1\ncontrol,2,"
                   "0\nletter,6,0\n";
        }
        const Result<TrialReport> report = analyse_table("data.csv", text, columns);
        REQUIRE(report);
        CHECK(report->analysis.arms[0].effect.estimate > 0);
        CHECK(!report->sentence.empty());
    }
}

TEST_CASE("the conclusion is a sentence that a citizen understands") {
    const Result<TrialReport> found = analyse_table("data.csv", small, columns_of());
    REQUIRE(found);
    // t.test(c(5, 7, 6, 8), c(3, 4, 2, 5)): 3, .7659 to 5.2341, p .0167
    CHECK(
        found->sentence ==
        "Visits is 3 higher with “letter” than with “control”; the data fit anything from 0.766 to "
        "5.23 higher (95% interval), so it is hardly chance alone.");
    const Result<TrialReport> unclear =
        analyse_table("data.csv", with("letter,8", "letter,1"), columns_of());
    REQUIRE(unclear);
    CHECK(unclear->sentence.starts_with(
        "The data do not show that visits differs between “letter” and “control”"));
}

TEST_CASE("a malformed table or choice of columns is refused with the reason") {
    struct Case {
        const char* name;
        std::string text;
        TrialColumns columns;
        std::string expected;
    };
    const auto changed = [](auto change, std::string method = "difference") {
        TrialColumns columns = columns_of(std::move(method));
        change(columns);
        return columns;
    };
    const std::vector<Case> cases{
        {"no such outcome", small, changed([](auto& c) { c.outcome = "visit"; }),
         "data.csv:1: outcome: no such column; found visit; did you mean 'visits'?"},
        {"no such arm column", small, changed([](auto& c) { c.arm = "group"; }),
         "data.csv:1: arm: no such column; found group"},
        {"one column for two things", small, changed([](auto& c) { c.arm = "visits"; }),
         "data.csv: arm: this column is already the outcome; found visits"},
        {"covariate used twice", small, changed([](auto& c) {
             c.pre = "before";
             c.covariates = {"before"};
         }),
         "data.csv: covariates: this column is already the pre; found before"},
        {"outcome not said", small, changed([](auto& c) { c.outcome = ""; }),
         "data.csv: outcome: which column this is has not been said"},
        {"unknown method", small, columns_of("welsh"),
         "data.csv: method: no such method; found welsh, allowed one of difference, proportion, "
         "hc2, lin, cuped, cluster, "
         "iv, permutation, sequential, bayes"},
        {"method with a slip", small, columns_of("proportions"),
         "data.csv: method: no such method; found proportions, allowed one of difference, "
         "proportion, hc2, lin, cuped, "
         "cluster, iv, permutation, sequential, bayes; did you mean 'proportion'?"},
        {"no control", small, changed([](auto& c) { c.control = "none"; }),
         "data.csv: control: no row is in this arm; found none, allowed one of control, letter"},
        {"control misspelt", small, changed([](auto& c) { c.control = "Controls"; }),
         "data.csv: control: no row is in this arm; found Controls, allowed one of control, "
         "letter; did you mean "
         "'control'?"},
        {"one arm", "arm,visits\ncontrol,1\ncontrol,2\n", columns_of(),
         "data.csv: arm: there is only one arm: nothing to compare with; found control"},
        {"a word for a number", with("letter,7", "letter,seven"), columns_of(),
         "data.csv:5: visits: not a number; found seven, allowed a number, yes or no, or nothing "
         "where it is not known"},
        {"two problems at once", with("letter,7", ",seven"), columns_of(),
         "data.csv:5: visits: not a number; found seven, allowed a number, yes or no, or nothing "
         "where it is not known\n"
         "data.csv:5: arm: empty; allowed a name in every row"},
        {"infinity", with("letter,7", "letter,inf"), columns_of(),
         "data.csv:5: visits: not a number; found inf, allowed a number, yes or no, or nothing "
         "where it is not known"},
        {"a number that no sum can hold", with("letter,7", "letter,7e200"), columns_of(),
         "data.csv:5: visits: too large to calculate with; found 7e200, allowed −1e60 to 1e60"},
        {"a look that is none", with("4,1,b", "4,1.5,b"),
         changed([](auto& c) { c.look = "week"; }, "sequential"),
         "data.csv:5: week: not the number of a look or week; found 1.5, allowed a whole number, 0 "
         "to 1000000"},
        {"more received than there is", small,
         changed([](auto& c) { c.received = "before"; }, "iv"),
         "data.csv:2: before: out of range; found 2, allowed 0 to 1\n"
         "data.csv:3: before: out of range; found 3, allowed 0 to 1\n"
         "data.csv:4: before: out of range; found 3, allowed 0 to 1\n"
         "data.csv:5: before: out of range; found 4, allowed 0 to 1\n"
         "data.csv:6: before: out of range; found 2, allowed 0 to 1\n"
         "data.csv:7: before: out of range; found 2, allowed 0 to 1\n"
         "data.csv:8: before: out of range; found 4, allowed 0 to 1\n"
         "data.csv:9: before: out of range; found 5, allowed 0 to 1"},
        {"clusters not said", small, columns_of("cluster"),
         "data.csv: method cluster: this method needs to know who was assigned together (cluster)"},
        {"past not said", small, columns_of("cuped"),
         "data.csv: method cuped: this method needs the outcome before the trial (pre)"},
        {"received not said", small, columns_of("iv"),
         "data.csv: method iv: this method needs to know who received the treatment (received)"},
        {"looks not said", small, columns_of("sequential"),
         "data.csv: method sequential: this method needs to know at which look a row came in "
         "(look)"},
        {"not a share", small, columns_of("proportion"),
         "data.csv: method proportion: a proportion needs an outcome that is 0 or 1 in every row"},
        {"arm of one", "arm,visits\ncontrol,1\ncontrol,2\nletter,3\n", columns_of(),
         "data.csv: method difference: every arm needs at least two rows in which nothing is "
         "missing"},
        {"two clusters",
         "arm,visits,place\ncontrol,1,a\ncontrol,2,a\nletter,3,b\nletter,5,b\nletter,6,b\ncontrol,"
         "1,a\n",
         changed([](auto& c) { c.cluster = "place"; }, "cluster"),
         "data.csv: method cluster: there are too few clusters to judge by: each arm needs at "
         "least two, and “control” has one: what the treatment did and what that cluster is like "
         "anyway cannot be told apart"},
        {"more columns than rows",
         "arm,visits,before\ncontrol,1,1\ncontrol,2,2\nletter,3,1\nletter,5,3\n",
         changed([](auto& c) { c.pre = "before"; }, "lin"),
         "data.csv: method lin: there are not more rows than columns"},
        {"alpha of 5", small, changed([](auto& c) { c.options.alpha = 5; }),
         "data.csv: alpha: out of range; found 5.000000, allowed above 0 and below 1"},
    };
    for (const Case& one : cases) {
        CAPTURE(one.name);
        CHECK(message(one.text, one.columns) == one.expected);
    }
}

TEST_CASE("of a thousand bad cells the first twenty are listed") {
    std::string text = "arm,visits\n";
    for (int i = 0; i < 1'000; ++i) text += "control,many\n";
    text += "letter,1\nletter,2\n";
    const Result<TrialReport> report = analyse_table("data.csv", text, columns_of());
    REQUIRE(!report);
    CHECK(report.problems().size() == 20);
}

TEST_CASE("tables that the reader refuses are refused here too") {
    for (const std::string text : {"", "\n\n", "arm,visits\n", "arm,visits\ncontrol,1,2\n",
                                   "arm,\"visits\ncontrol,1\n", "arm,arm\ncontrol,1\n"}) {
        CAPTURE(text);
        CHECK(!analyse_table("data.csv", text, columns_of()));
        if (text != "arm,visits\ncontrol,1,2\n") CHECK(!table_headings("data.csv", text));
    }
}

TEST_CASE("the headings of a table are there to choose from") {
    const auto headings = table_headings("data.csv", small);
    REQUIRE(headings);
    CHECK(*headings == std::vector<std::string>{"arm", "visits", "before", "week", "practice"});
}
