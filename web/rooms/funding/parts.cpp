#include "rooms/funding/parts.hpp"

#include "core/words/numbers.hpp"
#include "core/words/values.hpp"
#include "rooms/explore/charts.hpp"
#include "rooms/nodes.hpp"
#include "session/axis.hpp"
#include "session/funding/numbers.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace folkmoot::rooms {
namespace {

using sheet::Kind;
using sheet::Node;
using sheet::Tone;

/// Line and column, both from 1, at the end of "your formula:3:7"; empty if they are not there.
std::pair<std::string, std::string> line_and_column(std::string_view where) {
    constexpr std::string_view digits = "0123456789";
    const auto last = where.find_last_not_of(digits);
    if (last == where.npos || where[last] != ':' || last + 1 == where.size()) return {};
    const auto head = where.substr(0, last);
    const auto before = head.find_last_not_of(digits);
    if (before == head.npos || head[before] != ':' || before + 1 == head.size()) return {};
    return {std::string(head.substr(before + 1)), std::string(where.substr(last + 1))};
}

std::string axis_mark(AxisWords as, double value, double step) {
    switch (as) {
    case AxisWords::money:
        return format_money_axis(value, step);
    case AxisWords::signed_money:
        return session::signed_money(value);
    case AxisWords::signed_share:
        break;
    }
    return session::signed_share(value);
}

} // namespace

Node save_button(const session::FundingDesk& desk, std::string_view name, std::string words) {
    auto node = sheet::button(std::string(funding_csv) + std::string(name), std::move(words));
    node.disabled = desk.outdated();
    return node;
}

std::vector<std::string> other_sources(const message::Funded& answer) {
    auto sources = answer.formula.sources;
    std::erase(sources, answer.figures);
    return sources;
}

std::string with_figures(std::string caption, const message::Funded& answer) {
    return answer.figures.empty() ? caption : caption + " " + answer.figures;
}

std::string money_words(const message::FormulaFace& formula) {
    if (formula.money_year.empty()) return {};
    // Of places that are made up, so is the money.
    const bool year = formula.money_year.find_first_of("0123456789") != std::string::npos;
    return year ? "money of " + formula.money_year : formula.money_year + " money";
}

std::string other_side(const message::Funded& answer) {
    return answer.other_name.empty() ? "Before" : words::capitalised(answer.other_name);
}

Node waiting(std::string words) {
    return sheet::text("funding:waiting", std::move(words), Tone::quiet);
}

void add_refusal(Node& node, const session::Session& session) {
    if (const auto& refused = session.refusal(); refused.key == node.key)
        node.invalid = refused.why;
}

Node troubles(std::string key, const std::vector<message::Problem>& problems) {
    Node notice(Kind::notice, key);
    notice.live = true;
    notice.tone = Tone::problem;
    if (problems.empty()) return notice;
    notice.words = problems.size() == 1 ? "One thing is wrong:"
                                        : std::to_string(problems.size()) + " things are wrong:";
    Node list(Kind::list, key + ":list");
    for (std::size_t i = 0; i < problems.size(); ++i) {
        const auto& [where, told] = problems[i];
        const bool said = where.empty() || told.starts_with(where);
        auto entry = sheet::group(key + ":" + std::to_string(i));
        entry.add(sheet::text(entry.key + ":text", said ? told : where + ": " + told));
        if (const auto [line, column] = line_and_column(where); !line.empty())
            entry.add(sheet::link(entry.key + ":line", "Line " + line,
                                  "#funding:formula-text?line=" + line + "&column=" + column));
        list.add(std::move(entry));
    }
    notice.add(std::move(list));
    return notice;
}

Node plain_table(std::string key, std::string title, const session::Table& rows) {
    Node node(Kind::table, std::move(key));
    node.title = std::move(title);
    node.table = table_of(rows, node.key);
    return node;
}

sheet::Axis zero_axis(std::string words, const std::vector<sheet::Series>& series, AxisWords as) {
    double low = 0, high = 0;
    for (const auto& one : series) {
        for (const auto* values : {&one.values, &one.low, &one.high}) {
            for (const double value : *values) {
                if (!std::isfinite(value)) continue;
                low = std::min(low, value);
                high = std::max(high, value);
            }
        }
    }
    sheet::Axis made{std::move(words)};
    if (high <= low) return made;
    constexpr int about = 4;
    const auto axis = session::make_axis(low, high, about, true);
    made.low = axis.low;
    made.high = axis.high;
    for (const double at : session::ticks_of(axis)) {
        const bool zero = std::fabs(at) < axis.step * 1e-6;
        made.ticks.push_back({zero ? 0 : at, axis_mark(as, zero ? 0 : at, axis.step)});
    }
    return made;
}

} // namespace folkmoot::rooms
