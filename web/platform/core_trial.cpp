#include "platform/core_labs.hpp"

#include "platform/core_messages.hpp"

namespace folkmoot {

message::Reply answer(const message::AskTrialSize& request, Workshop*) { return failed_message(request.id, {}); }
message::Reply answer(const message::AskTrialRun& request, Workshop*) { return failed_message(request.id, {}); }
message::Reply answer(const message::AskTrialRepeats& request, Workshop*) { return failed_message(request.id, {}); }
message::Reply answer(const message::AskTrialSummary& request, Workshop*) { return failed_message(request.id, {}); }
message::Reply answer(const message::AskTrialAnalysis& request, Workshop*) { return failed_message(request.id, {}); }
message::TrialMenu trial_menu(const Scenario&) { return {}; }
std::string answer_trial_json(std::string_view, std::string_view, const Scenario*) { return ""; }

}  // namespace folkmoot
