#include "models/list.hpp"
#include "source_folder.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

/// The layer rule of the model, read from the sources themselves: which folder includes which.

namespace {

namespace fs = std::filesystem;
using Names = std::set<std::string>;

struct Source {
    std::string path;    ///< from the project's root, with '/'
    std::string folder;  ///< the layer: "core" of sim/core/hash.hpp
    std::string text;    ///< without line comments, which may name what the code may not
};

std::string without_line_comments(std::string_view text) {
    std::string kept;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        auto line = text.substr(at, end - at);
        kept += line.substr(0, line.find("//"));
        kept += '\n';
        at = end + 1;
    }
    return kept;
}

/// Every file below `top` with one of these endings, in a fixed order.
std::vector<Source> sources_below(const std::string& top, const Names& endings = {".hpp", ".cpp"}) {
    const fs::path root = folkmoot::source_folder();
    std::vector<Source> sources;
    for (const auto& entry : fs::recursive_directory_iterator(root / top)) {
        if (!endings.contains(entry.path().extension().string())) continue;
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(file), {}};
        const auto relative = fs::relative(entry.path(), root).generic_string();
        const auto parent = fs::relative(entry.path(), root / top).begin()->string();
        sources.push_back({relative, parent, without_line_comments(text)});
    }
    std::sort(sources.begin(), sources.end(),
              [](const Source& one, const Source& other) { return one.path < other.path; });
    return sources;
}

/// All first groups of `pattern` in `text`.
std::vector<std::string> matches(const std::string& text, const std::regex& pattern) {
    std::vector<std::string> found;
    for (std::sregex_iterator at(text.begin(), text.end(), pattern), end; at != end; ++at) {
        found.push_back((*at)[1].str());
    }
    return found;
}

std::vector<std::string> own_includes(const Source& source) {
    static const std::regex pattern("#\\s*include\\s+\"([^\"]+)\"");
    return matches(source.text, pattern);
}

std::vector<std::string> library_includes(const Source& source) {
    static const std::regex pattern("#\\s*include\\s+<([^>]+)>");
    return matches(source.text, pattern);
}

std::string first_folder(const std::string& header) { return header.substr(0, header.find('/')); }

/// What each layer of the model may include besides itself.
const std::map<std::string, Names> below = {
    {"core", {}},
    {"world", {"core"}},
    {"parts", {"core", "world"}},
    {"funding", {"core", "world"}},
    {"experiment", {"core", "world"}},
    {"deliberation", {"core", "world"}},
    {"engine", {"core", "world", "experiment", "deliberation"}},
    {"models", {"core", "world", "parts", "funding", "experiment", "deliberation", "engine"}},
    {"scenario", {"core", "world", "funding", "experiment", "deliberation", "engine", "models"}},
    {"analysis", {"core", "world", "experiment", "deliberation", "engine", "models", "scenario"}},
    {"labs",
     {"core", "world", "parts", "funding", "experiment", "deliberation", "engine", "models",
      "scenario", "analysis"}},
    {"cli",
     {"core", "world", "funding", "experiment", "deliberation", "engine", "models", "scenario",
      "analysis", "labs"}},
    {"mpi", {"analysis", "cli"}},
};

/// Of the models, everything but one folder knows the list of them and nothing else.
bool is_list_of_models(const std::string& header) { return header == "models/list.hpp"; }

bool starts_with_any(const std::string& header, const std::vector<std::string>& beginnings) {
    return std::any_of(beginnings.begin(), beginnings.end(), [&](const std::string& beginning) {
        return header.compare(0, beginning.size(), beginning) == 0;
    });
}

}  // namespace

TEST_CASE("a layer of the model includes only the layers below it") {
    for (const auto& source : sources_below("sim")) {
        CAPTURE(source.path);
        const auto layer = below.find(source.folder);
        REQUIRE(layer != below.end());
        for (const auto& header : own_includes(source)) {
            CAPTURE(header);
            const auto folder = first_folder(header);
            const bool allowed = folder == source.folder || layer->second.contains(folder);
            CHECK(allowed);
            if (folder == "models" && source.folder != "models") CHECK(is_list_of_models(header));
        }
    }
}

TEST_CASE("a model includes no other model") {
    for (const auto& source : sources_below("sim")) {
        if (source.folder != "models" || source.path == "sim/models/list.cpp") continue;
        CAPTURE(source.path);
        const std::string own = source.path.substr(4, source.path.find('/', 11) - 4);
        for (const auto& header : own_includes(source)) {
            CAPTURE(header);
            const bool elsewhere = first_folder(header) != "models" || is_list_of_models(header);
            const bool same_model = header.starts_with(own + "/");
            CHECK((elsewhere || same_model));
        }
    }
}

/// Keys of settings and measures of all models that are no plain English word.
std::vector<std::string> names_of_models() {
    std::vector<std::string> names;
    for (const auto* model : folkmoot::models()) {
        names.emplace_back(model->key());
        for (const auto& setting : model->settings()) names.emplace_back(setting.key);
        for (const auto& measure : model->measures())
            if (measure.key.find('_') != std::string_view::npos) names.emplace_back(measure.key);
    }
    std::erase_if(names, [](const std::string& name) { return name.starts_with("conduct."); });
    return names;
}

TEST_CASE("what runs any model names no model, none of its settings and none of its measures") {
    const std::vector<std::string> names = names_of_models();
    for (const auto* top : {"sim", "web"}) {
        for (const auto& source : sources_below(top)) {
            const Names runs_any{"analysis", "labs", "cli", "mpi"};
            if (std::string_view(top) == "sim" && !runs_any.contains(source.folder)) continue;
            CAPTURE(source.path);
            for (const auto& name : names) {
                CAPTURE(name);
                CHECK(source.text.find("\"" + name + "\"") == std::string::npos);
            }
        }
    }
}

namespace {

/// What a model calls things: its providers, those whom they serve, the groups of its sides.
Names words_of_models() {
    Names words;
    for (const auto* model : folkmoot::models()) {
        const auto& picture = model->about().picture;
        words.emplace(picture.provider);
        words.emplace(picture.providers);
        for (const auto& fact : picture.provider_facts) {
            if (!fact.people) continue;
            words.emplace(fact.unit);
            words.emplace(fact.one);
        }
        for (const auto& side : model->about().sides) words.emplace(side.key);
    }
    // What every model may say.
    for (const auto* word : {"", "provider", "providers", "people", "person"}) words.erase(word);
    // Of general practice, though nothing there is called so.
    words.merge(Names{"doctor", "doctors", "clinic", "clinics", "surgery", "GP"});
    return words;
}

bool is_letter(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

/// Whether `word` stands in `text`, and not as a part of another.
bool says(std::string_view text, std::string_view word) {
    for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        const auto end = at + word.size();
        const bool begins = at == 0 || !is_letter(text[at - 1]);
        if (begins && (end == text.size() || !is_letter(text[end]))) return true;
    }
    return false;
}

/// All that stands between any of these quotes, a line each. Only `…` goes on over lines.
std::string quoted(std::string_view text, std::string_view quotes) {
    std::string all;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char quote = text[at];
        if (quotes.find(quote) == std::string_view::npos) continue;
        for (++at; at < text.size() && text[at] != quote; ++at) {
            if (text[at] == '\n' && quote != '`') break;
            if (text[at] == '\\') ++at;
            if (at < text.size()) all += text[at];
        }
        all += '\n';
    }
    return all;
}

} // namespace

TEST_CASE("the page names no model, none of its settings and none of its measures") {
    const std::vector<std::string> names = names_of_models();
    const auto files = sources_below("web/page", {".mjs", ".js", ".html"});
    REQUIRE(files.size() > 20);
    for (const auto& source : files) {
        CAPTURE(source.path);
        for (const auto& name : names) {
            CAPTURE(name);
            CHECK_FALSE(says(source.text, name));
        }
    }
}

TEST_CASE("what runs any model says nothing in the words of one") {
    const Names words = words_of_models();
    CHECK(words.contains("practices"));
    CHECK(words.contains("patients"));
    CHECK(words.contains("registered"));
    const auto check = [&](const Source& source, const std::string& text) {
        CAPTURE(source.path);
        for (const auto& word : words) {
            CAPTURE(word);
            CHECK_FALSE(says(text, word));
        }
    };
    for (const auto* top : {"sim/analysis", "sim/labs", "sim/cli", "sim/mpi", "web"})
        for (const auto& source : sources_below(top)) check(source, quoted(source.text, "\""));
    for (const auto& source : sources_below("web/page", {".mjs", ".js"}))
        check(source, quoted(source.text, "\"'`"));
    for (const auto& source : sources_below("web/page", {".html"})) check(source, source.text);
}

TEST_CASE(
    "the model includes the standard library and a few header libraries, nothing of a screen") {
    for (const auto& source : sources_below("sim")) {
        CAPTURE(source.path);
        for (const auto& header : library_includes(source)) {
            CAPTURE(header);
            const bool standard = header.find_first_of("./") == std::string::npos;
            std::vector<std::string> libraries = {"Eigen/", "cereal/", "nlohmann/"};
            if (source.folder == "deliberation") libraries.emplace_back("boost/multiprecision/");
            if (source.folder == "cli") {
                libraries.emplace_back("CLI/");
                // What the C++ library does not have: locks, and files written to the end or not.
                libraries.emplace_back("fcntl.h");
                libraries.emplace_back("unistd.h");
            }
            if (source.folder == "mpi") libraries = {"mpi.h", "fcntl.h", "unistd.h"};
            const bool known = standard || starts_with_any(header, libraries);
            CHECK(known);
        }
    }
}

TEST_CASE("whatever decides an outcome leaves the C library's functions and random numbers alone") {
    // They differ in the last bit, or altogether, between libraries.
    static const std::regex rounded_differently("\\bstd::(exp|exp2|expm1|log|log2|log10|log1p|pow|"
                                                "sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|"
                                                "tanh|cbrt|hypot|erf|erfc|tgamma|lgamma)f?\\s*\\(");
    static const std::regex drawn_differently(
        "\\bstd::(shuffle|sample|mt19937|mt19937_64|random_device|default_random_engine|rand|"
        "[a-z_]+_distribution|hash|reduce|transform_reduce)\\b");
    for (const auto& source : sources_below("sim")) {
        CAPTURE(source.path);
        CHECK(matches(source.text, rounded_differently) == std::vector<std::string>{});
        CHECK(matches(source.text, drawn_differently) == std::vector<std::string>{});
    }
}

TEST_CASE("no source asks whether it is compiled for the browser") {
    const std::string question = std::string("__EMSC") + "RIPTEN__";
    for (const auto* top : {"sim", "web", "tests"}) {
        for (const auto& source : sources_below(top)) {
            CAPTURE(source.path);
            CHECK(source.text.find(question) == std::string::npos);
        }
    }
}

TEST_CASE(
    "of the screen, only the platform knows the browser and the model, others the model's words") {
    // Words for numbers and what they stand on, and the bad end of many runs: nothing that could
    // compute an outcome.
    const Names words = {"core/words/numbers.hpp", "core/words/number_word.hpp",
                         "core/words/values.hpp",  "core/hash.hpp",
                         "core/tail.hpp",          "core/utf8.hpp"};
    for (const auto& source : sources_below("web")) {
        CAPTURE(source.path);
        if (source.folder == "platform") {
            continue;
        }
        for (const auto& header : library_includes(source)) {
            CAPTURE(header);
            CHECK_FALSE(starts_with_any(header, {"emscripten"}));
        }
        for (const auto& header : own_includes(source)) {
            CAPTURE(header);
            const bool allowed = !below.contains(first_folder(header)) || words.contains(header);
            CHECK(allowed);
        }
    }
}

TEST_CASE(
    "what is on screen is decided without a drawing library, and GL is called in one folder") {
    for (const auto& source : sources_below("web")) {
        CAPTURE(source.path);
        for (const auto& header : library_includes(source)) {
            CAPTURE(header);
            if (source.folder == "session") {
                CHECK_FALSE(starts_with_any(header, {"imgui", "SDL", "GL"}));
            }
            if (source.folder == "canvas" && source.path.find("/canvas/gl/") == std::string::npos) {
                CHECK_FALSE(starts_with_any(header, {"SDL", "GL"}));
            }
        }
        for (const auto& header : own_includes(source)) {
            CAPTURE(header);
            if (source.folder == "session") {
                CHECK_FALSE(starts_with_any(header, {"canvas/", "platform/"}));
            }
        }
    }
}
