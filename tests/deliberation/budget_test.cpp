#include "deliberation/budget/pb.hpp"
#include "deliberation/budget/rules.hpp"

#include "core/random.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace folkmoot;
using namespace folkmoot::budget;

namespace {

/// Five projects and eleven voters: the example by which equalshares.net explains the method.
/// `last`: what the eleventh approves of.
std::string example(const std::string& last) {
    return "META\nkey;value\nnum_projects;5\nnum_votes;11\nbudget;1100\nvote_type;approval\n"
           "PROJECTS\nproject_id;cost;name\nbike;700;bike path\ngym;400;outdoor gym\n"
           "park;250;new park\nplay;200;new playground\nlib;100;library for kids\n"
           "VOTES\nvoter_id;vote\n1;bike,gym\n2;bike,gym,park\n3;bike,gym\n4;bike,gym,park\n"
           "5;bike,gym,park\n6;bike,gym\n7;park,play,lib\n8;play\n9;play,lib\n10;park,play,lib\n"
           "11;" +
           last + "\n";
}

Instance instance(const std::string& text) {
    auto read = read_pb("example.pb", text);
    INFO(text_of(read.problems()));
    REQUIRE(read);
    return std::move(*read);
}

std::string ids(const Instance& of, const Outcome& outcome) {
    std::string words;
    for (const auto& funded : outcome.funded)
        words += (words.empty() ? "" : " ") + of.projects[funded.project].id;
    return words;
}

/// The format's own example: budget 2500, ten voters.
Instance of_the_format() {
    return instance(
        "META\nkey;value\ndescription;Municipal PB in Wieliczka\ncountry;Poland\nunit;Wieliczka\n"
        "instance;2020\nnum_projects;5\nnum_votes;10\nbudget;2500\nrule;greedy\nvote_type;"
        "approval\n"
        "min_length;1\nmax_length;3\nPROJECTS\nproject_id;cost;category\n1;600;culture, education\n"
        "2;800;sport\n4;1400;culture\n5;1000;health, sport\n7;1200;education\n"
        "VOTES\nvoter_id;age;sex;vote\n1;34;f;1,2,4\n2;51;m;1,2\n3;23;m;2,4,5\n4;19;f;5,7\n"
        "5;62;f;1,4,7\n6;54;m;1,7\n7;49;m;5\n8;27;f;4\n9;39;f;2,4,5\n10;44;m;4,5\n");
}

Instance random_instance(std::uint64_t seed) {
    Instance made;
    made.budget = 1000 * amount_per_unit;
    for (std::uint32_t p = 0; p < 6; ++p) {
        const Amount cost = 100 + below(draw(seed, p, 0, Purpose::test)[0], 500);
        made.projects.push_back({std::to_string(p), "", cost * amount_per_unit});
    }
    for (std::uint32_t v = 0; v < 9; ++v) {
        Ballot ballot{std::to_string(v), {}};
        for (std::uint32_t p = 0; p < 6; ++p)
            if (below(draw(seed, v, p + 10, Purpose::test)[1], 10) < 4)
                ballot.approves.push_back(p);
        made.ballots.push_back(std::move(ballot));
    }
    return made;
}

} // namespace

TEST_CASE("equal shares funds what its authors say, on their own two examples") {
    const auto first = instance(example("bike"));
    CHECK(ids(first, greedy(first)) == "bike gym");
    const auto shared = equal_shares(first, Completion::none);
    CHECK(ids(first, shared) == "bike play lib");
    REQUIRE(shared.funded.size() == 3);
    CHECK(shared.share == 100);
    CHECK(shared.funded[0].effective_votes == 7);
    CHECK(shared.funded[1].effective_votes == 4);
    CHECK(shared.funded[2].effective_votes == 3);
    CHECK(shared.spent == 1000 * amount_per_unit);

    const auto second = instance(example("gym"));
    CHECK(ids(second, greedy(second)) == "gym bike");
    const auto other = equal_shares(second, Completion::none);
    CHECK(ids(second, other) == "gym park play");
    REQUIRE(other.funded.size() == 3);
    CHECK(other.funded[0].effective_votes == 7);
    CHECK(other.funded[1].effective_votes == doctest::Approx(70.0 / 17).epsilon(1e-12));
    CHECK(other.funded[2].effective_votes == doctest::Approx(56.0 / 17).epsilon(1e-12));
}

TEST_CASE("what equal shares leaves over is spent by giving everybody a little more") {
    const auto format = of_the_format();
    CHECK(ids(format, greedy(format)) == "4 5");
    CHECK(greedy(format).spent == 2400 * amount_per_unit);
    CHECK(ids(format, equal_shares(format, Completion::none)) == "4");
    const auto more = equal_shares(format, Completion::add1e);
    CHECK(ids(format, more) == "4 1");
    CHECK(more.share == 267);
    const auto by_votes = equal_shares(format, Completion::votes);
    CHECK(ids(format, by_votes) == "4 5");
    CHECK(by_votes.funded[1].effective_votes == 0);
}

TEST_CASE("no rule spends more than there is, funds twice, or minds the order of ballots") {
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        CAPTURE(seed);
        auto made = random_instance(seed);
        const auto all = [&] {
            std::string words = ids(made, greedy(made));
            for (const auto completion :
                 {Completion::none, Completion::add1, Completion::add1e, Completion::votes}) {
                const auto outcome = equal_shares(made, completion);
                CHECK(outcome.spent <= made.budget);
                Amount spent = 0;
                std::vector<std::uint32_t> seen;
                for (const auto& funded : outcome.funded) {
                    spent += made.projects[funded.project].cost;
                    seen.push_back(funded.project);
                }
                CHECK(spent == outcome.spent);
                std::sort(seen.begin(), seen.end());
                CHECK(std::adjacent_find(seen.begin(), seen.end()) == seen.end());
                words += " | " + ids(made, outcome);
            }
            return words;
        };
        const auto before = all();
        std::reverse(made.ballots.begin(), made.ballots.end());
        CHECK(all() == before);
    }
}

/// A group that agrees on something that its part of the budget pays for is not left with less.
/// (Extended justified representation up to one project, checked for every group by brute force.)
TEST_CASE("equal shares leaves no group without what its share could pay for") {
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        CAPTURE(seed);
        const auto made = random_instance(seed);
        const auto outcome = equal_shares(made, Completion::none);
        std::vector<bool> funded(made.projects.size());
        for (const auto& each : outcome.funded) funded[each.project] = true;
        const auto approves = [&](std::uint32_t voter, std::uint32_t project) {
            const auto& list = made.ballots[voter].approves;
            return std::binary_search(list.begin(), list.end(), project);
        };
        const auto utility = [&](std::uint32_t voter) {
            Amount sum = 0;
            for (const auto project : made.ballots[voter].approves)
                if (funded[project]) sum += made.projects[project].cost;
            return sum;
        };
        for (std::uint32_t group = 1; group < (1U << made.ballots.size()); ++group) {
            std::vector<std::uint32_t> voters;
            for (std::uint32_t v = 0; v < made.ballots.size(); ++v)
                if ((group >> v & 1U) != 0) voters.push_back(v);
            // What all of them approve of.
            std::vector<std::uint32_t> common;
            for (std::uint32_t p = 0; p < made.projects.size(); ++p)
                if (std::all_of(voters.begin(), voters.end(),
                                [&](std::uint32_t v) { return approves(v, p); }))
                    common.push_back(p);
            for (std::uint32_t set = 1; set < (1U << common.size()); ++set) {
                Amount cost = 0;
                for (std::size_t i = 0; i < common.size(); ++i)
                    if ((set >> i & 1U) != 0) cost += made.projects[common[i]].cost;
                const auto count = static_cast<Amount>(voters.size());
                if (cost * static_cast<Amount>(made.ballots.size()) > made.budget * count) continue;
                // Somebody of them has as much, or would have with one project more.
                bool served = false;
                for (const auto v : voters) {
                    Amount one_more = 0;
                    for (std::size_t i = 0; i < common.size(); ++i)
                        if ((set >> i & 1U) != 0 && !funded[common[i]])
                            one_more = std::max(one_more, made.projects[common[i]].cost);
                    served = served || utility(v) + one_more > cost || utility(v) >= cost;
                }
                CHECK(served);
            }
        }
    }
}

TEST_CASE("a budget's file reads back as itself, with what was chosen") {
    const auto format = of_the_format();
    const auto outcome = greedy(format);
    const auto text = write_pb(format, &outcome);
    CHECK(text.find("project_id;cost;votes;name;category;selected") != std::string::npos);
    CHECK(text.find("4;1400;6;;culture;1") != std::string::npos);
    const auto again = instance(text);
    CHECK(again.budget == format.budget);
    CHECK(again.ballots.size() == format.ballots.size());
    CHECK(again.projects[0].more == format.projects[0].more);
    CHECK(again.ballots[3].more == format.ballots[3].more);
    CHECK(write_pb(again, &outcome) == text);
}

TEST_CASE("quoted names, decimal commas and blanks are understood") {
    const auto read =
        instance("META\r\nkey;value\r\nbudget; 99,50\r\nvote_type;choose-1\r\n"
                 "PROJECTS\r\nproject_id;cost;name\r\na; 12.25 ;\"one; \"\"two\"\"\nthree\"\r\n"
                 "VOTES\r\nvoter_id;vote\r\n1; a\r\n2;\r\n3;none\r\n");
    CHECK(read.budget == 99'500'000);
    CHECK(amount_text(read.budget) == "99.5");
    CHECK(read.projects[0].cost == 12'250'000);
    CHECK(read.projects[0].name == "one; \"two\"\nthree");
    CHECK(read.ballots.size() == 3);
    CHECK(read.ballots[1].approves.empty());
    CHECK(read.ballots[2].approves.empty());
}

TEST_CASE("what is wrong with a budget's file is told by line, all at once") {
    const auto problems = [](const std::string& text) {
        const auto read = read_pb("x.pb", text);
        CHECK_FALSE(read);
        return text_of(read.problems());
    };
    const std::string meta = "META\nkey;value\nbudget;100\nvote_type;approval\n";
    const std::string projects = "PROJECTS\nproject_id;cost\npark;10\nbike;20\n";
    struct Case {
        std::string text;
        const char* says;
    };
    const std::vector<Case> cases{
        {"", "META: the section is missing"},
        {"park;10\n", "x.pb:1: a file begins with the section META; found 'park'"},
        {meta, "PROJECTS: the section is missing"},
        {meta + projects, "VOTES: the section is missing"},
        {meta + projects + "VOTES\n", "x.pb:9: VOTES: the section has no headings"},
        {meta + projects + meta + "VOTES\nvoter_id;vote\n1;park\n",
         "x.pb:9: META: the section stands twice"},
        {"META\nkey;value\nvote_type;approval\n" + projects + "VOTES\nvoter_id;vote\n1;park\n",
         "META: it is not said; allowed budget"},
        {"META\nkey;value\nbudget;100\n" + projects + "VOTES\nvoter_id;vote\n1;park\n",
         "META: it is not said; allowed vote_type"},
        {"META\nkey;value\nbudget;much\nvote_type;approval\n" + projects +
             "VOTES\nvoter_id;vote\n1;park\n",
         "x.pb:3: budget: no amount; found 'much', allowed a number above 0"},
        {"META\nkey;value\nbudget;100\nvote_type;ordinal\n" + projects +
             "VOTES\nvoter_id;vote\n1;park\n",
         "x.pb:4: vote_type: ballots that no rule here counts; found 'ordinal', allowed approval "
         "or choose-1"},
        {meta + "PROJECTS\nproject_id;price\npark;10\nVOTES\nvoter_id;vote\n1;park\n",
         "x.pb:6: PROJECTS: a heading is missing; allowed 'cost'"},
        {meta + "PROJECTS\nproject_id;cost\npark;-1\nVOTES\nvoter_id;vote\n1;park\n",
         "x.pb:7: park: its cost is no amount; found '-1'"},
        {meta + "PROJECTS\nproject_id;cost\npark;0.0000001\nVOTES\nvoter_id;vote\n1;park\n",
         "x.pb:7: park: its cost is no amount"},
        {meta + "PROJECTS\nproject_id;cost\npark;10\npark;20\nVOTES\nvoter_id;vote\n1;park\n",
         "x.pb:8: park: a project stands twice"},
        {meta + "PROJECTS\nproject_id;cost\npark;10;3\nVOTES\nvoter_id;vote\n1;park\n",
         "x.pb:7: PROJECTS: a row has another number of cells; found 3, allowed 2"},
        {meta + projects + "VOTES\nvoter_id;vote\n1;prak\n",
         "x.pb:11: 1: a vote for a project that is not there; found 'prak'; did you mean 'park'?"},
        {meta + projects + "VOTES\nvoter_id;vote\n1;park\n1;bike\n",
         "x.pb:12: 1: a voter stands twice"},
        {meta + projects + "VOTES\nvoter_id;vote\n1;park,park\n",
         "x.pb:11: 1: a vote names a project twice"},
        {meta + projects + "VOTES\nvoter_id;vote\n1;\"park\n",
         "x.pb:11: a quotation mark is never closed"},
        {meta + projects + "VOTES\nvoter_id;vote\n", "VOTES: there is no vote"},
        {"META\nkey;value\nbudget;100\nnum_votes;2\nvote_type;approval\n" + projects +
             "VOTES\nvoter_id;vote\n1;park\n",
         "x.pb:4: num_votes: not as many rows as the file says; found 1 rows, allowed '2'"},
    };
    for (const auto& each : cases) {
        CAPTURE(each.text);
        const auto said = problems(each.text);
        CAPTURE(said);
        CHECK(said.find(each.says) != std::string::npos);
    }
    // All at once.
    const auto both = problems(meta + "PROJECTS\nproject_id;cost\npark;x\nbike;y\nVOTES\nvoter_id;"
                                      "vote\n1;ship\n");
    CHECK(std::count(both.begin(), both.end(), '\n') == 2);
}
