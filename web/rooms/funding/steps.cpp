/// What the formula does, step by step; its rules; where it comes from.

#include "core/words/values.hpp"
#include "rooms/evidence/evidence.hpp"
#include "rooms/funding/parts.hpp"
#include "rooms/nodes.hpp"
#include "session/funding/numbers.hpp"

namespace folkmoot::rooms {
namespace {

using sheet::Kind;
using sheet::Node;
using sheet::Tone;

Node step_node(const message::FormulaStepState& step) {
    const auto key = "funding:step:" + step.name;
    auto entry = sheet::group(key);
    if (!step.sentence.empty()) entry.add(sheet::text(key + ":says", step.sentence, Tone::strong));
    entry.add(sheet::text(key + ":is", step.name + " = " + step.expression));
    if (auto total = session::step_words(step); !total.empty())
        entry.add(sheet::text(key + ":total", std::move(total), Tone::quiet));
    return entry;
}

/// A source is one line; an address in it becomes the link.
Node source_node(const std::string& key, const std::string& line) {
    const auto at = line.find("https://");
    const auto end = at == line.npos ? at : line.find_first_of(" )>\"", at);
    const auto address = at == line.npos ? "" : safe_address(line.substr(at, end - at));
    auto name = line.substr(0, at);
    while (!name.empty() &&
           (name.back() == ' ' || name.back() == ',' || name.back() == ':' || name.back() == '('))
        name.pop_back();
    if (address.empty() || name.empty()) return sheet::text(key, line, Tone::quiet);
    return sheet::link(key, name, address);
}

} // namespace

void add_funding_steps(Node& into, const message::FormulaFace& formula) {
    into.add(sheet::heading("funding:steps-title", 2, "How it is worked out"));
    Node steps(Kind::list, "funding:steps");
    for (const auto& step : formula.steps) steps.add(step_node(step));
    into.add(std::move(steps));
    if (!formula.constraints.empty()) {
        into.add(sheet::heading("funding:rules-title", 2, "Rules, in this order"));
        std::vector<std::string> rules;
        for (const auto& rule : formula.constraints)
            rules.push_back(std::to_string(rules.size() + 1) + ". " + rule);
        into.add(sheet::list("funding:rules", rules));
    }
    if (!formula.sources.empty()) {
        into.add(sheet::heading("funding:sources-title", 2, "Where it comes from"));
        Node sources(Kind::list, "funding:sources");
        for (std::size_t i = 0; i < formula.sources.size(); ++i)
            sources.add(source_node("funding:sources:" + std::to_string(i), formula.sources[i]));
        into.add(std::move(sources));
    }
    if (const auto money = money_words(formula); !money.empty())
        into.add(sheet::text("funding:money-year", words::capitalised(money) + ".", Tone::quiet));
}

} // namespace folkmoot::rooms
