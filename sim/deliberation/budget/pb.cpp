#include "deliberation/budget/pb.hpp"

#include "core/table/text_in.hpp"
#include "core/words/quoted.hpp"
#include "deliberation/rows.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

namespace folkmoot::budget {
namespace {

constexpr std::array<std::string_view, 3> sections{"META", "PROJECTS", "VOTES"};
constexpr Amount most_units = 1'000'000'000'000; ///< that an amount may be

/// "1100", "99,50": at most six decimals; nothing if it is no amount above 0.
std::optional<Amount> amount_in(std::string_view text) {
    Amount amount = 0;
    int decimals = -1;
    if (text.empty()) return std::nullopt;
    for (const char c : text) {
        if ((c == '.' || c == ',') && decimals < 0) {
            decimals = 0;
            continue;
        }
        if (c < '0' || c > '9' || decimals == 6) return std::nullopt;
        amount = amount * 10 + (c - '0');
        if (decimals >= 0) ++decimals;
        if (decimals < 0 && amount > most_units) return std::nullopt;
    }
    for (int d = std::max(decimals, 0); d < 6; ++d) amount *= 10;
    if (amount <= 0 || amount > most_units * amount_per_unit) return std::nullopt;
    return amount;
}

constexpr std::string_view amount_allowed =
    "a number above 0, up to 1,000,000,000,000, with at most six decimals";

/// Reads the rows of a file into an instance, and lists what is wrong.
class PbReader {
public:
    PbReader(std::string_view file, const std::vector<Row>& rows) : file_(file), rows_(rows) {}

    Result<Instance> read() {
        split();
        if (problems_.empty()) {
            read_meta();
            read_projects();
            read_votes();
            check_counts();
        }
        if (!problems_.empty()) return std::move(problems_);
        return std::move(instance_);
    }

private:
    struct Part {
        std::size_t headings = 0; ///< row
        std::size_t from = 0, past = 0;
    };

    void wrong(std::size_t line, std::string path, std::string what, std::string found = {},
               std::string allowed = {}, std::string nearest = {}) {
        Problem problem =
            problem_at(std::move(path), std::move(what), std::move(found), std::move(allowed));
        problem.file = std::string(file_);
        problem.line = line;
        problem.nearest = std::move(nearest);
        problems_.push_back(std::move(problem));
    }

    void split() {
        std::string_view open;
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            const auto& cells = rows_[i].cells;
            const bool title =
                cells.size() == 1 && std::ranges::find(sections, cells[0]) != sections.end();
            if (!title) {
                if (open.empty()) {
                    wrong(rows_[i].line, "", "a file begins with the section META",
                          in_quotes(cells[0]));
                    return;
                }
                parts_[std::string(open)].past = i + 1;
                continue;
            }
            open = *std::ranges::find(sections, cells[0]);
            if (parts_.contains(std::string(open)))
                wrong(rows_[i].line, std::string(open), "the section stands twice");
            parts_[std::string(open)] = {i + 1, i + 2, i + 1};
        }
        for (const auto& name : sections) {
            const auto found = parts_.find(std::string(name));
            if (found == parts_.end())
                wrong(0, std::string(name), "the section is missing");
            else if (found->second.past <= found->second.headings)
                wrong(rows_[found->second.headings - 1].line, std::string(name),
                      "the section has no headings");
        }
    }

    /// Where each heading of a section stands; problems if one that is needed is missing.
    std::map<std::string, std::size_t> columns(std::string_view section,
                                               std::initializer_list<std::string_view> needed) {
        const auto& row = rows_[parts_[std::string(section)].headings];
        std::map<std::string, std::size_t> found;
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            if (!found.emplace(row.cells[i], i).second)
                wrong(row.line, std::string(section), "a heading stands twice",
                      in_quotes(row.cells[i]));
        }
        std::vector<std::string_view> names(row.cells.begin(), row.cells.end());
        for (const auto& name : needed) {
            if (!found.contains(std::string(name)))
                wrong(row.line, std::string(section), "a heading is missing", std::string(),
                      in_quotes(name), nearest_name(name, names));
        }
        return found;
    }

    /// Calls `each(row)` for the rows of a section that have as many cells as headings.
    template <class Each> void each_row(std::string_view section, const Each& each) {
        const auto& part = parts_[std::string(section)];
        const auto width = rows_[part.headings].cells.size();
        for (std::size_t i = part.from; i < part.past; ++i) {
            if (rows_[i].cells.size() == width) {
                each(rows_[i]);
                continue;
            }
            wrong(rows_[i].line, std::string(section), "a row has another number of cells",
                  std::to_string(rows_[i].cells.size()), std::to_string(width));
        }
    }

    void read_meta() {
        const auto at = columns("META", {"key", "value"});
        if (!problems_.empty()) return;
        std::set<std::string> seen;
        each_row("META", [&](const Row& row) {
            const auto& key = row.cells[at.at("key")];
            const auto& value = row.cells[at.at("value")];
            if (!seen.insert(key).second) wrong(row.line, key, "it stands twice");
            instance_.about.emplace_back(key, value);
            meta_line_[key] = row.line;
            if (key == "budget") {
                if (const auto amount = amount_in(value))
                    instance_.budget = *amount;
                else
                    wrong(row.line, key, "no amount", in_quotes(value),
                          std::string(amount_allowed));
            }
            if (key == "vote_type" && value != "approval" && value != "choose-1")
                wrong(row.line, key, "ballots that no rule here counts", in_quotes(value),
                      "approval or choose-1");
        });
        for (const auto* key : {"budget", "vote_type"})
            if (!seen.contains(key)) wrong(0, "META", "it is not said", {}, key);
    }

    /// Cells under headings that have no meaning here.
    static std::vector<std::pair<std::string, std::string>>
    others(const std::map<std::string, std::size_t>& at, const Row& row,
           std::initializer_list<std::string_view> known, const Row& headings) {
        std::vector<std::pair<std::string, std::string>> more;
        for (std::size_t i = 0; i < row.cells.size() && i < headings.cells.size(); ++i) {
            const auto& name = headings.cells[i];
            if (std::find(known.begin(), known.end(), name) == known.end() && at.contains(name))
                more.emplace_back(name, row.cells[i]);
        }
        return more;
    }

    void read_projects() {
        const auto at = columns("PROJECTS", {"project_id", "cost"});
        if (!at.contains("project_id") || !at.contains("cost")) return;
        const auto& headings = rows_[parts_["PROJECTS"].headings];
        each_row("PROJECTS", [&](const Row& row) {
            Project project;
            project.id = row.cells[at.at("project_id")];
            const auto& cost = row.cells[at.at("cost")];
            if (const auto amount = amount_in(cost))
                project.cost = *amount;
            else
                wrong(row.line, project.id, "its cost is no amount", in_quotes(cost),
                      std::string(amount_allowed));
            if (const auto name = at.find("name"); name != at.end())
                project.name = row.cells[name->second];
            // What was chosen elsewhere, and how many votes it had, is worked out anew.
            project.more =
                others(at, row, {"project_id", "cost", "name", "votes", "selected"}, headings);
            if (project.id.empty())
                wrong(row.line, "PROJECTS", "a project without an id");
            else if (!place_.emplace(project.id, instance_.projects.size()).second)
                wrong(row.line, project.id, "a project stands twice");
            instance_.projects.push_back(std::move(project));
        });
    }

    void read_votes() {
        const auto at = columns("VOTES", {"voter_id", "vote"});
        if (!at.contains("voter_id") || !at.contains("vote")) return;
        const auto& headings = rows_[parts_["VOTES"].headings];
        std::set<std::string> voters;
        each_row("VOTES", [&](const Row& row) {
            Ballot ballot;
            ballot.voter = row.cells[at.at("voter_id")];
            if (!voters.insert(ballot.voter).second)
                wrong(row.line, ballot.voter, "a voter stands twice");
            read_vote(row, row.cells[at.at("vote")], ballot);
            ballot.more = others(at, row, {"voter_id", "vote"}, headings);
            instance_.ballots.push_back(std::move(ballot));
        });
    }

    void read_vote(const Row& row, std::string_view vote, Ballot& ballot) {
        while (!vote.empty()) {
            const auto end = std::min(vote.find(','), vote.size());
            auto id = std::string(vote.substr(0, end));
            vote.remove_prefix(std::min(end + 1, vote.size()));
            std::erase(id, ' ');
            if (id.empty() || id == "none") continue;
            const auto found = place_.find(id);
            if (found == place_.end()) {
                std::vector<std::string_view> names;
                for (const auto& [name, place] : place_) names.push_back(name);
                wrong(row.line, ballot.voter, "a vote for a project that is not there",
                      in_quotes(id), {}, nearest_name(id, names));
                continue;
            }
            ballot.approves.push_back(static_cast<std::uint32_t>(found->second));
        }
        std::sort(ballot.approves.begin(), ballot.approves.end());
        if (std::adjacent_find(ballot.approves.begin(), ballot.approves.end()) !=
            ballot.approves.end())
            wrong(row.line, ballot.voter, "a vote names a project twice");
    }

    void check_counts() {
        const auto check = [&](const char* key, std::size_t rows) {
            const auto said = std::find_if(instance_.about.begin(), instance_.about.end(),
                                           [&](const auto& pair) { return pair.first == key; });
            if (said == instance_.about.end() || said->second == std::to_string(rows)) return;
            wrong(meta_line_[key], key, "not as many rows as the file says",
                  std::to_string(rows) + " rows", in_quotes(said->second));
        };
        check("num_projects", instance_.projects.size());
        check("num_votes", instance_.ballots.size());
        if (instance_.projects.empty()) wrong(0, "PROJECTS", "there is no project");
        if (instance_.ballots.empty()) wrong(0, "VOTES", "there is no vote");
    }

    std::string_view file_;
    const std::vector<Row>& rows_;
    std::map<std::string, Part> parts_;
    std::map<std::string, std::size_t> place_, meta_line_;
    Instance instance_;
    Problems problems_;
};

std::string pb_cell(std::string_view text) { return quoted_cell(text, ';'); }

/// Headings that any of the rows has beyond those that all have.
template <class Rows> std::vector<std::string> more_headings(const Rows& rows) {
    std::vector<std::string> headings;
    if (!rows.empty())
        for (const auto& [heading, cell] : rows.front().more) headings.push_back(heading);
    return headings;
}

void add_more(std::string& text, const std::vector<std::pair<std::string, std::string>>& more) {
    for (const auto& [heading, cell] : more) text += ";" + pb_cell(cell);
}

} // namespace

std::string amount_text(Amount amount) {
    std::string text = std::to_string(amount / amount_per_unit);
    Amount rest = amount % amount_per_unit;
    if (rest == 0) return text;
    std::string decimals = std::to_string(rest);
    decimals.insert(0, 6 - decimals.size(), '0');
    while (decimals.back() == '0') decimals.pop_back();
    return text + "." + decimals;
}

Result<Instance> read_pb(std::string_view file, std::string bytes) {
    const std::string text = text_in(std::move(bytes)).text;
    const auto rows = rows_of(file, text, ';');
    if (!rows) return rows.problems();
    return PbReader(file, *rows).read();
}

std::string write_pb(const Instance& instance, const Outcome* outcome) {
    std::string text = "META\nkey;value\n";
    const auto said = [&](std::string_view key) {
        return key == "budget"         ? amount_text(instance.budget)
               : key == "num_projects" ? std::to_string(instance.projects.size())
                                       : std::to_string(instance.ballots.size());
    };
    const std::set<std::string_view> counted{"budget", "num_projects", "num_votes"};
    for (const auto& [key, value] : instance.about)
        text += pb_cell(key) + ";" + (counted.contains(key) ? said(key) : pb_cell(value)) + "\n";
    const auto votes = votes_of(instance);
    text += "PROJECTS\nproject_id;cost;votes;name";
    for (const auto& heading : more_headings(instance.projects)) text += ";" + pb_cell(heading);
    text += outcome != nullptr ? ";selected\n" : "\n";
    for (std::uint32_t p = 0; p < instance.projects.size(); ++p) {
        const Project& project = instance.projects[p];
        text += pb_cell(project.id) + ";" + amount_text(project.cost) + ";" +
                std::to_string(votes[p]) + ";" + pb_cell(project.name);
        add_more(text, project.more);
        if (outcome != nullptr) {
            const bool chosen =
                std::any_of(outcome->funded.begin(), outcome->funded.end(),
                            [&](const Funded& funded) { return funded.project == p; });
            text += chosen ? ";1" : ";0";
        }
        text += "\n";
    }
    text += "VOTES\nvoter_id;vote";
    for (const auto& heading : more_headings(instance.ballots)) text += ";" + pb_cell(heading);
    text += "\n";
    for (const Ballot& ballot : instance.ballots) {
        std::string vote;
        for (const std::uint32_t p : ballot.approves)
            vote += (vote.empty() ? "" : ",") + instance.projects[p].id;
        text += pb_cell(ballot.voter) + ";" + pb_cell(vote);
        add_more(text, ballot.more);
        text += "\n";
    }
    return text;
}

} // namespace folkmoot::budget
