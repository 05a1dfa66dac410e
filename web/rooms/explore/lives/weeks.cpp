#include "rooms/explore/lives/weeks.hpp"

#include "core/words/numbers.hpp"
#include "rooms/explore/colours.hpp"
#include "rooms/explore/neighbour.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>

namespace folkmoot::rooms {
namespace {

using message::Happening;
using Event = message::Neighbour::Event;
using sheet::Kind;
using sheet::Node;

/// "Seen after" and "3 days" make "Seen after 3 days"; "It cost £" and "20" make "It cost £20".
std::string joined(const std::string& before, const std::string& after) {
    const bool apart = !before.empty() && !after.empty() && !before.ends_with("£");
    return before + (apart ? " " : "") + after;
}

std::string amount_of(const Happening& what, double amount) {
    return amount_words(what.amount, amount * what.amount.each);
}

std::string provider_name(const message::Scenario& scenario, std::uint16_t provider) {
    return provider < scenario.providers.size() ? scenario.providers[provider].name : "";
}

std::string times(std::size_t count) {
    return count == 1 ? "once" : count == 2 ? "twice" : std::to_string(count) + " times";
}

double sum_of(const std::vector<std::uint16_t>& amounts) {
    double sum = 0;
    for (const auto amount : amounts) sum += amount;
    return sum;
}

/// What is told of one thing that happened in a week, so often; not empty: `amounts`.
std::string happened_words(const message::Scenario& scenario, const Happening& what,
                           const std::vector<std::uint16_t>& amounts) {
    std::vector<std::string> parts;
    const auto add = [&parts](std::string words) {
        if (!words.empty() && std::ranges::find(parts, words) == parts.end())
            parts.push_back(std::move(words));
    };
    switch (what.tells) {
    case Happening::Tells::that:
        return amounts.size() == 1 ? what.words : what.words + " " + times(amounts.size());
    case Happening::Tells::goes_on:
        return what.words;
    case Happening::Tells::sum:
        return joined(what.words, amount_of(what, sum_of(amounts)));
    case Happening::Tells::amount:
        for (const auto amount : amounts) add(amount_of(what, amount));
        break;
    case Happening::Tells::which:
        for (const auto amount : amounts)
            if (amount < what.by_amount.size()) add(what.by_amount[amount]);
        break;
    case Happening::Tells::provider:
        for (const auto amount : amounts) add(provider_name(scenario, amount));
        break;
    }
    std::string all;
    for (const auto& part : parts) all += (all.empty() ? "" : " and ") + part;
    return all.empty() ? all : joined(what.words, all);
}

/// By what happened: the amounts of it.
std::vector<std::vector<std::uint16_t>> amounts_of(const std::vector<Happening>& happenings,
                                                   const std::vector<Event>& events) {
    std::vector<std::vector<std::uint16_t>> amounts(happenings.size());
    for (const auto& event : events)
        if (event.what < amounts.size()) amounts[event.what].push_back(event.amount);
    return amounts;
}

/// Of all weeks together: [what happened], and in how many weeks it did.
struct Total {
    std::vector<std::uint16_t> amounts;
    std::size_t weeks = 0;
};

std::vector<Total> totals_of(const std::vector<Happening>& happenings,
                             const message::Neighbour::Life& life) {
    std::vector<Total> totals(happenings.size());
    for (const auto& week : life.events) {
        const auto amounts = amounts_of(happenings, week);
        for (std::size_t i = 0; i < totals.size(); ++i) {
            if (amounts[i].empty()) continue;
            ++totals[i].weeks;
            totals[i].amounts.insert(totals[i].amounts.end(), amounts[i].begin(), amounts[i].end());
        }
    }
    return totals;
}

std::string weeks_words(std::size_t weeks) {
    return weeks == 1 ? "1 week" : std::to_string(weeks) + " weeks";
}

std::string providers_words(const message::Scenario& scenario, const Total& total) {
    std::map<std::uint16_t, std::size_t> often;
    for (const auto provider : total.amounts) ++often[provider];
    std::string all;
    for (const auto& [provider, count] : often)
        all += (all.empty() ? "" : "; ") + provider_name(scenario, provider) + ", " + times(count);
    return all;
}

std::string total_words(const message::Scenario& scenario, const Happening& what,
                        const Total& total) {
    if (total.amounts.empty()) return what.tells == Happening::Tells::sum ? "–" : "never";
    switch (what.tells) {
    case Happening::Tells::goes_on:
        return weeks_words(total.weeks);
    case Happening::Tells::amount:
        return amount_of(what, sum_of(total.amounts) / static_cast<double>(total.amounts.size())) +
               " on average";
    case Happening::Tells::sum:
        return (what.words.ends_with("£") ? "£" : "") + amount_of(what, sum_of(total.amounts));
    case Happening::Tells::provider:
        return providers_words(scenario, total);
    case Happening::Tells::that:
    case Happening::Tells::which:
        break;
    }
    return times(total.amounts.size());
}

std::string row_words(const Happening& what) {
    return what.words.ends_with(" £") ? what.words.substr(0, what.words.rfind(" £")) : what.words;
}

/// What is the same under both policies is told once: what differs stands out.
void tell_once(sheet::Row& row) {
    const bool same = row.cells[1] == row.cells[2];
    row.marks = {"", "", same ? "same" : "doubt"};
    if (same) row.cells[2] = "the same";
}

} // namespace

std::size_t weeks_of(const message::Neighbour::Life& life) {
    return std::max({life.provider.size(), life.channels.size(), life.events.size()});
}

std::vector<WeekTold> told_weeks(const message::Scenario& scenario,
                                 const message::Neighbour::Life& life) {
    const auto& picture = scenario.picture;
    std::vector<WeekTold> weeks;
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
        Facts happened(picture.happenings.size());
        if (week < life.events.size()) {
            const auto amounts = amounts_of(picture.happenings, life.events[week]);
            for (std::size_t i = 0; i < happened.size(); ++i)
                if (!amounts[i].empty())
                    happened[i] = happened_words(scenario, picture.happenings[i], amounts[i]);
        }
        weeks.push_back({std::move(facts), std::move(happened)});
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

std::string in_a_row(const Facts& facts) {
    std::string all;
    for (const auto& fact : facts)
        if (!fact.empty()) all += (all.empty() ? "" : "; ") + fact;
    return all;
}

std::size_t first_difference(const std::vector<WeekTold>& today,
                             const std::vector<WeekTold>& then) {
    std::size_t week = 0;
    const std::size_t all = std::min(today.size(), then.size());
    while (week < all && today[week] == then[week]) ++week;
    return week;
}

std::string same_or_not(const std::vector<WeekTold>& today, const std::vector<WeekTold>& then) {
    const auto week = first_difference(today, then);
    if (week == std::min(today.size(), then.size()))
        return "For them both policies come to the same, in all that is told here.";
    auto at = format_week(static_cast<std::uint32_t>(week));
    at[0] = 'y';
    if (week == 0) return "The two policies differ for them from the first week.";
    return "Until " + at + " all is the same for them under both policies; then it differs.";
}

Node weeks_table(const std::vector<WeekTold>& today, const std::vector<WeekTold>& then,
                 const std::string& today_name, const std::string& then_name) {
    Node node(Kind::table, std::string(neighbour_prefix) + "weeks");
    node.title = "What happens to them, and when";
    sheet::Table table{{{"week", "Week"}, {"today", today_name}, {"then", then_name}}, {}};
    const auto cells_of = [](const std::vector<WeekTold>& weeks) {
        std::vector<Facts> facts;
        for (const auto& week : weeks) facts.push_back(week.facts);
        auto cells = told_changes(facts);
        for (std::size_t week = 0; week < cells.size(); ++week)
            cells[week] = in_a_row({std::move(cells[week]), in_a_row(weeks[week].happened)});
        return cells;
    };
    const auto before = cells_of(today), after = cells_of(then);
    for (std::size_t week = 0; week < std::min(before.size(), after.size()); ++week) {
        if (before[week].empty() && after[week].empty()) continue;
        const auto cell = [](const std::string& words) { return words.empty() ? "–" : words; };
        sheet::Row row{
            std::string(neighbour_prefix) + "week:" + std::to_string(week),
            {format_week(static_cast<std::uint32_t>(week)), cell(before[week]), cell(after[week])}};
        tell_once(row);
        table.rows.push_back(std::move(row));
    }
    constexpr std::size_t few = 12;
    if (table.rows.size() > few) table.telling = few;
    node.table = std::move(table);
    return node;
}

Node colours_table(const message::Scenario& scenario, const message::Colouring& colouring,
                   const std::vector<double>& today, const std::vector<double>& then,
                   const std::string& today_name, const std::string& then_name) {
    const auto words = colour_words(scenario, colouring);
    const auto classes = classes_of_values(scenario, colouring);
    const auto counted = [&](const std::vector<double>& values) {
        std::vector<std::size_t> weeks(words.size() + 1); // the last: of no class
        for (const double value : values)
            ++weeks[std::min(classes[static_cast<std::size_t>(value)], words.size())];
        return weeks;
    };
    const auto before = counted(today), after = counted(then);
    Node node(Kind::table, std::string(neighbour_prefix) + "colours");
    node.title = "What the colours mean, and in how many weeks";
    sheet::Table table{{{"what", colouring.title.empty() ? colouring.label : colouring.title},
                        {"today", today_name},
                        {"then", then_name}},
                       {}};
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (before[i] == 0 && after[i] == 0) continue;
        const auto cell = [](std::size_t weeks) {
            return weeks == 0 ? std::string("never") : weeks_words(weeks);
        };
        sheet::Row row{std::string(neighbour_prefix) + "colour:" + std::to_string(i),
                       {words[i], cell(before[i]), cell(after[i])}};
        tell_once(row);
        table.rows.push_back(std::move(row));
    }
    node.table = std::move(table);
    return node;
}

Node totals_table(const message::Scenario& scenario, const message::Neighbour& lives,
                  const std::string& today_name, const std::string& then_name) {
    Node node(Kind::table, std::string(neighbour_prefix) + "totals");
    node.title = "All their weeks together";
    sheet::Table table{{{"what", "What"}, {"today", today_name}, {"then", then_name}}, {}};
    const auto& happenings = scenario.picture.happenings;
    const auto today = totals_of(happenings, lives.baseline),
               then = totals_of(happenings, lives.reform);
    const auto add = [&](std::string key, const Happening& what, const Total& before,
                         const Total& after, std::string words) {
        if (before.amounts.empty() && after.amounts.empty()) return;
        sheet::Row row{std::string(neighbour_prefix) + "total:" + std::move(key),
                       {std::move(words), total_words(scenario, what, before),
                        total_words(scenario, what, after)}};
        tell_once(row);
        table.rows.push_back(std::move(row));
    };
    for (std::size_t i = 0; i < happenings.size(); ++i) {
        const auto& what = happenings[i];
        const auto key = std::to_string(i);
        if (what.tells != Happening::Tells::which) {
            add(key, what, today[i], then[i], row_words(what));
            continue;
        }
        for (std::uint16_t which = 0; which < what.by_amount.size(); ++which) {
            if (what.by_amount[which].empty()) continue;
            const auto only = [which](Total total) {
                std::erase_if(total.amounts, [which](auto amount) { return amount != which; });
                return total;
            };
            add(key + "." + std::to_string(which), what, only(today[i]), only(then[i]),
                what.by_amount[which]);
        }
    }
    node.table = std::move(table);
    return node;
}

} // namespace folkmoot::rooms
