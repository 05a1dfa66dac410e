#pragma once

/// A town with a trial, and answers to the questions of the split-test lab: numbers of the question
/// alone, so that it can be tested without a simulation.

#include "session/fake_scenario.hpp"

#include <limits>
#include <optional>
#include <string>

namespace folkmoot::fake {

message::Scenario trial_scenario();

/// What repeat number `n` comes to: of the number alone, as in the model.
message::TrialRepeat repeat_of(std::uint32_t n);

message::Reply reply_to(const message::AskTrialRun& r);

message::Reply reply_to(const message::AskTrialSize& r);

message::Reply reply_to(const message::AskTrialRepeats& r);

message::Reply reply_to(const message::AskTrialSummary& r);

message::Reply reply_to(const message::AskTrialAnalysis& r);

message::Reply reply_to(const message::AskTrialOwnSize& r);

/// Nothing: it is no question of the split-test lab.
std::optional<message::Reply> trial_reply(const message::Request& request);

} // namespace folkmoot::fake
