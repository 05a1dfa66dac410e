/// The labs' answers where there are no labs: in what a first visit loads. Nearly half of the
/// simulation's program is theirs.
///
/// The page sends a lab's question to a program that has them (see page/pool.mjs), so that nobody
/// ever reads this. The linker finds a function here before it looks for one in their libraries.

#include "platform/core/labs.hpp"

namespace folkmoot {
namespace {

message::Reply not_here(std::uint32_t id) {
    return message::Failed{id, {{"", "this part of the page has no labs"}}, {}};
}

} // namespace

message::Reply answer(const message::AskFunding& request, Workshop* /*workshop*/) {
    return not_here(request.id);
}
message::Reply answer(const message::AskFundedFuture& request, Workshop* /*workshop*/) {
    return not_here(request.id);
}
message::Reply answer(const message::AskTrialSize& request, Workshop* /*workshop*/) {
    return not_here(request.id);
}
message::Reply answer(const message::AskTrialRun& request, Workshop* /*workshop*/) {
    return not_here(request.id);
}
message::Reply answer(const message::AskTrialRepeats& request, Workshop* /*workshop*/) {
    return not_here(request.id);
}
message::Reply answer(const message::AskTrialSummary& request, Workshop* /*workshop*/) {
    return not_here(request.id);
}
message::Reply answer(const message::AskTrialAnalysis& request, Workshop* /*workshop*/) {
    return not_here(request.id);
}
message::Reply answer(const message::AskTrialOwnSize& request, Workshop* /*workshop*/) {
    return not_here(request.id);
}
message::Reply answer(const message::AskBallotCode& request, Workshop* /*workshop*/) {
    return not_here(request.id);
}
message::Reply answer(const message::AskBallot& request, Workshop* /*workshop*/) {
    return not_here(request.id);
}
message::Reply answer(const message::AskDeliberation& request, Workshop* /*workshop*/) {
    return not_here(request.id);
}
message::Reply answer(const message::AskPolisFiles& request, Workshop* /*workshop*/) {
    return not_here(request.id);
}

} // namespace folkmoot
