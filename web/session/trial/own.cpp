#include "session/trial/own.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace folkmoot::session {
namespace {

constexpr std::size_t rows_read = 5000; // enough to meet every arm of a trial that is not lopsided
constexpr std::size_t most_own_arms = 64;

char separator_of(std::string_view text) {
    const auto first_line = text.substr(0, text.find('\n'));
    char best = ',';
    std::ptrdiff_t most = 0;
    for (const char c : {',', ';', '\t'}) {
        const auto count = std::count(first_line.begin(), first_line.end(), c);
        if (count > most) {
            most = count;
            best = c;
        }
    }
    return best;
}

std::string small_letters(std::string_view words) {
    std::string text(words);
    for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

template <std::size_t n>
std::string find_heading(const std::vector<std::string>& headings,
                         const std::array<std::string_view, n>& names) {
    for (const auto name : names) {
        for (const auto& heading : headings) {
            if (small_letters(heading) == name) return heading;
        }
    }
    return "";
}

} // namespace

std::vector<std::vector<std::string>> first_rows(std::string_view text, std::size_t most) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3); // the mark that spreadsheets write
    const char separator = separator_of(text);
    std::vector<std::vector<std::string>> rows;
    std::vector<std::string> row;
    std::string cell;
    bool quoted = false;
    const auto end_row = [&] {
        row.push_back(std::move(cell));
        cell.clear();
        if (row.size() > 1 || !row[0].empty()) rows.push_back(std::move(row));
        row.clear();
    };
    for (std::size_t i = 0; i < text.size() && rows.size() < most; ++i) {
        const char c = text[i];
        if (quoted) {
            if (c != '"') {
                cell += c;
            } else if (i + 1 < text.size() && text[i + 1] == '"') {
                cell += '"';
                ++i;
            } else {
                quoted = false;
            }
        } else if (c == '"' && cell.empty()) {
            quoted = true;
        } else if (c == separator) {
            row.push_back(std::move(cell));
            cell.clear();
        } else if (c == '\n') {
            end_row();
        } else if (c != '\r') {
            cell += c;
        }
    }
    if ((!cell.empty() || !row.empty()) && rows.size() < most) end_row();
    return rows;
}

std::vector<std::string> OwnTrial::shares_typed() const {
    std::vector<std::string> list;
    std::string share;
    const auto end_share = [&] {
        if (!share.empty()) list.push_back(std::exchange(share, {}));
    };
    for (const char c : shares) {
        if (c == ',' || c == ';' || c == '/' || c == ':' || c == ' ')
            end_share();
        else
            share += c;
    }
    end_share();
    return list;
}

OwnTrial guess_columns(std::string file, std::string text) {
    OwnTrial own;
    own.file = std::move(file);
    own.text = std::move(text);
    const auto rows = first_rows(own.text, 1);
    if (rows.empty()) return own;
    own.headings = rows[0];
    constexpr std::array<std::string_view, 5> arms{"arm", "group", "treatment", "variant",
                                                   "condition"};
    constexpr std::array<std::string_view, 5> outcomes{"outcome", "y", "result", "response",
                                                       "value"};
    constexpr std::array<std::string_view, 4> clusters{"cluster", "area", "site", "school"};
    constexpr std::array<std::string_view, 3> strata{"stratum", "strata", "block"};
    constexpr std::array<std::string_view, 3> before{"pre", "before", "baseline"};
    own.arm = find_heading(own.headings, arms);
    own.outcome = find_heading(own.headings, outcomes);
    own.cluster = find_heading(own.headings, clusters);
    own.stratum = find_heading(own.headings, strata);
    own.pre = find_heading(own.headings, before);
    if (!own.cluster.empty()) own.method = "cluster";
    read_arms(own);
    return own;
}

void read_arms(OwnTrial& own) {
    own.arms.clear();
    own.control.clear();
    const auto column = std::find(own.headings.begin(), own.headings.end(), own.arm);
    if (own.arm.empty() || column == own.headings.end()) return;
    const auto at = static_cast<std::size_t>(column - own.headings.begin());
    const auto rows = first_rows(own.text, rows_read);
    for (std::size_t i = 1; i < rows.size() && own.arms.size() < most_own_arms; ++i) {
        if (at >= rows[i].size() || rows[i][at].empty()) continue;
        if (std::find(own.arms.begin(), own.arms.end(), rows[i][at]) == own.arms.end()) {
            own.arms.push_back(rows[i][at]);
        }
    }
    for (const std::string_view name : {"control", "0", "none", "a", "usual"}) {
        for (const auto& arm : own.arms) {
            if (own.control.empty() && small_letters(arm) == name) own.control = arm;
        }
    }
    if (own.control.empty() && !own.arms.empty()) own.control = own.arms[0];
}

} // namespace folkmoot::session
