#pragma once

/// How a model's state is put away, and read by somebody who trusts nobody.

#include "core/bytes/bounded_reader.hpp"
#include "core/result.hpp"
#include "engine/town.hpp"

#include <cereal/archives/portable_binary.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>

namespace folkmoot {

/// All of a state that its `serialize` names, portably: what `State::bytes` gives.
template <class Own> [[nodiscard]] std::string bytes_of_state(const Own& state) {
    std::ostringstream written;
    {
        cereal::PortableBinaryOutputArchive archive(written);
        archive(state);
    }
    return std::move(written).str();
}

/// The state that the bytes hold, at that clock, if `check(state)` has no problem with it. `whose`
/// completes "a state of …".
template <class Own, class Check>
[[nodiscard]] Result<std::unique_ptr<State>>
state_of_bytes(std::string_view bytes, std::uint32_t clock, std::string_view whose, Check check) {
    auto state = std::make_unique<Own>();
    BoundedReader reader(bytes);
    reader(*state);
    if (!reader.whole())
        return Problems{
            problem_at("state", "cannot be read", {}, "a state of " + std::string(whose))};
    state->clock = clock;
    Problems problems = check(*state);
    if (!problems.empty()) return problems;
    return std::unique_ptr<State>(std::move(state));
}

/// What a check of a state derives from: the first thing that is not as it must be ends it, since
/// what follows leans on it.
class StateDoubts {
protected:
    /// Notes what is wrong; false, to be handed on.
    bool wrong(std::string path, std::string what, std::string found = {},
               std::string allowed = {}) {
        problem_ =
            problem_at(std::move(path), std::move(what), std::move(found), std::move(allowed));
        return false;
    }
    /// Whether a table has as many rows as the scenario asks for.
    bool size(std::string path, std::size_t found, std::size_t allowed) {
        return found == allowed || wrong(std::move(path), "not as many as the scenario has",
                                         std::to_string(found), std::to_string(allowed));
    }
    [[nodiscard]] Problems verdict(bool sound) {
        return sound ? Problems{} : Problems{std::move(problem_)};
    }

private:
    Problem problem_;
};

} // namespace folkmoot
