#include "session/trial/command.hpp"

#include "core/words/values.hpp"
#include "session/shortest.hpp"
#include "session/trial/edit.hpp"

namespace folkmoot::session {
namespace {

/// A value as `--set` takes it.
std::string typed_value(const message::Field& field, double value) {
    const auto option = static_cast<std::size_t>(value);
    if (field.type == message::Type::boolean) return value > 0.5 ? "true" : "false";
    if (field.type == message::Type::choice && option < field.options.size())
        return field.options[option];
    return shortest(value);
}

} // namespace

std::string command_line(const TrialDesk& desk, const message::Scenario& scenario, bool offered) {
    if (!desk.ready_made() || desk.edited_design()) return {};
    std::string line = "folkmoot trial run " + scenario.name + (offered ? "" : ".json") +
                       " --design " + desk.design().name + " --seed " + std::to_string(desk.seed());
    for (const auto& [key, value] : desk.design().shared) {
        if (const auto* field = find_field(scenario, key))
            line += " --set " + key + "=" + typed_value(*field, value);
    }
    return line;
}

} // namespace folkmoot::session
