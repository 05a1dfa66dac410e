/// The models of the tests: all of Folkmoot's, and a tiny one that shows what a model is.

#include "models/list.hpp"
#include "models/beds/model.hpp"
#include "models/claims/model.hpp"
#include "models/delivery/model.hpp"
#include "models/general_practice/model.hpp"
#include "models/market/model.hpp"
#include "models/news/news.hpp"
#include "models/opinion/model.hpp"
#include "models/tiers/model.hpp"

#include <array>
#include <vector>

namespace folkmoot {

std::span<const Model* const> models() {
    static const std::array all{
        general_practice_model(), market_model(),  claims_model(), beds_model(),
        delivery_model(),         opinion_model(), tiers_model(),  news_model(),
    };
    return all;
}

std::span<const std::string_view> model_keys() {
    static const std::vector<std::string_view> keys = [] {
        std::vector<std::string_view> all;
        for (const Model* model : models()) all.push_back(model->key());
        return all;
    }();
    return keys;
}

} // namespace folkmoot
