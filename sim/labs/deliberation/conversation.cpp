#include "labs/deliberation/conversation.hpp"

#include "core/hash.hpp"
#include "core/table/delimited.hpp"
#include "core/words/quoted.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace folkmoot {
namespace {

using ConversationJson = nlohmann::ordered_json;
constexpr std::size_t most_across_groups = 5;

std::string counted(std::size_t count) { return with_commas(static_cast<double>(count)); }

std::uint64_t fingerprint_of(const polis::Analysis& analysis) {
    Fingerprint print;
    for (const auto& axis : analysis.space.axes)
        for (const double part : axis) print.add(part);
    for (const auto& place : analysis.space.places)
        for (const double part : place) print.add(part);
    for (const double silhouette : analysis.grouping.silhouette) print.add(silhouette);
    for (const auto& group : analysis.grouping.groups) {
        print.add(group.size());
        for (const auto person : group) print.add(person);
    }
    for (const double each : analysis.group_informed) print.add(each);
    for (const double each : analysis.priorities) print.add(each);
    return print.value();
}

std::optional<Published> compare_published(const polis::Conversation& conversation,
                                           const polis::Analysis& analysis) {
    std::map<std::string_view, std::uint32_t> names;
    std::vector<std::vector<std::uint32_t>> groups;
    std::vector<std::uint32_t> of_person(conversation.people.size(), polis::no_group);
    Published published;
    for (std::uint32_t p = 0; p < conversation.people.size(); ++p) {
        const auto& group = conversation.people[p].group;
        if (group.empty()) continue;
        const auto place = names.emplace(group, static_cast<std::uint32_t>(groups.size()));
        if (place.second) groups.emplace_back();
        groups[place.first->second].push_back(p);
        of_person[p] = place.first->second;
        ++published.grouped;
    }
    if (groups.empty()) return std::nullopt;
    published.groups = groups.size();
    published.adjusted_rand = polis::adjusted_rand(of_person, analysis.group_of_person());
    const auto consensus = polis::group_informed_consensus(
        polis::views_of(conversation.votes, groups), conversation.statements.size());
    for (std::size_t s = 0; s < consensus.size(); ++s) {
        const auto& said = conversation.statements[s].published_consensus;
        if (!said) continue;
        ++published.with_consensus;
        published.largest_difference =
            std::max(published.largest_difference, std::fabs(*said - consensus[s]));
    }
    return published;
}

const polis::Statement& statement_of(const ConversationTold& told, std::uint32_t column) {
    return told.of.statements[told.voted.statements[column]];
}

/// Columns of what all groups agree on, most first; not what is left out.
std::vector<std::uint32_t> across_groups(const ConversationTold& told) {
    std::vector<std::uint32_t> order;
    for (std::uint32_t s = 0; s < told.voted.statements.size(); ++s)
        if (!told.voted.out[s] && !told.voted.about_itself[s]) order.push_back(s);
    const auto& values = told.analysis.group_informed;
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return values[a] > values[b]; });
    order.resize(std::min(order.size(), most_across_groups));
    return order;
}

ConversationJson statement_json(const ConversationTold& told, std::uint32_t column) {
    const auto& statement = statement_of(told, column);
    return {{"statement", statement.id}, {"text", statement.text}};
}

ConversationJson groups_json(const ConversationTold& told) {
    auto groups = ConversationJson::array();
    for (std::size_t g = 0; g < told.analysis.grouping.groups.size(); ++g) {
        auto stands_for = ConversationJson::array();
        for (const auto& each : told.analysis.representatives[g]) {
            auto row = statement_json(told, each.statement);
            row["agree"] = each.agree;
            row["count"] = each.successes;
            row["votes"] = each.votes;
            row["share"] = each.share;
            row["ratio"] = each.ratio;
            row["share_z"] = each.share_z;
            row["ratio_z"] = each.ratio_z;
            stands_for.push_back(std::move(row));
        }
        groups.push_back({{"group", group_name(g)},
                          {"people", told.analysis.grouping.groups[g].size()},
                          {"stands_for", std::move(stands_for)}});
    }
    return groups;
}

ConversationJson shared_json(const ConversationTold& told,
                             const std::vector<polis::Shared>& shared) {
    auto rows = ConversationJson::array();
    for (const auto& each : shared) {
        auto row = statement_json(told, each.statement);
        row["count"] = each.successes;
        row["votes"] = each.votes;
        row["share"] = each.share;
        row["share_z"] = each.share_z;
        rows.push_back(std::move(row));
    }
    return rows;
}

std::size_t votes_in(const polis::Votes& votes) {
    std::size_t count = 0;
    for (std::size_t p = 0; p < votes.people(); ++p) count += votes.votes_of(p);
    return count;
}

} // namespace

std::string group_name(std::size_t group) {
    std::string name(1, static_cast<char>('A' + group % 26));
    return group < 26 ? name : group_name(group / 26 - 1) + name;
}

ConversationTold tell_conversation(const polis::Conversation& conversation) {
    ConversationTold told{.of = conversation, .voted = voted_of(conversation), .analysis = {}};
    told.analysis = polis::analyse(told.voted.votes, told.voted.out, told.voted.about_itself);
    told.published = compare_published(conversation, told.analysis);
    told.fingerprint = fingerprint_of(told.analysis);
    return told;
}

std::string conversation_sentence(const ConversationTold& told) {
    const auto& groups = told.analysis.grouping.groups;
    const std::size_t people = told.of.people.size();
    std::string words = counted(people) + (people == 1 ? " person" : " people") + " voted on " +
                        counted(told.voted.statements.size()) +
                        (told.voted.statements.size() == 1 ? " statement. " : " statements. ") +
                        counted(told.analysis.in_conversation.size()) +
                        " voted often enough to be placed: ";
    if (groups.size() < 2) {
        words += "they form one group.";
    } else {
        words += "they fall into " + counted(groups.size()) + " groups, of ";
        for (std::size_t g = 0; g < groups.size(); ++g)
            words += (g == 0                   ? ""
                      : g + 1 == groups.size() ? " and "
                                               : ", ") +
                     counted(groups[g].size());
        words += ".";
    }
    const auto shared = across_groups(told);
    if (!shared.empty()) {
        const auto votes = tally(told.voted.votes)[shared.front()];
        words += " What all groups agree on most is statement " +
                 statement_of(told, shared.front()).id + ": " + counted(votes.agrees) + " of " +
                 counted(votes.votes) + " agree.";
    }
    return words;
}

std::string conversation_json(const ConversationTold& told) {
    const auto& analysis = told.analysis;
    ConversationJson json{{"topic", told.of.topic},
                          {"sentence", conversation_sentence(told)},
                          {"people", told.of.people.size()},
                          {"statements", told.voted.statements.size()},
                          {"votes", votes_in(told.voted.votes)},
                          {"in_conversation", analysis.in_conversation.size()}};
    json["variance"] = ConversationJson::array();
    for (const double variance : analysis.space.variance)
        json["variance"].push_back(
            analysis.space.total_variance > 0 ? variance / analysis.space.total_variance : 0);
    json["silhouette"] = ConversationJson::object();
    for (std::size_t k = 0; k < analysis.grouping.silhouette.size(); ++k)
        json["silhouette"][std::to_string(k + 2)] = analysis.grouping.silhouette[k];
    json["groups"] = groups_json(told);
    json["consensus"] = {{"agree", shared_json(told, analysis.consensus.agree)},
                         {"disagree", shared_json(told, analysis.consensus.disagree)}};
    json["across_groups"] = ConversationJson::array();
    for (const std::uint32_t column : across_groups(told)) {
        auto row = statement_json(told, column);
        row["agreement"] = analysis.group_informed[column];
        json["across_groups"].push_back(std::move(row));
    }
    if (told.published) {
        json["published"] = {{"grouped", told.published->grouped},
                             {"groups", told.published->groups},
                             {"adjusted_rand", told.published->adjusted_rand}};
        if (told.published->with_consensus > 0)
            json["published"]["consensus"] = {
                {"statements", told.published->with_consensus},
                {"largest_difference", told.published->largest_difference}};
    }
    json["notes"] = told.of.notes;
    json["fingerprint"] = to_hex(told.fingerprint);
    // Ids and texts are a stranger's: what is no letter was made one when they were read.
    return json.dump(-1, ' ', false, ConversationJson::error_handler_t::replace);
}

std::string conversation_csv(const ConversationTold& told) {
    std::string csv(byte_order_mark);
    csv += "statement,text,moderated,votes,agrees,disagrees,passes,across_groups,priority";
    for (std::size_t g = 0; g < told.analysis.views.size(); ++g)
        for (const char* const what : {" votes", " agrees", " disagrees"})
            csv += "," + group_name(g) + what;
    csv += "\n";
    const auto tallies = tally(told.voted.votes);
    for (std::uint32_t s = 0; s < tallies.size(); ++s) {
        const auto& statement = statement_of(told, s);
        csv += csv_cell(statement.id) + "," + csv_cell(statement.text) + "," +
               std::to_string(statement.moderated) + "," + std::to_string(tallies[s].votes) + "," +
               std::to_string(tallies[s].agrees) + "," + std::to_string(tallies[s].disagrees) +
               "," + std::to_string(tallies[s].passes()) + "," +
               plain_number(told.analysis.group_informed[s]) + "," +
               plain_number(told.analysis.priorities[s]);
        for (const auto& of_group : told.analysis.views) {
            const auto& votes = of_group[s].votes;
            csv += "," + std::to_string(votes.votes) + "," + std::to_string(votes.agrees) + "," +
                   std::to_string(votes.disagrees);
        }
        csv += "\n";
    }
    return csv;
}

} // namespace folkmoot
