/// Further ways to say what one thinks of the policies, and what came of those that no ranking
/// tells: grades, and votes that cost their square.

#include "core/words/numbers.hpp"
#include "rooms/deliberation/parts.hpp"
#include "rooms/nodes.hpp"
#include "session/deliberation/question.hpp"
#include "session/trial/edit.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

namespace folkmoot::rooms {
namespace {

using session::DeliberationDesk;
using sheet::Kind;
using sheet::Node;

/// "Put the policies in order (2 so far)".
Node folded_question(std::string key, std::string words, std::size_t answered,
                     std::string_view how = "so far") {
    if (answered > 0)
        words.append(" (").append(std::to_string(answered)).append(" ").append(how).append(")");
    return sheet::disclosure(std::move(key), std::move(words));
}

constexpr std::array<std::string_view, 10> places{"First", "Second",  "Third",  "Fourth", "Fifth",
                                                  "Sixth", "Seventh", "Eighth", "Ninth",  "Tenth"};

void add_ranking(Node& part, const DeliberationDesk& desk) {
    const auto& policies = desk.scenario()->policies;
    const auto& ranking = desk.ballot().ranking;
    auto fold = folded_question("deliberate:ranking", "Put them in order", ranking.size());
    const auto shown = std::min({ranking.size() + 1, policies.size(), places.size()});
    for (std::size_t place = 0; place < shown; ++place) {
        const auto above = std::min(place, ranking.size());
        std::vector<sheet::Option> options{{"", place == 0 ? "Not said yet" : "No more"}};
        for (const auto& policy : policies) {
            // What stands above cannot stand here too.
            const auto end = ranking.begin() + static_cast<std::ptrdiff_t>(above);
            if (std::find(ranking.begin(), end, policy.name) == end)
                options.push_back({policy.name, policy.label});
        }
        fold.add(sheet::choice("deliberate:rank:" + std::to_string(place),
                               std::string(places[place]),
                               place < ranking.size() ? ranking[place] : "", std::move(options)));
    }
    part.add(std::move(fold));
}

void add_approval(Node& part, const DeliberationDesk& desk) {
    const auto& approves = desk.ballot().approves;
    auto fold =
        folded_question("deliberate:approve", "Say which you could live with", approves.size());
    for (const auto& policy : desk.scenario()->policies) {
        Node toggle(Kind::toggle, "deliberate:approve:" + policy.name, policy.label);
        toggle.value = std::binary_search(approves.begin(), approves.end(), policy.name);
        fold.add(std::move(toggle));
    }
    part.add(std::move(fold));
}

// ---------------------------------------------------------------- grades

/// From the worst: see message::Ballot::grades.
constexpr std::array<std::string_view, message::best_grade + 1U> grade_names{
    "Reject", "Poor", "Acceptable", "Good", "Very good", "Excellent"};

void add_grades(Node& part, const DeliberationDesk& desk) {
    const auto& grades = desk.ballot().grades;
    auto fold = folded_question("deliberate:grades", "Give each a grade", grades.size());
    fold.help = "Once you grade one, those without a grade count as rejected.";
    std::vector<sheet::Option> options{{"", "No grade"}};
    for (std::size_t grade = grade_names.size(); grade-- > 0;)
        options.push_back({std::to_string(grade), std::string(grade_names[grade])});
    for (const auto& policy : desk.scenario()->policies) {
        const auto given = grades.find(policy.name);
        fold.add(sheet::choice("deliberate:grade:" + policy.name, policy.label,
                               given == grades.end() ? "" : std::to_string(given->second),
                               options));
    }
    part.add(std::move(fold));
}

// ---------------------------------------------------------------- votes that cost their square

std::string counted_words(std::uint32_t count, std::string_view one) {
    return std::to_string(count) + " " + std::string(one) + (count == 1 ? "" : "s");
}

/// "3 votes for it, which cost 9 points", "no vote".
std::string votes_words(std::int32_t votes) {
    if (votes == 0) return "no vote";
    const auto size = static_cast<std::uint32_t>(std::abs(votes));
    return counted_words(size, "vote") + (votes > 0 ? " for it" : " against it") +
           (size == 1 ? ", which costs " : ", which cost ") + counted_words(size * size, "point");
}

void add_votes(Node& part, const DeliberationDesk& desk) {
    auto fold = folded_question("deliberate:votes", "Share out 100 points",
                                message::ballot_points - desk.points_left(), "spent");
    fold.help =
        "Buy votes for or against. More for one policy cost more: 1 vote is 1 point, 2 are 4, 3 "
        "are 9, 10 are all 100.";
    auto left = sheet::text("deliberate:points",
                            "You have " + counted_words(desk.points_left(), "point") + " left.",
                            sheet::Tone::strong);
    left.live = true;
    fold.add(std::move(left));
    for (const auto& policy : desk.scenario()->policies) {
        auto& group = fold.add(sheet::group("deliberate:votes-of:" + policy.name));
        auto said = sheet::text("deliberate:votes:" + policy.name,
                                policy.label + ": " + votes_words(desk.votes_for(policy.name)));
        said.live = true;
        group.add(std::move(said));
        const auto add_button = [&](const char* key, const char* words, std::int32_t by) {
            auto button = sheet::button("deliberate:" + std::string(key) + ":" + policy.name, words,
                                        in_marks(policy.label));
            button.disabled = !desk.can_add_vote(policy.name, by);
            group.add(std::move(button));
        };
        add_button("vote-for", "One more for it", 1);
        add_button("vote-against", "One more against it", -1);
    }
    part.add(std::move(fold));
}

// ---------------------------------------------------------------- what came of them

const message::RuleSaid* rule_named(const message::Deliberated& found, std::string_view key) {
    const auto rule = std::find_if(found.rules.begin(), found.rules.end(),
                                   [&](const auto& each) { return each.key == key; });
    return rule == found.rules.end() ? nullptr : &*rule;
}

/// The policies that have been judged, best first by a rule.
std::vector<const message::PolicyJudged*> judged_by(const message::Deliberated& found,
                                                    const message::RuleSaid& rule) {
    std::vector<const message::PolicyJudged*> order;
    for (const auto& level : rule.levels) {
        for (const auto& name : level) {
            for (const auto& each : found.judged)
                if (each.policy == name) order.push_back(&each);
        }
    }
    for (const auto& each : found.judged)
        if (std::find(order.begin(), order.end(), &each) == order.end()) order.push_back(&each);
    return order;
}

Node grades_table(const DeliberationDesk& desk, const message::RuleSaid& rule) {
    const auto& found = *desk.found();
    sheet::Table table{{{"policy", "Policy"}, {"middle", "Middle grade"}}, {}};
    for (std::size_t grade = grade_names.size(); grade-- > 0;)
        table.columns.push_back(
            {"grade:" + std::to_string(grade), std::string(grade_names[grade]), "", true});
    for (const auto* each : judged_by(found, rule)) {
        const auto middle = rule.scores.find(each->policy);
        const auto place =
            middle == rule.scores.end() ? 0 : static_cast<std::size_t>(middle->second);
        sheet::Row row{"grades:" + each->policy,
                       {policy_words(desk, each->policy),
                        std::string(grade_names[std::min(place, grade_names.size() - 1)])}};
        for (std::size_t grade = grade_names.size(); grade-- > 0;)
            row.cells.push_back(std::to_string(each->grades[grade]));
        table.rows.push_back(std::move(row));
    }
    auto node =
        table_node("deliberate:grades-given",
                   "The grades of " + session::people_words(found.graded), std::move(table));
    node.help = "More than half gave a policy its middle grade or a better one. Who graded others "
                "and not this one counts as rejecting it.";
    return node;
}

Node votes_table(const DeliberationDesk& desk, const message::RuleSaid& rule) {
    const auto& found = *desk.found();
    sheet::Table table{{{"policy", "Policy"},
                        {"for", "Votes for", "", true},
                        {"against", "Votes against", "", true},
                        {"balance", "For minus against", "", true}},
                       {}};
    for (const auto* each : judged_by(found, rule)) {
        const auto balance = static_cast<std::int64_t>(each->votes_for) -
                             static_cast<std::int64_t>(each->votes_against);
        table.rows.push_back(
            {"votes:" + each->policy,
             {policy_words(desk, each->policy), std::to_string(each->votes_for),
              std::to_string(each->votes_against),
              balance < 0 ? "−" + std::to_string(-balance) : std::to_string(balance)}});
    }
    auto node =
        table_node("deliberate:votes-bought",
                   "The votes that " + session::people_words(found.spent_points) + " bought",
                   std::move(table));
    node.help =
        "Each had 100 points. Votes for or against one policy cost their square: 3 votes cost 9 "
        "points.";
    return node;
}

} // namespace

void add_more_of_policies(Node& part, const DeliberationDesk& desk) {
    if (desk.scenario()->policies.size() < 2) return;
    part.add(part_heading("more", "Say more about the policies, if you like"));
    part.add(quiet_text("deliberate:more-about",
                        "Each way of asking is counted in a way of its own; step 3 shows what each "
                        "makes of the answers."));
    add_ranking(part, desk);
    add_approval(part, desk);
    add_grades(part, desk);
    add_votes(part, desk);
}

void add_judged(Node& part, const DeliberationDesk& desk) {
    const auto& found = *desk.found();
    if (const auto* rule = rule_named(found, "judgement")) part.add(grades_table(desk, *rule));
    if (const auto* rule = rule_named(found, "quadratic")) part.add(votes_table(desk, *rule));
}

} // namespace folkmoot::rooms
