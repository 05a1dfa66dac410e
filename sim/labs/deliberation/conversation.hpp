#pragma once

/// What a conversation comes to, told as a sentence, as JSON, as a table.

#include "deliberation/polis/analysis.hpp"
#include "deliberation/polis/conversation.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace folkmoot {

/// How what was published with a conversation compares with what comes out here.
struct Published {
    std::size_t grouped = 0, groups = 0;
    double adjusted_rand = 0; ///< of published groups and ours, of people who are in both
    std::size_t with_consensus = 0; ///< statements with a published consensus across groups
    double largest_difference = 0; ///< from what the published groups make of the votes
};

struct ConversationTold {
    const polis::Conversation& of;
    polis::Voted voted;
    polis::Analysis analysis; ///< of `voted`
    std::optional<Published> published{}; ///< if the files hold groups
    std::uint64_t fingerprint = 0; ///< of all numbers of the analysis
};
[[nodiscard]] ConversationTold tell_conversation(const polis::Conversation& conversation);

/// "A", "B", …
[[nodiscard]] std::string group_name(std::size_t group);

/// "126 people voted on 371 statements. 107 voted often enough to be placed: they fall into 2
/// groups, of 99 and 8. …"
[[nodiscard]] std::string conversation_sentence(const ConversationTold& told);

/// {"topic","sentence","people","statements","votes","in_conversation","variance":[…],
/// "silhouette":{"2":…},"groups":[{"group","people","stands_for":[…]}],"consensus":{"agree":[…],
/// "disagree":[…]},"across_groups":[…],"published","notes","fingerprint"}
[[nodiscard]] std::string conversation_json(const ConversationTold& told);

/// A row a statement:
/// statement,text,moderated,votes,agrees,disagrees,passes,across_groups,priority, then votes,
/// agrees and disagrees of each group.
[[nodiscard]] std::string conversation_csv(const ConversationTold& told);

} // namespace folkmoot
