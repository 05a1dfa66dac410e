/// The formula's levers.

#include "rooms/funding/parts.hpp"
#include "rooms/nodes.hpp"
#include "session/funding/numbers.hpp"

namespace folkmoot::rooms {
namespace {

using session::FundingDesk;
using sheet::Kind;
using sheet::Node;
using sheet::Tone;

/// "Source: NHS England", but "A choice, not a fact".
std::string source_of(std::string source) {
    if (source[0] < 'a' || source[0] > 'z') return "Source: " + source;
    source[0] = static_cast<char>(source[0] - 'a' + 'A');
    return source;
}

Node formula_lever(const session::Session& session, const message::FormulaLeverState& lever) {
    constexpr double steps_where_none_are_told = 200;
    const auto& desk = session.funding();
    const auto found = desk.levers().find(lever.key);
    Node node(Kind::slider, "funding:lever:" + lever.key, lever.label, lever.sentence);
    node.moved = found != desk.levers().end();
    const double now = node.moved ? found->second : desk.stale() ? lever.now : lever.usual;
    node.value = now;
    node.value_words = session::lever_words(lever, now);
    node.low = lever.low;
    node.high = lever.high;
    node.step = lever.step > 0 ? lever.step : (lever.high - lever.low) / steps_where_none_are_told;
    node.usual = lever.usual;
    node.usual_words = "Usual value: " + session::lever_words(lever, lever.usual);
    node.mark = lever.unverified ? sheet::Mark::assumption : sheet::Mark::lever;
    add_refusal(node, session);
    if (node.moved)
        node.add(sheet::button("funding:reset:" + lever.key, "Back to the usual value"));
    if (lever.unverified)
        node.add(sheet::text("funding:source:" + lever.key,
                             "Not confirmed: a default that you may change.", Tone::doubt));
    else if (!lever.source.empty())
        node.add(sheet::text("funding:source:" + lever.key, source_of(lever.source), Tone::quiet));
    return node;
}

} // namespace

void add_funding_levers(Node& into, const session::Session& session) {
    const auto& desk = session.funding();
    const auto& levers = desk.answer()->formula.levers;
    into.add(sheet::heading("funding:levers-title", 2, "Its levers"));
    if (levers.empty())
        into.add(
            sheet::text("funding:no-levers", "This formula has nothing to move.", Tone::quiet));
    for (const auto& lever : levers) into.add(formula_lever(session, lever));
    if (!desk.levers().empty()) into.add(sheet::button("funding:reset-levers", "All levers back"));
}

} // namespace folkmoot::rooms
