#include "experiment/small_trial.hpp"
#include "labs/trial/account.hpp"
#include "labs/trial/data.hpp"
#include "labs/trial/own_size.hpp"
#include "labs/trial/shipped_trial.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>

/// Tables as people bring them: what is told is no surer than they allow.

using namespace folkmoot;

namespace {

TrialColumns trial_columns_named(std::string outcome, std::string method = "difference") {
    TrialColumns columns;
    columns.outcome = std::move(outcome);
    columns.arm = "arm";
    columns.method = std::move(method);
    return columns;
}

TrialReport report_of(const std::string& text, const TrialColumns& columns) {
    Result<TrialReport> report = analyse_table("data.csv", text, columns);
    REQUIRE_MESSAGE(report, text_of(report.problems()));
    return std::move(*report);
}

std::string refused(const std::string& text, const TrialColumns& columns) {
    const Result<TrialReport> report = analyse_table("data.csv", text, columns);
    return report ? "no problem" : text_of(report.problems());
}

bool warns(const TrialReport& report, const std::string& words) {
    return std::any_of(
        report.analysis.warnings.begin(), report.analysis.warnings.end(),
        [&](const std::string& warning) { return warning.find(words) != std::string::npos; });
}

std::string rows_of(const std::string& arm, std::initializer_list<const char*> cells) {
    std::string text;
    for (const char* cell : cells) text += arm + "," + cell + "\n";
    return text;
}

} // namespace

TEST_CASE("where nobody differs within an arm no method calls it hardly chance") {
    const std::string both = "arm,y\n" + rows_of("control", {"3", "3", "3", "3", "3", "3"}) +
                             rows_of("treatment", {"4", "4", "4", "4", "4", "4"});
    const std::string one = "arm,y\n" + rows_of("control", {"3", "5", "4", "6", "2", "5"}) +
                            rows_of("treatment", {"4", "4", "4", "4", "4", "4"});
    for (const char* method : {"difference", "hc2", "lin", "permutation", "bayes"}) {
        CAPTURE(method);
        const TrialReport report = report_of(both, trial_columns_named("y", method));
        CHECK(report.sentence.find("hardly chance") == std::string::npos);
        CHECK(report.sentence.starts_with("Y is 1 higher with “treatment” than with “control”"));
        CHECK(report.sentence.find("cannot be said") != std::string::npos);
        CHECK(warns(report, "nothing can be said about chance"));
        CHECK(nlohmann::json::parse(trial_report_json(report)).at("interval").at(0).is_null());
    }
    // One arm that does not vary: Welch takes its variance as 0 (df 5, t .27735, by the closed form
    // of t with five degrees p .792612)
    const TrialReport welch = report_of(one, trial_columns_named("y"));
    CHECK(near(welch.analysis.arms[0].effect.df, 5));
    CHECK(near(welch.analysis.arms[0].effect.p, 0.792612, 1e-5));
    const TrialReport bayes = report_of(one, trial_columns_named("y", "bayes"));
    CHECK(warns(bayes, "In an arm the outcome does not vary at all"));
    CHECK(bayes.sentence.find("how much of that is chance cannot be said") != std::string::npos);
}

TEST_CASE("one treated town is refused with the reason, and few towns are said in the sentence") {
    std::string text = "arm,town,y\n", two = text;
    for (int i = 0; i < 40; ++i) {
        const std::string y = std::to_string(10 + (i * 7) % 5) + "\n",
                          more = std::to_string(40 + (i * 7) % 5 + i % 2) + "\n";
        text += "control," + std::string(1, static_cast<char>('A' + i % 4)) + "," + y +
                "treatment,E," + more;
        two += "control," + std::string(1, static_cast<char>('A' + i % 2)) + "," + y +
               "treatment," + std::string(1, static_cast<char>('E' + i % 2)) + "," + more;
    }
    TrialColumns columns = trial_columns_named("y", "cluster");
    columns.cluster = "town";
    CHECK(refused(text, columns) ==
          "data.csv: method cluster: there are too few clusters to judge by: each arm needs at "
          "least two, and “treatment” has one: what the treatment did and what that cluster is "
          "like anyway cannot be told apart");
    columns.method = "permutation";
    const TrialReport drawn = report_of(text, columns);
    CHECK(drawn.sentence == "The data do not show that y differs between “treatment” and "
                            "“control”; how large a difference they leave open cannot be said.");
    CHECK(warns(drawn, "1 of 5 draws, so no result could show that it was more than chance"));
    columns.method = "difference";
    CHECK(report_of(text, columns)
              .sentence.ends_with(", but people in one town are not independent, and this method "
                                  "takes them to be: it is "
                                  "surer than it may be."));
    columns.method = "cluster";
    const TrialReport few = report_of(two, columns);
    CHECK(few.analysis.arms[0].effect.p < 0.05);
    CHECK(few.sentence.ends_with(
        "(95% interval), but this rests on so few clusters (2 with “treatment”, 2 with “control”) "
        "that it may be chance all the same."));
}

TEST_CASE("a row that carries the result is named in the sentence, the warnings and the numbers") {
    std::string text = "arm,revenue\n";
    for (int i = 0; i < 400; ++i)
        text += std::string(i % 2 == 0 ? "control," : "treatment,") +
                std::to_string(i == 331 ? 250'000 : 25 + (i * 7) % 11) + "\n";
    const TrialReport report = report_of(text, trial_columns_named("revenue"));
    REQUIRE(report.carrying);
    CHECK(report.carrying_line == 333);
    CHECK(report.analysis.warnings[0].starts_with(
        "One row carries the result: row 332 (line 333 of the file), where revenue is 250,000. "
        "With it the averages of “treatment” and “control” differ by 1,250, without it by "));
    const auto json = nlohmann::json::parse(trial_report_json(report));
    CHECK(json.at("carrying_row").at("row") == 332);
    CHECK(std::fabs(json.at("carrying_row").at("difference_without").get<double>()) < 1.0);
    const TrialReport drawn = report_of(text, trial_columns_named("revenue", "permutation"));
    CHECK(drawn.sentence.find("hardly chance") == std::string::npos);
}

TEST_CASE("a table of counts is read as counts, and one that is taken for people says how") {
    const std::string text = "arm,visitors,orders\ncontrol,10000,310\ntreatment,10120,368\n";
    for (const char* method : {"difference", "proportion", "hc2", "bayes"}) {
        CAPTURE(method);
        CHECK(refused(text, trial_columns_named("orders", method))
                  .find("it seems to hold counts: say that “visitors” is how many people a row "
                        "stands for (--counts visitors) and “orders” to how many of them it "
                        "happened (--outcome orders)") != std::string::npos);
    }
    TrialColumns columns = trial_columns_named("orders");
    columns.counts = "visitors";
    const TrialReport report = report_of(text, columns);
    CHECK(report.method == "proportion");
    const Estimated& effect = report.analysis.arms[0].effect;
    const double p = 368.0 / 10120, q = 0.031;
    CHECK(near(effect.estimate, p - q));
    CHECK(near(effect.high - effect.estimate,
               1.959963985 * std::sqrt(p * (1 - p) / 10120 + q * (1 - q) / 10000)));
    CHECK(report.sentence.starts_with(
        "The share of visitors with orders is 0.00536 higher with “treatment” than with "
        "“control”; the data fit anything from "));
    columns.method = "bayes";
    CHECK(report_of(text, columns).analysis.arms[0].probability_best > 0.97);
    columns.method = "lin";
    CHECK(refused(text, columns) ==
          "data.csv: method: counts do not tell what this method needs; found lin, allowed "
          "proportion or bayes");
    columns.method = "proportion";
    CHECK(refused("arm,visitors,orders\ncontrol,100,310\ntreatment,90.5,3\n", columns) ==
          "data.csv:3: visitors: not a count; found 90.5, allowed a whole number, 0 to "
          "1,000,000,000,000");
    CHECK(refused("arm,visitors,orders\ncontrol,100,310\ntreatment,90,3\n", columns) ==
          "data.csv:2: orders: it happened to more people than there were; found 310, allowed at "
          "most 100 (visitors)");
    CHECK(warns(report_of(text + "control,50,2\n", columns), "Rows of the same arm are added up"));
}

TEST_CASE("planned shares of the arms are held against who came") {
    std::string text = "arm,came\n";
    for (int i = 0; i < 2'400; ++i) text += i % 9 == 0 ? "control,1\n" : "control,0\n";
    for (int i = 0; i < 1'950; ++i) text += i % 9 == 0 ? "letter,yes\n" : "letter,N\n";
    TrialColumns columns = trial_columns_named("came", "proportion");
    CHECK(warns(report_of(text, columns), "If they were meant to be"));
    columns.shares = {"0.5", "50%"};
    CHECK(warns(report_of(text, columns), "2,400 and 1,950 came where 50% and 50% were planned"));
    columns.shares = {"letter=0.45", "control=0.55"};
    CHECK(!warns(report_of(text, columns), "planned"));
    CHECK(!warns(report_of(text, columns), "same size"));
    columns.shares = {"0.5"};
    CHECK(refused(text, columns) ==
          "data.csv: shares: not as many as there are arms; found 1, allowed a number above 0 for "
          "each of control, letter, in this order or as NAME=SHARE");
    columns.shares = {"letter=1", "leter=1"};
    CHECK(refused(text, columns)
              .starts_with("data.csv: shares: there is no such arm; found leter=1"));
    columns.shares = {"1", "-1"};
    CHECK(refused(text, columns).starts_with("data.csv: shares: not a share; found -1"));
}

TEST_CASE(
    "an effect on those who took it is not sure where being assigned hardly changed anything") {
    // Of 200 assigned 4 received it, of 200 others 1: F is 1.8. What came of it differs a lot.
    std::string text = "arm,y,got\n";
    for (int i = 0; i < 200; ++i) {
        text += "control," + std::to_string(i % 7) + (i < 1 ? ",1\n" : ",0\n");
        text += "letter," + std::to_string(i % 7 + 2) + (i < 4 ? ",1\n" : ",0\n");
    }
    TrialColumns columns = trial_columns_named("y", "iv");
    columns.received = "got";
    const TrialReport report = report_of(text, columns);
    CHECK(report.analysis.arms[0].weak);
    CHECK(warns(report, "F below 10"));
    CHECK(report.sentence.find("hardly chance") == std::string::npos);
}

TEST_CASE("y and n, t and f are yes and no") {
    TrialColumns columns = trial_columns_named("signed", "proportion");
    const TrialReport report = report_of(
        "arm,signed\ncontrol,Y\ncontrol,N\ncontrol,n\ntreatment,T\ntreatment,y\ntreatment,F\n",
        columns);
    CHECK(near(report.analysis.arms[0].effect.estimate, 1.0 / 3));
}

TEST_CASE(
    "words of databases and spreadsheets for what is not known are taken so, counted and said") {
    const TrialReport report = report_of(
        "arm,y\ncontrol,3\ncontrol,N/A\ncontrol,4\ncontrol,6\ntreatment,NULL\ntreatment,5\n"
        "treatment,#N/A\ntreatment,7\ntreatment,-\ntreatment,null\ntreatment,na\ntreatment,\n",
        trial_columns_named("y"));
    CHECK(report.analysis.n == std::vector<double>{3, 2});
    CHECK(warns(report, "7 rows are left out because something is missing"));
    CHECK(warns(report, "In column “y” 6 cells say “#N/A”, “-”, “N/A”, “NULL”, “na”, “null” and "
                        "are taken as not known."));
}

TEST_CASE("the highest of several arms is said to be picked") {
    std::string text = "arm,y\n";
    for (int i = 0; i < 300; ++i)
        text += std::string(1, static_cast<char>('a' + i % 5)) + "," +
                std::to_string((i * 13) % 17) + "\n";
    TrialColumns columns = trial_columns_named("y");
    columns.control = "a";
    const TrialReport report = report_of(text, columns);
    REQUIRE(report.picked);
    CHECK(report.picked->of == 5);
    CHECK(report.sentence.find("has the highest y of 5 arms, and was picked for that: the highest "
                               "of 5 looks higher than it is") != std::string::npos);
}

TEST_CASE("the best of eight letters is told as picked, with its lead, its luck and the truth") {
    const ShippedTrial town = shipped_trial("reminder-letter", "eight-letters", 20'000);
    const TrialAccount account = run_in_full(town.lab, 1);
    CHECK(account.conclusion.ends_with(account.picked));
    CHECK(account.picked.find(
              "looks best of the 8 groups, and is picked for that: the best of 8 looks better than "
              "it is. If none were better than another, it would still stand out by about ") !=
          std::string::npos);
    // Only the truth says what is true.
    CHECK(account.conclusion.find("in truth") == std::string::npos);
    CHECK(account.truth.find(" What was picked, ") != std::string::npos);
    CHECK(account.truth.find(", in truth makes ") != std::string::npos);
    const ShippedTrial two = shipped_trial("reminder-letter", "one-against-one", 20'000);
    CHECK(run_in_full(two.lab, 1).picked.empty());
}

TEST_CASE("a look at which nothing has happened yet ends no trial") {
    // Few people and daily looks: at first nobody has signed up in either group, so that there is
    // no chance to speak of. By a spending rule that once was as clear as can be.
    for (const Looking looking : {Looking::obrien_fleming, Looking::pocock, Looking::naive}) {
        const ShippedTrial town = shipped_trial("peeking", "look-once", 120, [&](TrialDesign& d) {
            d.looking = looking;
            d.look_every = 1;
        });
        std::size_t nothing_yet = 0;
        for (std::uint32_t number = 0; number < 12; ++number) {
            const TrialWorlds worlds = worlds_of(town.lab, 1, number);
            for (const TrialLook& look : looks_at(town.lab, worlds.who, worlds.designed, true)) {
                const Estimated& effect = look.analysis.arms.front().effect;
                if (effect.p == effect.p) continue;
                ++nothing_yet;
                CHECK(!look.ends);
            }
        }
        CHECK(nothing_yet > 0);
    }
}

TEST_CASE("a trial with an assumption moved runs with it and says so in what is told and true") {
    Scenario scenario = load_shipped("reminder-letter").value();
    scenario.population = 4'000;
    Workshop workshop(scenario);
    const TrialDesign& design = scenario.trial.designs.front();
    const Result<TrialLab> usual = open_trial(workshop, design);
    REQUIRE(usual);
    const std::map<std::string, double> moved{{"enrolment.selectivity", 0.9}};
    const Result<TrialLab> doubted = open_trial(workshop, design, moved);
    REQUIRE_MESSAGE(doubted, text_of(doubted.problems()));
    CHECK(doubted->doubted == 1);
    const TrialAccount plain = run_in_full(*usual, 1), other = run_in_full(*doubted, 1);
    CHECK(plain.conclusion.find("assumption") == std::string::npos);
    CHECK(other.conclusion.find(", with 1 changed assumption. ") != std::string::npos);
    CHECK(other.truth.find(", with 1 changed assumption: ") != std::string::npos);
    CHECK(other.fingerprint != plain.fingerprint);
    CHECK(!open_trial(workshop, design, {{"no.such", 1.0}}));
}

TEST_CASE("how large a trial has to be follows from numbers of one's own") {
    OwnSizeAsked asked;
    asked.baseline = 0;
    asked.spread = 1;
    asked.effect = 1;
    asked.power = 0.9;
    // power.t.test(power = .90, delta = 1): n = 22.02110
    Result<OwnSize> size = own_size(asked);
    REQUIRE(size);
    CHECK(size->people_per_arm == 23);
    CHECK(size->sentence == "To find a difference of 1 where people differ by 1 (standard "
                            "deviation) in 90% of trials, 23 people are needed in each group.");
    // Rounded up to a whole person, never down to a round number: Fleiss, (.12, .15) not pooled
    asked = {};
    asked.baseline = 0.12;
    asked.effect = 0.03;
    size = own_size(asked);
    REQUIRE(size);
    CHECK(size->people_per_arm ==
          std::ceil(2.801585218 * 2.801585218 * (0.12 * 0.88 + 0.15 * 0.85) / (0.03 * 0.03)));
    CHECK(size->sentence.find("2,033 people") != std::string::npos);
    asked = {};
    asked.baseline = 0.5;
    asked.effect = 0.1;
    size = own_size(asked);
    REQUIRE(size);
    CHECK(size->people_per_arm == 385); // Fleiss, not pooled
    CHECK(size->sentence == "To find a change from 50% to 60% in 80% of trials, 385 people are "
                            "needed in each group.");
    asked.cluster_people = 20;
    asked.intracluster = 0.05;
    size = own_size(asked);
    REQUIRE(size);
    // 1.95 × 385 / 20 = 37.5 clusters by the normal formula; Student's t on 76 degrees adds one
    CHECK(size->clusters_per_arm == 39);
    CHECK(near(size->design_effect, 1.95));
}

TEST_CASE("numbers of one's own that make no sense are refused together") {
    OwnSizeAsked asked;
    asked.baseline = 12;
    asked.effect = 0;
    asked.power = 80;
    const Result<OwnSize> size = own_size(asked);
    REQUIRE(!size);
    CHECK(text_of(size.problems()) ==
          "baseline: out of range; found 12, allowed 0 to 1, or 0% to 100%\n"
          "effect: the smallest difference worth finding has to be a number other than 0; found 0\n"
          "power: out of range; found 80, allowed 0.05 to 0.9999");
    asked = {};
    asked.baseline = 0.9;
    asked.effect = 0.2;
    CHECK(text_of(own_size(asked).problems()).starts_with("effect: out of range"));
}
