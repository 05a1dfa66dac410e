/// The same trial a thousand times.

#include "rooms/nodes.hpp"
#include "rooms/trial/parts.hpp"
#include "session/trial/data.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot::rooms {
namespace {

using session::TrialDesk;
using sheet::Kind;
using sheet::Node;
using sheet::Tone;

/// What many trials do beside what they should do; what chance does not explain is marked.
Node properties(const message::TrialSummed& summed) {
    Node node(Kind::table, "trial:properties");
    node.title = "What these trials do, beside what they should do";
    sheet::Table table{{{"what", "What"},
                        {"here", "In these trials", "", true},
                        {"nominal", "Should be", "", true},
                        {"means", "What it means"}},
                       {}};
    for (const auto& p : summed.properties) {
        const bool known = std::isfinite(p.value);
        std::string meaning = p.sentence;
        if (p.error > 0) meaning += " Give or take " + session::format_property(p, p.error) + ".";
        sheet::Row row{"trial:property:" + p.key,
                       {p.label, known ? session::format_property(p, p.value) : "none",
                        std::isfinite(p.nominal) ? session::format_property(p, p.nominal) : "",
                        std::move(meaning)}};
        if (session::is_off(p)) row.marks = {"", "bad", "", ""};
        table.rows.push_back(std::move(row));
    }
    node.table = std::move(table);
    return node;
}

void add_progress(Node& part, const TrialDesk& desk) {
    if (!desk.repeating()) {
        if (desk.repeats_known() < session::many_repeats)
            part.add(sheet::button("trial:thousand", "Run it a thousand times")).tone =
                Tone::strong;
        part.add(sheet::text("trial:count",
                             std::to_string(desk.repeats_known()) + " trials have been run.",
                             Tone::quiet));
        return;
    }
    Node progress(Kind::progress, "trial:count",
                  std::to_string(desk.repeats_known()) + " of " +
                      std::to_string(desk.repeats_wanted()) + " trials have been run");
    progress.value = static_cast<double>(desk.repeats_known()) /
                     static_cast<double>(std::max(1u, desk.repeats_wanted()));
    progress.add(sheet::button("trial:stop", "Stop"));
    part.add(std::move(progress));
}

} // namespace

Node trial_repeats(const TrialDesk& desk) {
    auto part = sheet::group("trial:repeats");
    part.add(trial_heading("repeats", "The same trial, a thousand times"));
    const auto* outcome = desk.outcome();
    if (outcome == nullptr || !desk.problems().empty()) return part;
    const auto* summed = desk.summed();
    if (summed != nullptr)
        part.add(sheet::text("trial:summed", summed->sentence, Tone::strong)).busy =
            summed->repeats != desk.repeats_known();
    add_progress(part, desk);
    const auto repeats = desk.repeats();
    if (repeats.empty()) {
        part.add(sheet::text("trial:first-repeats", "The first trials are being run…", Tone::quiet))
            .busy = true;
        return part;
    }
    part.add(trial_histogram(repeats, desk.design().alpha, *outcome));
    if (summed != nullptr) part.add(properties(*summed));
    return part;
}

} // namespace folkmoot::rooms
