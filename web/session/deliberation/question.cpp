#include "session/deliberation/question.hpp"

#include "core/hash.hpp"
#include "core/words/numbers.hpp"
#include "session/trial/edit.hpp"

#include <algorithm>

namespace folkmoot::session {

std::uint64_t question_of(const message::Scenario& scenario) {
    Fingerprint print;
    print.add(std::string_view(scenario.name));
    for (const auto& statement : scenario.statements) print.add(std::string_view(statement));
    for (const auto& policy : scenario.policies) print.add(std::string_view(policy.name));
    return std::max<std::uint64_t>(print.value(), 1);
}

std::vector<const message::Field*> levers_of(const message::Scenario& scenario) {
    std::vector<const message::Field*> found;
    for (const auto& group : scenario.levers) {
        for (const auto& key : group.keys) {
            const auto* field = find_field(scenario, key);
            const bool there = std::find(found.begin(), found.end(), field) != found.end();
            if (field != nullptr && field->kind == message::Kind::lever && !there)
                found.push_back(field);
        }
    }
    return found;
}

std::map<std::string, double> levers_of(const message::Scenario& scenario,
                                        const message::Policy& policy) {
    std::map<std::string, double> values;
    for (const auto* field : levers_of(scenario)) {
        const auto set = policy.settings.find(field->key);
        values[field->key] = set == policy.settings.end() ? field->usual : set->second;
    }
    return values;
}

bool has_middle(const message::Field& field) {
    return field.type == message::Type::number || field.type == message::Type::integer;
}

std::string group_letter(std::size_t group) {
    constexpr std::size_t letters = 26;
    const std::string name(1, static_cast<char>('A' + group % letters));
    return group < letters ? name : group_letter(group / letters - 1) + name;
}

bool has_cells(std::string_view text) {
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        const auto line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const auto first = line.find_first_not_of(" \t\r\xef\xbb\xbf");
        if (first == line.npos || line[first] == '#') continue;
        return line.find_first_of(",;\t", first) != line.npos || line.substr(first, 4) == "META";
    }
    return false;
}

std::string people_words(std::size_t people) {
    return people == 1 ? "1 person" : format_count(static_cast<double>(people)) + " people";
}

std::string taken_words(message::Deliberated::Of of, std::size_t read, std::size_t before,
                        std::size_t after) {
    using Of = message::Deliberated::Of;
    if (of == Of::conversation) return "The conversation is open: see step 3.";
    if (of == Of::budget) return "The budget is open: see step 3.";
    if (read == 0) return "No ballot was taken.";
    const auto ballots =
        read == 1 ? std::string("1 ballot was read") : std::to_string(read) + " ballots were read";
    const auto added = after - std::min(after, before);
    const auto new_ones = added == 0      ? std::string("nobody new")
                          : added == read ? (added == 1 ? std::string("somebody new")
                                                        : std::string("all of them new"))
                                          : std::to_string(added) + " of them new";
    return ballots + ", " + new_ones + ". Gathered: " + people_words(after) + ".";
}

} // namespace folkmoot::session
