#pragma once

#include "models/market/market.hpp"

namespace folkmoot::market {

/// A market in which everything happens: providers open, close, are suspended, people are turned
/// away, left aside, displaced and paid redress.
inline const Values everything{{"choice.way", 2},
                               {"choice.shown", 2},
                               {"choice.help", 0.3},
                               {"admission.floor", 3},
                               {"admission.fee", 500},
                               {"admission.remove_below", 0.4},
                               {"admission.remove_after", 15},
                               {"contract.outcome_share", 0.4},
                               {"contract.block_share", 0.3},
                               {"contract.target_kind", 1},
                               {"contract.ratchet", 0.3},
                               {"contract.cap", 3e6},
                               {"buying.by", 1},
                               {"buying.lots", 4},
                               {"buying.bid_cost", 200},
                               {"buying.sub_share", 0.4},
                               {"buying.years", 1},
                               {"watch.inspections", 4},
                               {"watch.rule", 2},
                               {"watch.limit", 2},
                               {"watch.action", 2},
                               {"redress.amount", 300},
                               {"need.rate", 0.6},
                               {"need.under15", 0.5},
                               {"need.over75", 3},
                               {"tendering.favour", 0.3},
                               {"service.weeks", 7},
                               {"service.patience", 4},
                               {"providers.fixed_cost", 30'000},
                               {"providers.reserve_weeks", 3},
                               {"providers.keep_weeks", 4},
                               {"providers.slack", 0.9},
                               {"selection.freedom", 0.7},
                               {"entry.chance", 1},
                               {"entry.premium", -0.3},
                               {"decline.share", 0.3}};

} // namespace folkmoot::market
