#include "deliberation/polis/files/write.hpp"

#include "core/table/delimited.hpp"
#include "deliberation/polis/groups.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>

namespace folkmoot::polis {
namespace {

struct Date {
    std::int64_t year = 0;
    std::int64_t month = 0, day = 0; ///< from 1
};

/// Howard Hinnant, chrono-compatible low-level date algorithms (civil_from_days).
Date date_of(std::int64_t days_since_1970) {
    const std::int64_t days = days_since_1970 + 719'468;
    const std::int64_t era = days / 146'097;
    const std::int64_t of_era = days - era * 146'097;
    const std::int64_t year = (of_era - of_era / 1'460 + of_era / 36'524 - of_era / 146'096) / 365;
    const std::int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
    const std::int64_t from_march = (5 * of_year + 2) / 153;
    const std::int64_t month = from_march < 10 ? from_march + 3 : from_march - 9;
    return {year + era * 400 + (month <= 2 ? 1 : 0), month,
            of_year - (153 * from_march + 2) / 5 + 1};
}

template <class All> bool all_numbers(const All& all) {
    return std::all_of(all.begin(), all.end(), [](const auto& each) {
        return !each.id.empty() && each.id.size() <= 9 &&
               std::all_of(each.id.begin(), each.id.end(),
                           [](char c) { return c >= '0' && c <= '9'; }) &&
               (each.id == "0" || each.id.front() != '0');
    });
}

template <class All> std::vector<std::string> numbers_of(const All& all) {
    const bool as_they_are = all_numbers(all);
    std::vector<std::string> numbers;
    for (const auto& each : all)
        numbers.push_back(as_they_are ? each.id : std::to_string(numbers.size()));
    return numbers;
}

std::string time_cells(std::int64_t ms) {
    return std::to_string(ms / 1000) + "," + time_words(ms / 1000);
}

class ConversationWriter {
public:
    ConversationWriter(const Conversation& of, const std::vector<std::uint32_t>& groups)
        : of_(of), groups_(groups), people_(numbers_of(of.people)),
          statements_(numbers_of(of.statements)), tallies_(tally(of.votes)) {
        for (std::size_t p = 0; p < people_.size(); ++p) number_[of.people[p].id] = people_[p];
        std::uint64_t beyond = 0;
        for (const auto& number : people_)
            beyond = std::max<std::uint64_t>(beyond, std::stoull(number) + 1);
        nobody_ = std::to_string(beyond);
    }

    [[nodiscard]] std::string votes() const {
        std::string csv = "timestamp,datetime,comment-id,voter-id,vote\n";
        const auto add = [&](const Cast& cast) {
            const Vote vote = of_.votes.at(cast.person, cast.statement);
            csv += time_cells(cast.time) + "," + statements_[cast.statement] + "," +
                   people_[cast.person] + "," + std::to_string(static_cast<int>(vote)) + "\n";
        };
        for (const Cast& cast : of_.cast) add(cast);
        if (!of_.cast.empty()) return csv;
        for (std::uint32_t s = 0; s < statements_.size(); ++s)
            for (std::uint32_t p = 0; p < people_.size(); ++p)
                if (of_.votes.at(p, s) != Vote::unseen) add({p, s, 0});
        return csv;
    }

    [[nodiscard]] std::string statements() const {
        std::string csv = "timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,"
                          "is-meta,is-seed,comment-body\n";
        for (std::size_t s = 0; s < statements_.size(); ++s) {
            const Statement& statement = of_.statements[s];
            csv += time_cells(statement.time) + "," + statements_[s] + "," + author_of(statement) +
                   "," + std::to_string(tallies_[s].agrees) + "," +
                   std::to_string(tallies_[s].disagrees) + "," +
                   std::to_string(statement.moderated) + "," +
                   (statement.about_itself.value_or(false) ? "true," : "false,") +
                   (statement.seed.value_or(false) ? "true," : "false,") +
                   csv_cell(statement.text) + "\n";
        }
        return csv;
    }

    [[nodiscard]] std::string people() const {
        std::string csv = "participant,xid,group-id,n-comments,n-votes,n-agree,n-disagree";
        // As in Polis: a statement that nobody has voted on has no column.
        std::vector<std::size_t> columns;
        for (std::size_t s = 0; s < statements_.size(); ++s)
            if (tallies_[s].votes > 0) columns.push_back(s);
        for (const std::size_t s : columns) csv += "," + statements_[s];
        csv += "\n";
        std::map<std::string, std::size_t, std::less<>> written;
        for (const Statement& statement : of_.statements) ++written[statement.author];
        for (std::size_t p = 0; p < people_.size(); ++p) {
            const Person& person = of_.people[p];
            std::size_t agrees = 0, disagrees = 0;
            for (const std::size_t s : columns) {
                agrees += of_.votes.at(p, s) == Vote::agree ? 1U : 0U;
                disagrees += of_.votes.at(p, s) == Vote::disagree ? 1U : 0U;
            }
            const bool renamed = person.outside_id.empty() && people_[p] != person.id;
            csv += people_[p] + "," + csv_cell(renamed ? person.id : person.outside_id) + "," +
                   (groups_[p] == no_group ? "" : std::to_string(groups_[p])) + "," +
                   std::to_string(written.contains(person.id) ? written.at(person.id) : 0) + "," +
                   std::to_string(of_.votes.votes_of(p)) + "," + std::to_string(agrees) + "," +
                   std::to_string(disagrees);
            for (const std::size_t s : columns) {
                const Vote vote = of_.votes.at(p, s);
                csv += vote == Vote::unseen ? std::string(",")
                                            : "," + std::to_string(static_cast<int>(vote));
            }
            csv += "\n";
        }
        return csv;
    }

    [[nodiscard]] std::string summary() const {
        std::size_t grouped = 0, groups = 0;
        for (const std::uint32_t group : groups_) {
            if (group == no_group) continue;
            ++grouped;
            groups = std::max<std::size_t>(groups, group + 1);
        }
        std::map<std::string, bool> authors;
        for (const Statement& statement : of_.statements)
            if (!statement.author.empty()) authors[statement.author] = true;
        return "topic," + csv_cell(of_.topic) + "\nurl," + csv_cell(of_.url) + "\nvoters," +
               std::to_string(people_.size()) + "\nvoters-in-conv," + std::to_string(grouped) +
               "\ncommenters," + std::to_string(authors.size()) + "\ncomments," +
               std::to_string(statements_.size()) + "\ngroups," + std::to_string(groups) +
               "\nconversation-description," + csv_cell(of_.description) + "\n";
    }

private:
    [[nodiscard]] std::string author_of(const Statement& statement) const {
        const auto known = number_.find(statement.author);
        if (known != number_.end()) return known->second;
        // Somebody who wrote and never voted keeps the number, if it is one and nobody's.
        const bool number = all_numbers(std::vector<Person>{{statement.author, {}, {}}});
        const bool free =
            std::find(people_.begin(), people_.end(), statement.author) == people_.end();
        return number && free ? statement.author : nobody_;
    }

    const Conversation& of_;
    const std::vector<std::uint32_t>& groups_;
    std::vector<std::string> people_, statements_;
    std::map<std::string, std::string, std::less<>> number_;
    std::vector<Tally> tallies_;
    std::string nobody_;
};

} // namespace

std::string time_words(std::int64_t seconds) {
    constexpr std::array<const char*, 7> weekdays{"Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"};
    constexpr std::array<const char*, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                 "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    constexpr std::int64_t of_day = 86'400;
    const std::int64_t days = seconds / of_day, left = seconds % of_day;
    const Date date = date_of(days);
    std::array<char, 96> text{};
    std::snprintf(text.data(), text.size(),
                  "%s %s %02d %d %02d:%02d:%02d GMT+0000 (Coordinated Universal Time)",
                  weekdays[static_cast<std::size_t>(days % 7)],
                  months[static_cast<std::size_t>(date.month - 1)], static_cast<int>(date.day),
                  static_cast<int>(date.year), static_cast<int>(left / 3600),
                  static_cast<int>(left / 60 % 60), static_cast<int>(left % 60));
    return text.data();
}

std::vector<NamedFile> write_conversation(const Conversation& conversation,
                                          const std::vector<std::uint32_t>& group_of_person) {
    const ConversationWriter writer(conversation, group_of_person);
    return {{"votes.csv", writer.votes()},
            {"comments.csv", writer.statements()},
            {"participant-votes.csv", writer.people()},
            {"summary.csv", writer.summary()}};
}

} // namespace folkmoot::polis
