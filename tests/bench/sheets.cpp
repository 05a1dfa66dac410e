/// How long a room's sheet takes while a lever is moved: with the real core's answers, 100,000
/// citizens, and for England the 42 areas that it has.

#include "bench/bench.hpp"

#include "platform/core/service.hpp"
#include "rooms/rooms.hpp"
#include "rooms/sheet_json.hpp"
#include "session/trial/edit.hpp"
#include "source_folder.hpp"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <vector>

namespace folkmoot::bench {
namespace {

std::string text_in(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error("There is no " + path.string());
    return {std::istreambuf_iterator<char>(file), {}};
}

/// A session whose only worker has answered until nothing was left to ask.
void settle(session::Session& session, CoreService& core) {
    double now = 0;
    for (int idle_rounds = 0; idle_rounds < 3;) {
        session.tick(now += 1000);
        bool any = false;
        for (auto& out : session.take_outgoing()) {
            core.submit(std::move(out.request));
            any = true;
        }
        while (!core.idle()) {
            if (auto reply = core.step(1000)) session.receive(0, std::move(*reply));
            any = true;
        }
        idle_rounds = any ? 0 : idle_rounds + 1;
    }
}

template <class Act> double median_milliseconds(int times, const Act& act) {
    std::vector<double> all;
    for (int i = 0; i < times; ++i) {
        const auto start = std::chrono::steady_clock::now();
        act();
        all.push_back(
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
                .count());
    }
    std::nth_element(all.begin(), all.begin() + times / 2, all.end());
    return all[static_cast<std::size_t>(times / 2)];
}

nlohmann::ordered_json room_of(const char* scenario, session::Room room) {
    session::Session session;
    CoreService core;
    session.set_workers(1);
    session.set_runs(20);
    const auto folder = source_folder() / "scenarios";
    session::ScenarioFile file{scenario, text_in(folder / (std::string(scenario) + ".json")), {}};
    for (const auto& part : std::filesystem::directory_iterator(folder / "data"))
        file.data[part.path().filename().string()] = text_in(part.path());
    session.open(std::move(file));
    settle(session, core);
    if (session.scenario() == nullptr || session.shown() == nullptr)
        throw std::runtime_error(std::string(scenario) + " does not open");
    session.set_room(room);
    settle(session, core);
    rooms::Kept kept;
    constexpr int times = 201;
    std::size_t bytes = 0;
    const double made = median_milliseconds(times, [&] {
        bytes = std::max<std::size_t>(bytes, rooms::sheet_of(session, kept).children.size());
    });
    // As a frame makes it: parts that have not changed are taken over from the frame before.
    auto sheet = rooms::sheet_of(session, kept);
    const double renewed = median_milliseconds(
        times, [&] { sheet = rooms::sheet_of(session, kept, std::move(sheet)); });
    const double written =
        median_milliseconds(times, [&] { bytes = sheet::to_json(sheet).size(); });
    std::size_t nodes = 0;
    sheet::walk(sheet, [&](const sheet::Node&) { ++nodes; });
    return {{"nodes", nodes},
            {"bytes", bytes},
            {"made_ms", made},
            {"renewed_ms", renewed},
            {"written_ms", written}};
}

} // namespace

nlohmann::ordered_json sheets() {
    using session::Room;
    return {{"explore", room_of("virtual-gp", Room::explore)},
            {"explore_42_areas", room_of("virtual-gp-england", Room::explore)},
            {"evidence", room_of("virtual-gp", Room::evidence)}};
}

} // namespace folkmoot::bench
