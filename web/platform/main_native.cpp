/// The screen on a desktop: the same panels, with threads where the browser has workers.
///
///     folkmoot-desktop [SCENARIO.json]

#include "platform/files_native.hpp"
#include "platform/page_events.hpp"
#include "platform/pool_native.hpp"
#include "platform/ui_loop.hpp"

#include <algorithm>
#include <iostream>

int main(int argc, char** argv) {
    using namespace folkmoot;
    const std::string scenarios = FOLKMOOT_SOURCE_DIR "/scenarios";
    session::Session session;
    platform::UiLoop loop(session, "Folkmoot", 1440, 900);
    if (!loop.error().empty()) {
        std::cerr << "folkmoot-desktop: " << loop.error() << '\n';
        return 1;
    }
    platform::Pool pool(std::max(1u, std::thread::hardware_concurrency()));
    session.set_workers(pool.size());
    session.set_scenarios(platform::list_scenarios(scenarios));
    platform::offer_formulas(session, scenarios + "/formulas");
    const auto open = [&](const std::string& path) {
        if (auto file = platform::read_scenario(path))
            session.open(std::move(*file));
        else
            session.report(path, "This file cannot be read.");
    };
    if (argc > 1)
        open(argv[1]);
    else
        session.open_usual();

    while (loop.frame()) {
        for (auto& [worker, reply] : pool.take_replies()) session.receive(worker, std::move(reply));
        for (auto& out : session.take_outgoing()) pool.send(out.worker, std::move(out.request));
        for (const auto& action : session.take_actions())
            platform::carry_out(session, action, scenarios);
        for (const auto& path : loop.take_dropped()) open(path);
        SDL_Delay(4);  // nothing to draw is nothing to do
    }
}
