/// Step 3: what all of it comes to. Here: the map of opinions, and what each group holds.

#include "core/hash.hpp"
#include "core/words/numbers.hpp"
#include "rooms/away/card.hpp"
#include "rooms/deliberation/parts.hpp"
#include "rooms/explore/charts.hpp"
#include "rooms/nodes.hpp"
#include "session/deliberation/question.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

namespace folkmoot::rooms {
namespace {

using message::Deliberated;
using session::DeliberationDesk;
using sheet::Kind;
using sheet::Node;
using sheet::Tone;

std::string group_words(std::size_t group) { return "Group " + session::group_letter(group); }

std::string group_size_words(const Deliberated& found, std::size_t group) {
    return group_words(group) + ", " + session::people_words(found.groups[group].people.size());
}

/// "disagrees: “Text” (5 of 6)"
std::string held_words(const Deliberated& found, const message::StatementHeld& held, bool many) {
    const auto& text = found.statements[held.statement].text;
    const auto verb = held.agree ? (many ? "Most agree: " : "Agrees: ")
                                 : (many ? "Most disagree: " : "Disagrees: ");
    return verb + in_marks(text) + " (" + of_all(held.successes, held.votes) + ")";
}

/// Which group, and which of its dots: of "group:0" or "dot:0:3".
std::size_t chosen_group(const Deliberated& found, std::string_view key) {
    const auto at = key.find(':');
    std::size_t group = found.groups.size();
    if (at != key.npos) std::from_chars(key.data() + at + 1, key.data() + key.size(), group);
    return std::min(group, found.groups.size());
}

/// People in no group, as they stand on the map.
std::vector<std::uint32_t> in_no_group(const Deliberated& found) {
    std::vector<bool> placed(found.x.size(), false);
    for (const auto& group : found.groups)
        for (const auto person : group.people) placed[person] = true;
    std::vector<std::uint32_t> others;
    for (std::uint32_t person = 0; person < placed.size(); ++person)
        if (!placed[person]) others.push_back(person);
    return others;
}

bool is_own(const Deliberated& found, std::uint32_t person) {
    return std::find(found.own.begin(), found.own.end(), person) != found.own.end();
}

/// Whose dot it is: of the groups, then of who is in none, then one's own.
std::optional<std::uint32_t> person_at(const Deliberated& found, std::size_t series,
                                       std::size_t place) {
    const auto of = [&](const std::vector<std::uint32_t>& people) {
        return place < people.size() ? std::optional(people[place]) : std::nullopt;
    };
    if (series < found.groups.size()) return of(found.groups[series].people);
    const auto others = in_no_group(found);
    const std::size_t own = found.groups.size() + (others.empty() ? 0 : 1);
    if (series == own) return of(found.own);
    return series < own ? of(others) : std::nullopt;
}

std::string dot_words(const Deliberated& found, std::string_view key) {
    constexpr std::string_view begin = "dot:";
    if (!key.starts_with(begin)) return {};
    std::size_t series = 0, place = 0;
    std::from_chars(key.data() + begin.size(), key.data() + key.size(), series);
    std::from_chars(key.data() + key.rfind(':') + 1, key.data() + key.size(), place);
    const auto person = person_at(found, series, place);
    if (!person) return {};
    const auto votes = std::to_string(found.votes_of[*person]) +
                       (found.votes_of[*person] == 1 ? " statement." : " statements.");
    const bool own = is_own(found, *person);
    const std::string who = own ? "This is you" : "A person", voted = own ? "You" : "They";
    if (found.groups.empty()) return who + ". There are no groups yet.";
    for (std::size_t g = 0; g < found.groups.size(); ++g) {
        const auto& people = found.groups[g].people;
        if (std::binary_search(people.begin(), people.end(), *person))
            return who + (own ? ", in group " : " of group ") + session::group_letter(g) + ". " +
                   voted + " voted on " + votes;
    }
    return who + (own ? ", in no group: you" : " in no group: they") +
           " voted on too few statements to be placed.";
}

void add_group_choice(Node& part, const DeliberationDesk& desk, const Deliberated& found) {
    std::vector<sheet::Option> options{{"", "Everybody"}};
    for (std::size_t g = 0; g < found.groups.size(); ++g)
        options.push_back({"group:" + std::to_string(g), group_size_words(found, g)});
    const auto group =
        desk.group().empty() ? found.groups.size() : chosen_group(found, desk.group());
    const auto key = group < found.groups.size() ? "group:" + std::to_string(group) : "";
    if (!found.groups.empty())
        part.add(sheet::choice("deliberate:group", "What holds", key, std::move(options)));
    if (const auto words = dot_words(found, desk.group()); !words.empty()) {
        auto& dot = part.add(sheet::text("deliberate:dot", words));
        dot.live = true;
    }
    std::vector<std::string> lines;
    const bool all = group == found.groups.size();
    for (const auto& held : all ? found.shared : found.groups[group].holds)
        lines.push_back(held_words(found, held, all));
    part.add(part_heading("holds", all ? "What most people share"
                                       : "What sets " + group_words(group) + " apart"));
    if (lines.empty())
        part.add(quiet_text("deliberate:holds-none",
                            "Nothing stands out from chance: there are too few votes yet."));
    else
        part.add(sheet::list("deliberate:holds", lines));
}

sheet::Table groups_rows(const Deliberated& found) {
    sheet::Table table{
        {{"group", "Group"}, {"people", "People", "", true}, {"holds", "What sets it apart"}}, {}};
    for (std::size_t g = 0; g < found.groups.size(); ++g) {
        std::vector<std::string> holds;
        for (const auto& held : found.groups[g].holds)
            holds.push_back(held_words(found, held, false));
        std::string words;
        for (const auto& each : holds) words += (words.empty() ? "" : "; ") + each;
        const auto& people = found.groups[g].people;
        const bool own = std::any_of(people.begin(), people.end(),
                                     [&](auto person) { return is_own(found, person); });
        table.rows.push_back({"group:" + std::to_string(g),
                              {group_words(g) + (own ? " (with you)" : ""),
                               std::to_string(people.size()), words.empty() ? "–" : words}});
    }
    if (const auto others = in_no_group(found); !others.empty()) {
        const bool own = std::any_of(others.begin(), others.end(),
                                     [&](auto person) { return is_own(found, person); });
        table.rows.push_back({"others",
                              {std::string(found.groups.empty() ? "Everybody" : "In no group") +
                                   (own ? " (with you)" : ""),
                               std::to_string(others.size()), "–"}});
    }
    return table;
}

} // namespace

sheet::Chart opinions_chart(const Deliberated& found) {
    sheet::Chart chart;
    chart.look = "opinions";
    double most = 1e-9;
    for (std::size_t p = 0; p < found.x.size(); ++p)
        most = std::max({most, std::fabs(found.x[p]), std::fabs(found.y[p])});
    most *= 1.1;
    chart.x = {"What divides people most", "", -most, most, {}};
    chart.y = {"What divides them next", "", -most, most, {}};
    const auto add_dot = [&](sheet::Series& series, std::uint32_t person) {
        series.at.push_back(found.x[person]);
        series.values.push_back(found.y[person]);
    };
    for (std::size_t g = 0; g < found.groups.size(); ++g) {
        sheet::Series series;
        series.key = std::to_string(g);
        series.words = group_size_words(found, g);
        for (const auto person : found.groups[g].people) add_dot(series, person);
        series.around = found.groups[g].around;
        chart.series.push_back(std::move(series));
    }
    sheet::Series others;
    others.key = "others";
    for (const auto person : in_no_group(found)) add_dot(others, person);
    others.words = (found.groups.empty() ? "Everybody, " : "In no group, ") +
                   session::people_words(others.values.size());
    if (!others.values.empty()) chart.series.push_back(std::move(others));
    // Over the dot of the group that they are in.
    for (const auto person : found.own) {
        sheet::Series you;
        you.key = "you";
        you.words = "You";
        add_dot(you, person);
        chart.series.push_back(std::move(you));
    }
    return chart;
}

std::string map_title(const Deliberated& found) {
    const auto voters = session::people_words(found.voters);
    if (found.groups.size() < 2)
        return voters + " voted on statements. They do not fall into groups yet.";
    return voters + " voted on statements. They fall into " + std::to_string(found.groups.size()) +
           " groups.";
}

int all_groups_say(const message::StatementSeen& seen) {
    if (seen.left_out || seen.all.votes == 0) return 0;
    const auto say = [](const message::StatementVotes& votes) {
        if (2 * votes.agrees > votes.votes) return 1;
        return 2 * votes.disagrees > votes.votes ? -1 : 0;
    };
    const int all = say(seen.all);
    const bool shared = std::all_of(seen.groups.begin(), seen.groups.end(),
                                    [&](const auto& votes) { return say(votes) == all; });
    return shared ? all : 0;
}

std::vector<std::uint32_t> agreed_statements(const Deliberated& found) {
    // How clear it is: the smallest share among the groups, with one vote more each way.
    const auto clear = [&](std::uint32_t s) {
        const auto& seen = found.statements[s];
        const int side = all_groups_say(seen);
        const auto share = [&](const message::StatementVotes& votes) {
            return (static_cast<double>(side > 0 ? votes.agrees : votes.disagrees) + 1) /
                   (static_cast<double>(votes.votes) + 2);
        };
        double least = share(seen.all);
        for (const auto& votes : seen.groups) least = std::min(least, share(votes));
        return least;
    };
    std::vector<std::uint32_t> agreed;
    for (std::uint32_t s = 0; s < found.statements.size(); ++s)
        if (all_groups_say(found.statements[s]) != 0) agreed.push_back(s);
    std::stable_sort(agreed.begin(), agreed.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return clear(a) > clear(b); });
    return agreed;
}

session::Table statements_table(const Deliberated& found, bool exact) {
    std::vector<std::uint32_t> order;
    for (std::uint32_t s = 0; s < found.statements.size(); ++s)
        if (exact || !found.statements[s].left_out) order.push_back(s);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return found.statements[a].across_groups > found.statements[b].across_groups;
    });
    session::Table table{{"Statement", "Everybody agrees"}};
    for (std::size_t g = 0; g < found.groups.size(); ++g)
        table.front().push_back(group_words(g) + " agrees");
    table.front().emplace_back("Agreement across groups");
    if (exact)
        table.front() = {"Statement", "Agree", "Disagree", "Votes", "Agreement across groups"};
    for (const auto s : order) {
        const auto& seen = found.statements[s];
        auto& row = table.emplace_back();
        row.push_back(seen.text.empty() ? "Statement " + seen.id : seen.text);
        if (exact) {
            row.push_back(std::to_string(seen.all.agrees));
            row.push_back(std::to_string(seen.all.disagrees));
            row.push_back(std::to_string(seen.all.votes));
            row.push_back(format_number(seen.across_groups, 9));
            continue;
        }
        row.push_back(of_all(seen.all.agrees, seen.all.votes));
        for (const auto& votes : seen.groups) row.push_back(of_all(votes.agrees, votes.votes));
        row.push_back(format_number(seen.across_groups, 2));
    }
    return table;
}

void add_opinions(Node& part, const DeliberationDesk& desk) {
    const auto& found = *desk.found();
    if (found.voters == 0) return;
    part.add(part_heading("opinions", "Where people stand"));
    Node map(Kind::chart, "deliberate:map");
    map.title = map_title(found);
    map.help = "Each dot is a person; people who vote alike stand near each other. Press a dot or "
               "a group.";
    map.chart = opinions_chart(found);
    map.chart->chosen = desk.group();
    map.add(table_node("deliberate:groups", found.groups.empty() ? "The people" : "The groups",
                       groups_rows(found)));
    offer_picture(map);
    part.add(std::move(map));
    add_group_choice(part, desk, found);
    constexpr std::size_t most_rows = 100;
    auto rows = statements_table(found, false);
    const auto all = rows.size() - 1;
    rows.resize(std::min(rows.size(), most_rows + 1));
    auto table = table_of(rows, "deliberate:statements");
    for (std::size_t c = 1; c < table.columns.size(); ++c) table.columns[c].numeric = true;
    auto node = table_node("deliberate:statements", "Statements, by agreement across groups",
                           std::move(table));
    node.help = "“12 of 14” are of those who voted on it. Agreement across groups is the product "
                "of the groups’ shares: it is high only where every group agrees.";
    part.add(std::move(node));
    if (all > most_rows)
        part.add(quiet_text("deliberate:statements-more", "The first " + std::to_string(most_rows) +
                                                              " of " + std::to_string(all) +
                                                              ". The file has all of them."));
    part.add(sheet::button("deliberate:csv", std::string(save_csv_words)));
}

Node deliberate_see(const DeliberationDesk& desk) {
    auto part = sheet::group("deliberate:see");
    part.add(step_heading("see", "3. See where people agree"));
    const auto* found = desk.found();
    if (found == nullptr || found->of == Deliberated::Of::nothing) {
        part.add(quiet_text("deliberate:see-none",
                            "There is nothing to see yet: gather ballots in step 2, or open the "
                            "files of a Polis conversation or of a participatory budget there."))
            .busy = desk.counting();
        return part;
    }
    if (desk.has_files()) {
        auto words = found->topic.empty() ? std::string("What you opened") : in_marks(found->topic);
        part.add(sheet::text("deliberate:topic",
                             words + " is shown here instead of the ballots that are gathered.",
                             Tone::strong));
        part.add(sheet::button("deliberate:close-files", "Close it"));
    }
    const bool conversation = found->of == Deliberated::Of::conversation;
    if (conversation && !found->sentence.empty())
        part.add(sheet::text("deliberate:sentence", found->sentence));
    if (!desk.file_notes().empty()) {
        auto notes = sheet::disclosure("deliberate:notes", "What was guessed or mended to read it");
        notes.add(sheet::list("deliberate:notes-list", desk.file_notes()));
        part.add(std::move(notes));
    }
    if (found->of == Deliberated::Of::budget) {
        add_budget(part, *found);
        return part;
    }
    add_opinions(part, desk);
    if (!conversation) {
        add_class_guesses(part, desk);
        add_choices(part, desk);
        add_levers_wanted(part, desk);
        add_outcomes_of_options(part, desk);
        add_losers(part, desk);
    }
    if (found->fingerprint != 0)
        part.add(
            quiet_text("deliberate:fingerprint",
                       "The same votes give the same map on every machine. Its fingerprint is " +
                           to_hex(found->fingerprint) + "."));
    return part;
}

} // namespace folkmoot::rooms
