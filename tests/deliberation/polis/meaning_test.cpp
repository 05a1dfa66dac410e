#include "deliberation/polis/analysis.hpp"
#include "deliberation/polis/meaning.hpp"
#include "deliberation/polis/routing.hpp"

#include "core/hash.hpp"
#include "deliberation/polis/invented.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using namespace folkmoot;
using namespace folkmoot::polis;

namespace {

/// So many agree, disagree and pass, one column.
std::vector<std::string> crowd(int agrees, int disagrees, int passes = 0) {
    std::vector<std::string> rows;
    for (int i = 0; i < agrees; ++i) rows.emplace_back("+");
    for (int i = 0; i < disagrees; ++i) rows.emplace_back("-");
    for (int i = 0; i < passes; ++i) rows.emplace_back("0");
    return rows;
}

std::vector<std::uint32_t> from_to(std::uint32_t from, std::uint32_t past) {
    std::vector<std::uint32_t> people;
    for (; from < past; ++from) people.push_back(from);
    return people;
}

} // namespace

TEST_CASE("the tests of shares give the published values") {
    CHECK(one_share_z(15, 16) == doctest::Approx(3.6380343755).epsilon(1e-10)); // red-dwarf fixture
    CHECK(two_shares_z(15, 56, 24, 71) == doctest::Approx(-1.514067).epsilon(1e-6));
    CHECK(two_shares_z(3, 7, 3, 7) == 0); // all succeed
    CHECK(two_shares_z(0, 0, 0, 0) == 0);
}

TEST_CASE("a group of which eight of ten agree, against five of twenty elsewhere") {
    auto rows = crowd(8, 2);
    const auto rest = crowd(5, 10, 5); // passing is voting
    rows.insert(rows.end(), rest.begin(), rest.end());
    const auto views = views_of(votes_from(rows), {from_to(0, 10), from_to(10, 30)});
    const View& view = views[0][0];
    CHECK(view.agree_share == doctest::Approx(9.0 / 12));
    CHECK(view.agree_ratio == doctest::Approx(2.75));
    CHECK(view.agree_ratio_z == doctest::Approx(2.866844).epsilon(1e-6));
    CHECK(view.agree_z == doctest::Approx(2.110579).epsilon(1e-6));
    CHECK(views[1][0].votes.votes == 20);
    CHECK(views[1][0].votes.passes() == 5);
}

TEST_CASE("consensus across groups is the product of what each group says") {
    // As bg2050's second statement: 50 of 56 and 6 of 7 agree, (51/58) × (7/9).
    auto rows = crowd(50, 4, 2);
    const auto small = crowd(6, 1);
    rows.insert(rows.end(), small.begin(), small.end());
    rows.emplace_back("-"); // in no group: does not count
    const auto views = views_of(votes_from(rows), {from_to(0, 56), from_to(56, 63)});
    CHECK(group_informed_consensus(views, 1).front() == doctest::Approx(.68390805).epsilon(1e-8));
    CHECK(group_informed_consensus({}, 2) == std::vector<double>{1, 1});
}

TEST_CASE("what most agree on counts passes as votes, and needs more than chance") {
    // Columns: 15 of 16 agree; 9 of 16, by chance; 12 of 16 disagree; left out.
    std::vector<std::string> rows;
    for (int p = 0; p < 16; ++p) {
        std::string row;
        row += p < 15 ? '+' : '0';
        row += p < 9 ? '+' : '-';
        row += p < 12 ? '-' : '+';
        row += '+';
        rows.push_back(row);
    }
    const auto found = consensus(votes_from(rows), {false, false, false, true});
    REQUIRE(found.agree.size() == 1);
    CHECK(found.agree[0].statement == 0);
    CHECK(found.agree[0].successes == 15);
    CHECK(found.agree[0].votes == 16);
    CHECK(found.agree[0].share == doctest::Approx(.8888889).epsilon(1e-7));
    CHECK(found.agree[0].share_z == doctest::Approx(3.6380343755).epsilon(1e-10));
    REQUIRE(found.disagree.size() == 1);
    CHECK(found.disagree[0].statement == 2);
}

TEST_CASE("at most five statements of each side are told, the clearest first") {
    std::vector<std::string> rows;
    for (int p = 0; p < 20; ++p) {
        std::string row;
        for (int s = 0; s < 8; ++s) row += p < 13 + s % 8 ? '+' : '-';
        rows.push_back(row);
    }
    const auto found = consensus(votes_from(rows), std::vector<bool>(8));
    REQUIRE(found.agree.size() == 5);
    for (std::uint32_t i = 0; i < 5; ++i) CHECK(found.agree[i].statement == 7 - i);
}

TEST_CASE("what a group stands for is what it says and the others do not") {
    // Two groups of ten. 0: only the first agrees. 1: all agree. 2: only the second agrees, thus
    // the first disagrees. 3: nobody has seen it. 4: left out, though only the first agrees.
    std::vector<std::string> rows(10, "++-.+");
    rows.insert(rows.end(), 10, "-++.-");
    const auto views = views_of(votes_from(rows), {from_to(0, 10), from_to(10, 20)});
    const auto found = representatives(views, {false, false, false, false, true});
    REQUIRE(found.size() == 2);
    REQUIRE(found[0].size() == 2);
    CHECK(found[0][0].statement == 0);
    CHECK(found[0][0].agree);
    CHECK(found[0][0].best_agree);
    CHECK(found[0][0].successes == 10);
    CHECK(found[0][0].ratio == doctest::Approx((11.0 / 12) / (1.0 / 12)));
    CHECK(found[0][1].statement == 2);
    CHECK_FALSE(found[0][1].agree);
    CHECK_FALSE(found[0][1].best_agree);
    // As Polis has it: what all agree on came first as the best that the second group is for, and
    // is put beside what tells it from the others.
    REQUIRE(found[1].size() == 3);
    CHECK(found[1][0].statement == 2);
    CHECK(found[1][0].agree);
    CHECK(found[1][1].statement == 1);
    CHECK(found[1][1].best_agree);
    CHECK(found[1][2].statement == 0);
    CHECK_FALSE(found[1][2].agree);
}

TEST_CASE("a group that differs in nothing still has one statement") {
    std::vector<std::string> rows(8, "+-");
    const auto views = views_of(votes_from(rows), {from_to(0, 4), from_to(4, 8)});
    const auto found = representatives(views, {false, false});
    for (const auto& of_group : found) {
        REQUIRE(of_group.size() == 1);
        CHECK(of_group[0].statement == 0);
        CHECK(of_group[0].best_agree);
    }
    // All are against it, and nothing is agreed: still the one that comes nearest.
    const auto views_against =
        views_of(votes_from({"-", "-", "-"}), {from_to(0, 1), from_to(1, 3)});
    const auto against = representatives(views_against, {false});
    REQUIRE(against[0].size() == 1);
    CHECK_FALSE(against[0][0].best_agree);
}

TEST_CASE("what is asked next is what tells most") {
    const auto of = [](std::uint32_t agrees, std::uint32_t passes, std::uint32_t votes) {
        return Tally{agrees, votes - agrees - passes, votes};
    };
    CHECK(priority({}, 0) == doctest::Approx(5.0625)); // Polis, conversation_test
    CHECK(priority(of(20, 3, 20 + 3), 0) > 0);
    // (1 − 4/22)(1 + E)(21/22) × (1 + 8 × 2^−4), squared.
    const auto plain = [](double agrees, double passes, double votes, double extremity) {
        const double importance =
            (1 - (passes + 1) / (votes + 2)) * (1 + extremity) * ((agrees + 1) / (votes + 2));
        return std::pow(importance * (1 + 8 * std::exp2(-votes / 5)), 2);
    };
    for (const std::uint32_t votes : {1U, 4U, 20U, 23U, 400U})
        CHECK(priority(of(votes / 2, votes / 5, votes), 0.7) ==
              doctest::Approx(plain(votes / 2, votes / 5, votes, 0.7)).epsilon(1e-12));
    CHECK(priority(of(18, 2, 20), 1) == doctest::Approx(plain(18, 2, 20, 1)));
}

TEST_CASE("the published priorities of twenty votes") {
    // Twenty votes of which 17 agree and three pass would be possible; Polis' own tests count
    // agrees, passes and votes apart from each other, and so does the formula.
    Tally all_agree{20, 0, 20};
    const double factor = std::pow((1 - 4.0 / 22) / (1 - 1.0 / 22), 2); // three passes for none
    CHECK(priority(all_agree, 0) * factor == doctest::Approx(1.372383).epsilon(1e-6));
    Tally eighteen{18, 0, 20}; // the rest: two passes
    const double two = std::pow((1 - 4.0 / 22) / (1 - 3.0 / 22), 2);
    CHECK(priority(eighteen, 1) * two == doctest::Approx(4.493700).epsilon(1e-6));
}

TEST_CASE("everybody is asked about everything once, what matters more mostly sooner") {
    const std::vector<double> priorities{1, 9, 0, 4};
    std::vector<double> place(4);
    for (std::uint32_t person = 0; person < 200; ++person) {
        std::vector<bool> seen(4);
        for (int step = 0; step < 3; ++step) {
            const auto next = next_statement(priorities, seen, 7, person);
            REQUIRE(next);
            CHECK_FALSE(seen[*next]);
            CHECK(*next != 2); // moderated out
            CHECK(next_statement(priorities, seen, 7, person) == next); // the same again
            seen[*next] = true;
            place[*next] += step;
        }
        CHECK_FALSE(next_statement(priorities, seen, 7, person));
    }
    CHECK(place[1] < place[3]);
    CHECK(place[3] < place[0]);
}

TEST_CASE("a statement about the conversation itself comes first, one that is out never") {
    const auto votes = two_minds(4, 30, 6);
    const auto space = opinion_space(votes, {false, false, true, false, false, true});
    const auto all = priorities(votes, space, {false, false, true, false, false, false},
                                {false, false, false, false, false, true});
    CHECK(all[2] == 0);
    CHECK(all[5] == 49);
    for (const std::size_t s : {0U, 1U, 3U, 4U}) {
        CHECK(all[s] > 0);
        CHECK(all[s] < 49);
    }
    // What splits people has a longer way from the middle than what all agree on.
    CHECK(extremity(space, 0) > extremity(space, 1));
    // √6 × (1 − mean) × length of its part of the axes.
    CHECK(extremity(space, 0) == doctest::Approx(std::sqrt(6.0) * (1 - space.means[0]) *
                                                 std::sqrt(space.axes[0][0] * space.axes[0][0] +
                                                           space.axes[1][0] * space.axes[1][0])));
}

TEST_CASE("a conversation as a whole: two minds, what each stands for, what both share") {
    const auto votes = two_minds(1, 90, 20);
    std::vector<bool> out(20);
    out[19] = true;
    const auto analysis = analyse(votes, out, std::vector<bool>(20));
    REQUIRE(analysis.grouping.groups.size() == 2);
    const auto group = analysis.group_of_person();
    const std::uint32_t of_most = group[0], of_third = group[2];
    for (const auto& each : analysis.representatives[of_third])
        CHECK(each.agree == (each.statement % 4 == 0));
    for (const auto& each : analysis.representatives[of_most]) CHECK(each.statement % 2 == 0);
    // Odd statements are agreed on by both; the one that is out is not told.
    REQUIRE(analysis.consensus.agree.size() == 5);
    for (const auto& each : analysis.consensus.agree) {
        CHECK(each.statement % 2 == 1);
        CHECK(each.statement != 19);
        for (std::size_t s = 0; s < 20; s += 2)
            CHECK(analysis.group_informed[each.statement] > analysis.group_informed[s]);
    }
    CHECK(analysis.priorities[19] == 0);
}

TEST_CASE("a conversation comes out the same on every platform, to the last bit") {
    const auto analysis =
        analyse(two_minds(6, 150, 24), std::vector<bool>(24), std::vector<bool>(24));
    Fingerprint print;
    for (const auto& axis : analysis.space.axes)
        for (const double part : axis) print.add(part);
    for (const auto& place : analysis.space.places)
        for (const double part : place) print.add(part);
    for (const double silhouette : analysis.grouping.silhouette) print.add(silhouette);
    for (const double priority : analysis.priorities) print.add(priority);
    CHECK(to_hex(print.value()) == "3cf84cd765cb3f5e");
}
