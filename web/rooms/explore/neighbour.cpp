#include "rooms/explore/neighbour.hpp"

#include "core/words/numbers.hpp"
#include "rooms/explore/alike.hpp"
#include "rooms/explore/colours.hpp"
#include "rooms/explore/outcomes.hpp"
#include "rooms/explore/tip.hpp"
#include "rooms/nodes.hpp"
#include "rooms/save.hpp"
#include "session/groups.hpp"
#include "session/trial/edit.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace folkmoot::rooms {
namespace {

using session::Session;
using sheet::Kind;
using sheet::Node;
using sheet::Tone;

constexpr std::string_view anybody = "any";
constexpr std::size_t weeks_a_year = 52;

std::string neighbour_key(std::string_view what) {
    return std::string(neighbour_prefix).append(what);
}

/// What is known of one person in a week, as a frame of nobody else.
message::Frame frame_of(const message::Neighbour::Life& life, std::size_t week) {
    message::Frame frame;
    if (week < life.provider.size()) frame.provider = {life.provider[week]};
    if (week < life.channels.size()) {
        for (const auto value : life.channels[week]) frame.channels.push_back({value});
    }
    return frame;
}

std::size_t weeks_of(const message::Neighbour::Life& life) {
    return std::max(life.provider.size(), life.channels.size());
}

bool changes_by_week(const message::Colouring& colouring) {
    return colouring.by == message::ColourBy::channel ||
           colouring.by == message::ColourBy::provider;
}

Node likeness_choice(std::string_view what, std::string words, std::string open,
                     const std::optional<std::uint32_t>& chosen,
                     const std::vector<std::string>& names) {
    std::vector<sheet::Option> options{{std::string(anybody), std::move(open)}};
    for (std::size_t i = 0; i < names.size(); ++i) options.push_back({std::to_string(i), names[i]});
    return sheet::choice(neighbour_key(what), std::move(words),
                         chosen ? std::to_string(*chosen) : std::string(anybody),
                         std::move(options));
}

template <std::size_t n>
std::vector<std::string> words_of(const std::array<std::string_view, n>& names) {
    return {names.begin(), names.end()};
}

void add_looking(Node& part, const Session& session) {
    const auto& scenario = *session.scenario();
    const auto& like = session.likeness();
    std::vector<std::string> areas;
    for (const auto& area : scenario.areas) areas.push_back(area.name);
    part.add(likeness_choice("area", "Lives in", "Anywhere", like.area, areas));
    part.add(likeness_choice("age", "Aged", "Any age", like.age, words_of(session::age_names)));
    part.add(likeness_choice("deprivation", "Neighbourhood, by deprivation", "Any",
                             like.deprivation, words_of(session::deprivation_names)));
    part.add(likeness_choice("condition", "Long-term condition", "With or without", like.condition,
                             {"Without", "With"}));
    const auto alike = static_cast<double>(session.alike());
    const auto all = static_cast<double>(session.people()->stratum.size());
    const double people = scenario.people > 0 ? alike / all * scenario.people : alike;
    part.add(sheet::text(neighbour_key("count"),
                         alike == all ? "That is anybody."
                         : alike == 0
                             ? "Nobody in this town is all of that."
                             : "People like that: about " + format_count(people) + " in the town.",
                         Tone::quiet));
    part.add(sheet::button(neighbour_key("next"), session.person()
                                                      ? "Follow somebody else like that"
                                                      : "Follow somebody like that"));
    part.add(sheet::button(neighbour_key("people-csv"), "Save everybody on the map (CSV)"));
}

/// The first week in which something differs; none: the number of weeks that both have.
std::size_t first_difference(const std::vector<Facts>& today, const std::vector<Facts>& then) {
    std::size_t week = 0;
    const std::size_t all = std::min(today.size(), then.size());
    while (week < all && today[week] == then[week]) ++week;
    return week;
}

std::string same_or_not(const std::vector<Facts>& today, const std::vector<Facts>& then) {
    const auto week = first_difference(today, then);
    if (week == std::min(today.size(), then.size()))
        return "For them nothing that is told here differs between the two policies.";
    auto at = format_week(static_cast<std::uint32_t>(week));
    at[0] = 'y';
    if (week == 0) return "The two policies differ for them from the first week.";
    return "Until " + at + " all is the same for them under both policies; then it differs.";
}

Node weeks_table(const std::vector<Facts>& today, const std::vector<Facts>& then,
                 const std::string& today_name, const std::string& then_name) {
    Node node(Kind::table, neighbour_key("weeks"));
    node.title = "What changes for them, and when";
    sheet::Table table{{{"week", "Week"}, {"today", today_name}, {"then", then_name}}, {}};
    const auto before = told_changes(today), after = told_changes(then);
    for (std::size_t week = 0; week < std::min(before.size(), after.size()); ++week) {
        if (before[week].empty() && after[week].empty()) continue;
        const auto cell = [](const std::string& words) { return words.empty() ? "–" : words; };
        sheet::Row row{
            neighbour_key("week:") + std::to_string(week),
            {format_week(static_cast<std::uint32_t>(week)), cell(before[week]), cell(after[week])}};
        if (before[week] != after[week]) row.marks = {"", "", "doubt"};
        table.rows.push_back(std::move(row));
    }
    constexpr std::size_t few = 12;
    if (table.rows.size() > few) table.telling = few;
    node.table = std::move(table);
    return node;
}

/// The palette's value in each week.
std::vector<double> colours_of(const Session& session, const message::Colouring& colouring,
                               const message::Neighbour::Life& life, std::uint16_t stratum) {
    message::People one;
    one.x = one.y = {0};
    one.stratum = {stratum};
    std::vector<double> values;
    for (std::size_t week = 0; week < weeks_of(life); ++week) {
        const auto frame = frame_of(life, week);
        const PersonColours colours(*session.scenario(), one, &frame, colouring);
        values.push_back(static_cast<double>(colours.of(0)));
    }
    return values;
}

void add_lives(Node& part, const Session& session, const message::Neighbour& lives,
               std::uint16_t stratum) {
    const auto& scenario = *session.scenario();
    const auto today = told_weeks(scenario, lives.baseline),
               then = told_weeks(scenario, lives.reform);
    const auto today_name = session::baseline_label(scenario, session.trial());
    const auto then_name = reform_name(session);
    part.add(sheet::text(neighbour_key("difference"), same_or_not(today, then), Tone::strong));
    auto table = weeks_table(today, then, today_name, then_name);
    const auto* colouring = life_colouring(session);
    if (colouring == nullptr) {
        part.add(std::move(table));
        return;
    }
    Node node(Kind::chart, neighbour_key("lives"),
              "Coloured as on the map: " + colouring->label + ". The same chance in both.");
    node.title = "How do these years go for them?";
    sheet::Chart chart;
    chart.look = "lives";
    chart.series.push_back(
        {"baseline", today_name, colours_of(session, *colouring, lives.baseline, stratum)});
    chart.series.push_back(
        {"reform", then_name, colours_of(session, *colouring, lives.reform, stratum)});
    chart.x.words = "year";
    const auto weeks = static_cast<double>(chart.series.front().values.size());
    chart.x.high = std::max(1.0, weeks);
    for (double at = 0; at < weeks; at += static_cast<double>(weeks_a_year))
        chart.x.ticks.push_back({at, std::to_string(chart.x.ticks.size() + 1)});
    chart.now = static_cast<double>(session.week());
    const auto first = first_difference(today, then);
    if (first < std::min(today.size(), then.size())) {
        chart.marks.push_back({"differs", "First difference", static_cast<double>(first)});
        node.words += " The triangles mark the week from which it differs.";
    }
    node.chart = std::move(chart);
    node.add(std::move(table));
    part.add(std::move(node));
}

Node neighbour(const Session& session) {
    auto part = sheet::group("neighbour-part", "Somebody like me");
    const auto* scenario = session.scenario();
    const auto* people = session.people();
    if (scenario == nullptr || people == nullptr || people->stratum.empty() ||
        scenario->policies.empty())
        return part;
    part.add(sheet::heading("neighbour-title", 2, "Somebody like me"));
    part.add(sheet::text(neighbour_key("note"),
                         "Press a dot on the map, or say whom you look for. Nobody here is real: "
                         "these are simulated people.",
                         Tone::quiet));
    add_looking(part, session);
    add_alike(part, session);
    const auto who = session.person();
    if (!who) return part;
    const auto told = tell_person(*scenario, *people, nullptr, *who);
    part.add(sheet::heading(neighbour_key("who"), 3, told.title));
    part.add(sheet::text(neighbour_key("about"), told.about, Tone::quiet));
    if (const auto* lives = session.neighbour())
        add_lives(part, session, *lives, people->stratum[*who]);
    else
        part.add(
            sheet::text(neighbour_key("wait"), "Following them through all weeks…", Tone::quiet));
    if (session.neighbour() != nullptr)
        part.add(sheet::button(neighbour_key("csv"), "Save their weeks as CSV"));
    part.add(sheet::button(neighbour_key("stop"), "Follow nobody"));
    return part;
}

std::optional<std::uint32_t> likeness_in(std::string_view value) {
    if (value == anybody) return std::nullopt;
    std::uint32_t number = 0;
    for (const char c : value) number = number * 10 + static_cast<std::uint32_t>(c - '0');
    return number;
}

} // namespace

std::vector<Facts> told_weeks(const message::Scenario& scenario,
                              const message::Neighbour::Life& life) {
    const auto& picture = scenario.picture;
    std::vector<Facts> weeks;
    for (std::size_t week = 0; week < weeks_of(life); ++week) {
        Facts facts;
        const bool served =
            week < life.provider.size() && life.provider[week] < scenario.providers.size();
        facts.push_back(served ? picture.served + " " + scenario.providers[life.provider[week]].name
                               : "");
        const auto value_of = [&](std::uint32_t channel) -> std::optional<std::uint8_t> {
            if (week >= life.channels.size() || channel >= life.channels[week].size())
                return std::nullopt;
            return life.channels[week][channel];
        };
        for (const auto& fact : picture.person_facts) {
            const auto value = value_of(fact.channel);
            const bool unknown = !value || *value == message::nothing_known;
            facts.push_back(unknown ? fact.nothing
                                    : (fact.label.empty() ? "" : fact.label + ": ") +
                                          amount_words(fact, *value * fact.each));
        }
        for (const auto& colouring : picture.colourings) {
            if (colouring.by != message::ColourBy::channel || colouring.classes.empty()) continue;
            const auto value = value_of(colouring.amount.channel);
            const bool known = value && *value < colouring.classes.size();
            facts.push_back(known ? colouring.label + ": " + colouring.classes[*value] : "");
        }
        weeks.push_back(std::move(facts));
    }
    return weeks;
}

std::vector<std::string> told_changes(const std::vector<Facts>& weeks) {
    const auto changed = [&](std::size_t week, std::size_t fact) {
        return week > 0 && week < weeks.size() && weeks[week][fact] != weeks[week - 1][fact];
    };
    std::vector<std::string> told;
    for (std::size_t week = 0; week < weeks.size(); ++week) {
        std::string words;
        for (std::size_t fact = 0; fact < weeks[week].size(); ++fact) {
            const bool within = changed(week - 1, fact) && changed(week + 1, fact);
            const bool tell = week == 0 || (changed(week, fact) && !(week > 1 && within));
            if (!tell || weeks[week][fact].empty()) continue;
            words += (words.empty() ? "" : "; ") + weeks[week][fact];
        }
        told.push_back(std::move(words));
    }
    return told;
}

const message::Colouring* life_colouring(const Session& session) {
    if (session.scenario() == nullptr) return nullptr;
    const auto* shown = session.colouring();
    if (shown != nullptr && changes_by_week(*shown)) return shown;
    const auto& all = session.scenario()->picture.colourings;
    const auto found = std::ranges::find_if(all, changes_by_week);
    return found == all.end() ? nullptr : &*found;
}

Node NeighbourKept::part(const Session& session, Node last) {
    Of now;
    if (const auto* scenario = session.scenario()) now.scenario = scenario->hash;
    now.likeness = session.likeness();
    now.people = session.people() != nullptr ? session.people_version() : 0;
    now.person = session.person();
    now.lives = session.neighbour();
    if (const auto* runs = session.alike_runs()) now.alike = runs->version();
    if (now.person || !now.likeness.anybody()) now.trial = session.trial();
    if (!now.likeness.anybody()) {
        now.frames = {session.frame_version(false), session.frame_version(true)};
        now.closed = session.closed_outcome();
    }
    if (now.person || !now.likeness.anybody()) {
        now.week = session.week();
        if (const auto* colouring = life_colouring(session)) now.colouring = colouring->key;
    }
    if (of_ == now && last.key == "neighbour-part") return last;
    of_ = std::move(now);
    return neighbour(session);
}

void save_lives(Session& session) {
    const auto* lives = session.neighbour();
    const auto* scenario = session.scenario();
    if (lives == nullptr || scenario == nullptr) return;
    session::Table table{{"Week", "Policy", "In that week"}};
    const auto add = [&](const std::string& policy, const message::Neighbour::Life& life) {
        const auto weeks = told_weeks(*scenario, life);
        for (std::size_t week = 0; week < weeks.size(); ++week) {
            std::string all;
            for (const auto& fact : weeks[week])
                if (!fact.empty()) all += (all.empty() ? "" : "; ") + fact;
            table.push_back({std::to_string(week + 1), policy, std::move(all)});
        }
    };
    add(session::baseline_label(*scenario, session.trial()), lives->baseline);
    add(reform_name(session), lives->reform);
    save_numbers(session, scenario->name + "-one-person.csv", table,
                 {{"Citizen", std::to_string(session.person().value_or(0))}});
}

bool use_neighbour(Session& session, const Node& node, std::string_view value, std::string& why) {
    const std::string_view key = std::string_view(node.key).substr(neighbour_prefix.size());
    auto like = session.likeness();
    if (key == "next") {
        why = session.follow_next();
        return true;
    }
    if (key == "csv") {
        save_lives(session);
        return true;
    }
    if (key == "alike-csv") {
        save_alike(session);
        return true;
    }
    if (key == "people-csv") {
        if (!save_people(session))
            why = "This week is still being worked out. Try again in a moment.";
        return true;
    }
    if (key == "stop") {
        session.follow(std::nullopt);
        return true;
    }
    if (key == "area") {
        like.area = likeness_in(value);
    } else if (key == "age") {
        like.age = likeness_in(value);
    } else if (key == "deprivation") {
        like.deprivation = likeness_in(value);
    } else if (key == "condition") {
        like.condition = likeness_in(value);
    } else {
        return false;
    }
    session.describe(like);
    return true;
}

} // namespace folkmoot::rooms
