/// Links that an earlier Folkmoot made, and addresses that people wrote by hand, open to the same
/// result for good.

#include "platform/core/json.hpp"
#include "scenario/files.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <sstream>
#include <string>

using namespace folkmoot;
using Json = nlohmann::json;

namespace {

Json answer(const Json& command) { return Json::parse(answer_json(command.dump())); }

/// What a page does with the part of its address behind the "#".
Json opened(const std::string& fragment) {
    Json asked =
        answer({{"do", "read_link"}, {"fragment", fragment}, {"scenarios", shipped_scenarios()}});
    const std::string named = asked["scenario"];
    const std::string name = named.empty() ? "virtual-gp" : named, text = shipped_text(name);
    Json scenario{{"name", name}, {"text", text}, {"data", data_for(text)}};
    Json fit = scenario;
    fit["do"] = "fit";
    fit["asked"] = asked;
    Json fitted = answer(fit);
    scenario.update(fitted);
    scenario["name"] = name;
    if (fitted["seed"] == 0) scenario.erase("seed");
    scenario["do"] = "compare";
    return {{"asked", fitted}, {"compared", answer(scenario)}};
}

} // namespace

TEST_CASE("golden: links that were given away open to the same results") {
    std::ifstream file(source_folder() / "tests/golden/links.txt");
    int links = 0;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line.front() == '#') continue;
        std::istringstream parts(line);
        std::string fingerprint, fragment, view;
        parts >> fingerprint >> fragment >> view;
        CAPTURE(fragment);
        const Json found = opened(fragment);
        CHECK(found["asked"]["left_out"].empty());
        CHECK(found["asked"]["unreadable"] == "");
        CHECK(found["asked"]["view"] == (view == "-" ? "" : view));
        CHECK(found["compared"]["fingerprint"] == fingerprint);
        const std::string promised = found["asked"]["fingerprint"];
        if (promised.find_first_not_of('0') != std::string::npos) CHECK(promised == fingerprint);
        ++links;
    }
    CHECK(links == 13);
}
