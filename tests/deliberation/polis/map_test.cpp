#include "deliberation/polis/groups.hpp"
#include "deliberation/polis/principal.hpp"
#include "deliberation/polis/space.hpp"

#include "deliberation/polis/invented.hpp"

#include <Eigen/Dense>
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace folkmoot;
using namespace folkmoot::polis;

namespace {

/// Covariance of rows of numbers, as a textbook writes it.
std::vector<double> plain_covariance(const std::vector<std::vector<double>>& rows) {
    const std::size_t size = rows.front().size();
    std::vector<double> mean(size), covariance(size * size);
    for (const auto& row : rows)
        for (std::size_t i = 0; i < size; ++i) mean[i] += row[i] / static_cast<double>(rows.size());
    for (const auto& row : rows)
        for (std::size_t i = 0; i < size; ++i)
            for (std::size_t j = 0; j < size; ++j)
                covariance[i * size + j] += (row[i] - mean[i]) * (row[j] - mean[j]) /
                                            (static_cast<double>(rows.size()) - 1);
    return covariance;
}

/// The table with the mean of a column wherever nobody voted, and 0 all over a column left out.
std::vector<std::vector<double>> filled(const Votes& votes, const std::vector<bool>& left_out) {
    std::vector<std::vector<double>> rows(votes.people(), std::vector<double>(votes.statements()));
    for (std::size_t s = 0; s < votes.statements(); ++s) {
        if (left_out[s]) continue;
        double sum = 0, count = 0;
        for (std::size_t p = 0; p < votes.people(); ++p) {
            if (votes.at(p, s) == Vote::unseen) continue;
            sum += static_cast<int>(votes.at(p, s));
            ++count;
        }
        for (std::size_t p = 0; p < votes.people(); ++p)
            rows[p][s] =
                votes.at(p, s) == Vote::unseen ? sum / count : static_cast<int>(votes.at(p, s));
    }
    return rows;
}

double dot(const std::vector<double>& a, const std::vector<double>& b) {
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

std::vector<bool> no_meta(std::size_t statements) { return std::vector<bool>(statements); }

std::vector<std::uint32_t> everyone(std::size_t people) {
    std::vector<std::uint32_t> all(people);
    std::iota(all.begin(), all.end(), 0U);
    return all;
}

} // namespace

TEST_CASE("the axes of the published toy are found") {
    // red-dwarf, test_pca.
    const auto covariance = plain_covariance({{1, 0, 0}, {-1, 1, .1}, {0, 1, .1}, {0, 1, -.1}});
    const auto axes = principal_axes(covariance, 3, 2);
    REQUIRE(axes.size() == 2);
    const std::vector<double> first{.874181, -.484006, -.039325},
        second{.473824, .867905, -.149101};
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(axes[0].direction[i] == doctest::Approx(first[i]).epsilon(1e-5));
        CHECK(axes[1].direction[i] == doctest::Approx(second[i]).epsilon(1e-5));
    }
    CHECK(axes[0].variance == doctest::Approx(.852722).epsilon(1e-5));
    CHECK(axes[1].variance == doctest::Approx(.066588).epsilon(1e-4));
}

TEST_CASE("axes are those of a full eigen-decomposition, for small tables and for large ones") {
    for (const std::size_t size : {1U, 2U, 5U, 40U, 130U}) {
        CAPTURE(size);
        std::vector<std::vector<double>> rows(30, std::vector<double>(size));
        for (std::uint32_t r = 0; r < rows.size(); ++r)
            for (std::uint32_t i = 0; i < size; ++i)
                rows[r][i] = unit(draw(size, r, i, Purpose::test)[0]) / (1.0 + i % 7);
        const auto covariance = plain_covariance(rows);
        const auto axes = principal_axes(covariance, size, 2);
        const auto n = static_cast<Eigen::Index>(size);
        const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> plain(
            Eigen::Map<const Eigen::MatrixXd>(covariance.data(), n, n));
        for (std::size_t axis = 0; axis < axes.size(); ++axis) {
            const Eigen::Index column = n - 1 - static_cast<Eigen::Index>(axis);
            CHECK(axes[axis].variance ==
                  doctest::Approx(plain.eigenvalues()(column)).epsilon(1e-12));
            double along = 0;
            for (std::size_t i = 0; i < size; ++i)
                along += axes[axis].direction[i] *
                         plain.eigenvectors()(static_cast<Eigen::Index>(i), column);
            CHECK(std::fabs(along) == doctest::Approx(1).epsilon(1e-10));
        }
    }
}

TEST_CASE("two axes of the same variance are both found, at right angles") {
    const std::vector<double> covariance{2, 0, 0, 0, 2, 0, 0, 0, 1};
    const auto axes = principal_axes(covariance, 3, 2);
    CHECK(axes[0].variance == doctest::Approx(2));
    CHECK(axes[1].variance == doctest::Approx(2));
    CHECK(dot(axes[0].direction, axes[1].direction) == doctest::Approx(0).epsilon(1e-12));
    CHECK(std::fabs(axes[0].direction[2]) < 1e-12);
}

TEST_CASE("the map is that of the table in which who did not vote stands at the mean") {
    const auto votes = two_minds(3, 40, 12, 0.6);
    auto left_out = no_meta(12);
    left_out[4] = left_out[9] = true;
    const auto space = opinion_space(votes, left_out);
    const auto rows = filled(votes, left_out);
    const auto plain = principal_axes(plain_covariance(rows), 12, 2);
    for (std::size_t axis = 0; axis < 2; ++axis) {
        CHECK(space.variance[axis] == doctest::Approx(plain[axis].variance).epsilon(1e-10));
        CHECK(dot(space.axes[axis], plain[axis].direction) == doctest::Approx(1).epsilon(1e-9));
        CHECK(space.axes[axis][4] == doctest::Approx(0));
    }
    // A place: √(12 / votes) × the sum over what somebody has voted on; what is left out counts as
    // voted on by everybody.
    for (std::size_t p = 0; p < votes.people(); ++p) {
        double sum = 0, counted = 2;
        for (std::size_t s = 0; s < 12; ++s) {
            if (left_out[s] || votes.at(p, s) == Vote::unseen) continue;
            ++counted;
            sum += (rows[p][s] - space.means[s]) * space.axes[0][s];
        }
        CHECK(space.places[p][0] == doctest::Approx(sum * std::sqrt(12 / counted)));
    }
}

TEST_CASE("the order of people changes no bit of the axes") {
    const auto votes = two_minds(8, 77, 15, 0.5);
    Votes turned(77, 15);
    for (std::size_t p = 0; p < 77; ++p)
        for (std::size_t s = 0; s < 15; ++s) turned.set(76 - p, s, votes.at(p, s));
    const auto one = opinion_space(votes, no_meta(15)), other = opinion_space(turned, no_meta(15));
    CHECK(one.axes == other.axes);
    CHECK(one.variance == other.variance);
    for (std::size_t p = 0; p < 77; ++p) CHECK(one.places[p] == other.places[76 - p]);
}

TEST_CASE("where nobody differs there is no axis, and all stand in the middle") {
    const auto space = opinion_space(votes_from({"+-0", "+-0", "+.0"}), no_meta(3));
    for (const auto& place : space.places) CHECK(place == Point{0, 0});
    CHECK(space.axes[0] == std::vector<double>{0, 0, 0});
    CHECK(opinion_space(votes_from({"+"}), no_meta(1)).places.front() == Point{0, 0});
}

TEST_CASE("who has voted seven times is in the conversation; of a few, the most active") {
    Votes votes(40, 10);
    // Person p votes on p % 10 statements.
    for (std::size_t p = 0; p < 40; ++p)
        for (std::size_t s = 0; s < p % 10; ++s) votes.set(p, s, Vote::pass);
    // 7, 8 and 9 of each ten: 12 people; then the most active of the others, the first of equals.
    CHECK(in_conversation(votes) ==
          std::vector<std::uint32_t>{6, 7, 8, 9, 16, 17, 18, 19, 26, 27, 28, 29, 37, 38, 39});
    // Of fewer statements than seven all must be voted on; who has no vote is never in.
    CHECK(in_conversation(votes_from({"++", "+.", ".."})) == std::vector<std::uint32_t>{0, 1});
}

TEST_CASE("silhouettes are those of the published example") {
    // Polis, clusters_test: {a, b} and {c, d}.
    const std::vector<double> distances{0, 1, 3, 4, 1, 0, 3, 4, 3, 3, 0, 2, 4, 4, 2, 0};
    const auto found = silhouettes(distances, {{{0, 1}, {}}, {{2, 3}, {}}});
    CHECK(found[0] == doctest::Approx(.714286).epsilon(1e-6));
    CHECK(found[1] == doctest::Approx(.714286).epsilon(1e-6));
    CHECK(found[2] == doctest::Approx(.333333).epsilon(1e-6));
    CHECK(found[3] == doctest::Approx(.5));
    CHECK(std::accumulate(found.begin(), found.end(), 0.0) / 4 ==
          doctest::Approx(.565476).epsilon(1e-6));
    CHECK(silhouettes(distances, {{{0, 1, 2}, {}}, {{3}, {}}})[3] == 0); // alone
    CHECK(silhouettes(distances, {{{0, 1, 2, 3}, {}}}) == std::vector<double>(4)); // one cluster
}

TEST_CASE("clusters end where each point is nearest to its own centre, the mean of its points") {
    std::vector<Point> points;
    std::vector<double> weights;
    for (std::uint32_t i = 0; i < 60; ++i) {
        const Words words = draw(5, i, 0, Purpose::test);
        points.push_back({unit(words[0]) + 5.0 * (i % 3), unit(words[1])});
        weights.push_back(1.0 + below(words[2], 3));
    }
    const auto clusters = k_means(points, weights, 3, 100);
    REQUIRE(clusters.size() == 3);
    for (const auto& cluster : clusters) {
        REQUIRE(cluster.members.size() == 20);
        double x = 0, weight = 0;
        for (const auto member : cluster.members) {
            CHECK(member % 3 == cluster.members.front() % 3);
            x += weights[member] * points[member][0];
            weight += weights[member];
        }
        CHECK(cluster.centre[0] == doctest::Approx(x / weight));
    }
    // As many as there are points that differ, and no more.
    CHECK(k_means(std::vector<Point>(9, Point{1, 2}), weights, 3, 20).size() == 1);
}

TEST_CASE("people of two minds are told apart") {
    const auto votes = two_minds(1, 90, 20);
    const auto space = opinion_space(votes, no_meta(20));
    const auto grouping = group_people(space.places, in_conversation(votes));
    REQUIRE(grouping.groups.size() == 2);
    CHECK(grouping.base.size() == 90); // few enough for a base cluster each
    CHECK(grouping.silhouette.size() == 4);
    std::vector<std::uint32_t> found(90), true_mind(90);
    for (std::uint32_t g = 0; g < 2; ++g)
        for (const auto person : grouping.groups[g]) found[person] = g;
    for (std::uint32_t p = 0; p < 90; ++p) true_mind[p] = p % 3 == 2 ? 1 : 0;
    CHECK(adjusted_rand(found, true_mind) == 1);
    // More people than base clusters: each is in one of them, once.
    const auto many = two_minds(2, 400, 20);
    const auto wide = group_people(opinion_space(many, no_meta(20)).places, everyone(400));
    CHECK(wide.base.size() <= 100);
    std::size_t people = 0;
    for (const auto& cluster : wide.base) people += cluster.members.size();
    CHECK(people == 400);
    CHECK(wide.groups.size() == 2);
}

TEST_CASE("how well two groupings fit is what the published examples say") {
    // scikit-learn, adjusted_rand_score.
    using Names = std::vector<std::uint32_t>;
    CHECK(adjusted_rand(Names{0, 0, 1, 1}, Names{1, 1, 0, 0}) == 1);
    CHECK(adjusted_rand(Names{0, 0, 1, 2}, Names{0, 0, 1, 1}) == doctest::Approx(4.0 / 7));
    CHECK(adjusted_rand(Names{0, 0, 1, 1}, Names{0, 0, 1, 2}) == doctest::Approx(4.0 / 7));
    CHECK(adjusted_rand(Names{0, 0, 0, 0}, Names{0, 1, 2, 3}) == doctest::Approx(0));
    CHECK(adjusted_rand(Names{0, 0, 1, 1}, Names{0, 1, 0, 1}) == doctest::Approx(-0.5));
    // Who is in no group one time is not counted.
    CHECK(adjusted_rand(Names{0, 0, 1, 1, 0}, Names{1, 1, 0, 0, no_group}) == 1);
}
