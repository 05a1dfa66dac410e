#include "platform/core_labs.hpp"

#include "platform/core_messages.hpp"

namespace folkmoot {

message::Reply answer(const message::AskFunding& request, Workshop*) { return failed_message(request.id, {}); }
message::Reply answer(const message::AskFundedFuture& request, Workshop*) { return failed_message(request.id, {}); }
std::string answer_funding_json(std::string_view, std::string_view, const Scenario*) { return ""; }

}  // namespace folkmoot
