#include "deliberation/polis/analysis.hpp"
#include "deliberation/polis/files/read.hpp"
#include "deliberation/polis/files/write.hpp"

#include "deliberation/polis/invented.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace folkmoot;
using namespace folkmoot::polis;

namespace {

const std::string votes_head = "timestamp,datetime,comment-id,voter-id,vote\n";
const std::string comments_head =
    "timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n";
const std::string people_head = "participant,group-id,n-comments,n-votes,n-agree,n-disagree,";

/// The odd conversation: statements 0, 2, 5 and 9, people 0, 1 and 3; seconds and thousandths, two
/// orders of dates, a repeat in the same second, a vote that was changed, a text with everything.
std::vector<NamedFile> odd() {
    return {{"comments.csv",
             comments_head +
                 "1502659005668,Sun Aug 13 14:16:45 PDT 2017,0,0,3,1,1,\"A shelter, with "
                 "\"\"seats\"\"\"\n"
                 "1502659005669,Sun Aug 13 14:16:45 WIB 2017,2,0,1,1,0,\"Two\nlines\"\n"
                 "1732028760,Tue Nov 19 2024 15:06:00 GMT+0000 (Coordinated Universal "
                 "Time),5,1,2,1,-1,公車應該更多。 – É “q”\n"
                 "1732028761,Tue Nov 19 2024 15:06:01 GMT+0000 (Coordinated Universal "
                 "Time),9,4,0,0,1,\"=SUM(\"\"x\"\")\"\n"},
            {"participants-votes.csv", "participant,xid,group-id,n-comments,n-votes,n-agree,"
                                       "n-disagree,0,2,5\n0,,0,2,3,3,0,1,1,1\n"
                                       "1,abc-1,0,1,3,2,1,1,-1,1\n3,,,0,2,0,1,-1,0,\n"},
            {"votes.csv", votes_head + "1403054214196,,0,0,1\n1403054214197,,0,1,1\n"
                                       "1403054214197,,0,1,1\n1403054214199,,0,3,-1\n"
                                       "1403054214200,,2,0,1\n1403054214300,,2,1,-1\n"
                                       "1403054214400,,2,3,0\n1403054214500,,5,0,1\n"
                                       "1403054214700,,5,1,1\n1403054214600,,5,1,-1\n"}};
}

Conversation read(const std::vector<NamedFile>& files) {
    const auto conversation = read_conversation(files);
    INFO((conversation ? std::string() : text_of(conversation.problems())));
    REQUIRE(conversation);
    return *conversation;
}

bool notes(const Conversation& conversation, std::string_view words) {
    return std::any_of(
        conversation.notes.begin(), conversation.notes.end(),
        [&](const std::string& note) { return note.find(words) != std::string::npos; });
}

std::string row_of(const Conversation& conversation, std::size_t person) {
    std::string row;
    for (std::size_t s = 0; s < conversation.votes.statements(); ++s) {
        const Vote vote = conversation.votes.at(person, s);
        row += vote == Vote::agree      ? '+'
               : vote == Vote::disagree ? '-'
               : vote == Vote::pass     ? '0'
                                        : '.';
    }
    return row;
}

/// The same votes with agree and disagree changed for each other.
std::vector<NamedFile> turned_round(std::vector<NamedFile> files) {
    for (auto& file : files) {
        if (file.name != "votes.csv") continue;
        std::string turned;
        for (std::size_t at = 0; at < file.bytes.size();) {
            const auto end = file.bytes.find('\n', at) + 1;
            std::string line = file.bytes.substr(at, end - at);
            if (line.ends_with(",-1\n"))
                line.replace(line.size() - 4, 4, ",1\n");
            else if (line.ends_with(",1\n"))
                line.replace(line.size() - 3, 3, ",-1\n");
            turned += line;
            at = end;
        }
        file.bytes = turned;
    }
    return files;
}

} // namespace

TEST_CASE("an odd conversation is read as it was meant") {
    const auto made = read(odd());
    REQUIRE(made.statements.size() == 4);
    REQUIRE(made.people.size() == 3);
    CHECK(made.statements[3].id == "9");
    CHECK(made.people[2].id == "3");
    // The last by time counts, wherever it stands in the file.
    CHECK(row_of(made, 0) == "+++.");
    CHECK(row_of(made, 1) == "+-+.");
    CHECK(row_of(made, 2) == "-0..");
    CHECK(made.statements[0].text == "A shelter, with \"seats\"");
    CHECK(made.statements[1].text == "Two\nlines");
    CHECK(made.statements[2].text == "公車應該更多。 – É “q”");
    CHECK(made.statements[3].text == "=SUM(\"x\")");
    CHECK(made.statements[2].moderated == -1);
    // Thousandths and seconds are the same time.
    CHECK(made.statements[1].time == 1502659005669);
    CHECK(made.statements[2].time == 1732028760000);
    CHECK(made.people[1].outside_id == "abc-1");
    CHECK(made.people[2].group.empty());
    CHECK(notes(made, "2 votes are of somebody who had voted on the same statement before"));
    CHECK(notes(made, "which statements are about the conversation itself"));
    CHECK(made.notes.size() == 2); // counts fit, repeats included; the table fits the last votes
    // A statement that nobody has voted on is no column of the analysis.
    const auto voted = voted_of(made);
    CHECK(voted.statements == std::vector<std::uint32_t>{0, 1, 2});
    CHECK(voted.out == std::vector<bool>{false, false, true});
}

TEST_CASE("the order of rows and files and rows that stand twice change nothing") {
    const auto before = read(odd());
    auto files = odd();
    std::reverse(files.begin(), files.end());
    auto& votes = files[0].bytes;
    votes += "1403054214500,,5,0,1\n" + std::string("1403054214196,,0,0,1\n");
    const auto after = read(files);
    for (std::size_t p = 0; p < 3; ++p) CHECK(row_of(after, p) == row_of(before, p));
    CHECK(notes(after, "4 votes are of somebody"));
    CHECK(notes(after, "agrees and disagrees of 2 statements are not those of the votes"));
}

TEST_CASE("either the votes or the table of people is enough") {
    auto files = odd();
    const auto from_votes = read({files[2]});
    const auto from_table = read({files[1]});
    for (std::size_t p = 0; p < 3; ++p) {
        CHECK(row_of(from_votes, p) == row_of(from_table, p));
        CHECK(row_of(from_votes, p) + "." == row_of(read(files), p));
    }
    CHECK(notes(from_votes, "There is no file of statements"));
    CHECK(notes(from_votes, "Nothing in the files tells whether 1 is agree"));
}

TEST_CASE("files in the signs of Polis' database are turned round, because authors tell") {
    const auto plain = read(odd());
    const auto turned = read(turned_round({odd()[0], odd()[2]}));
    for (std::size_t p = 0; p < 3; ++p) CHECK(row_of(turned, p) == row_of(plain, p));
    CHECK(notes(turned, "as Polis' database does: it was turned round"));
    // Without authors among the voters, the counts of statements tell.
    auto files = odd();
    auto& text = files[0].bytes;
    for (const char* const author : {",0,0,3,", ",2,0,1,", ",5,1,2,"}) {
        std::string other(author);
        other[3] = '8';
        text.replace(text.find(author), other.size(), other);
    }
    const auto by_counts = read(turned_round({files[0], files[2]}));
    for (std::size_t p = 0; p < 3; ++p) CHECK(row_of(by_counts, p) == row_of(plain, p));
    CHECK(notes(by_counts, "else the counts of statements would not fit"));
}

TEST_CASE("what does not fit together is noted, and the votes count") {
    auto files = odd();
    files[1].bytes.replace(files[1].bytes.find("1,abc-1,0,1,3,2,1,1,-1,1"), 24,
                           "1,abc-1,0,1,9,2,1,1,-1,-1");
    const auto made = read(files);
    CHECK(row_of(made, 1) == "+-+.");
    CHECK(notes(made, "participants-votes.csv:3: 5: 1 cell and the last vote in votes.csv differ"));
    CHECK(notes(made, "participants-votes.csv:3: counts of 1 people are not those of their row"));
    files[1].bytes += "7,,,0,0,0,0,,,\n";
    CHECK(notes(read(files), "1 people have no vote: they are left out"));
    files[2].bytes += "1403054214900,,5,44,1\n1403054214900,,77,44,1\n";
    const auto more = read(files);
    CHECK(notes(more, "1 people who voted are not in it"));
    CHECK(notes(more, "comments.csv: 1 statement with votes is not in it"));
    REQUIRE(more.statements.size() == 5);
    CHECK(more.statements[4].id == "77");
}

TEST_CASE("columns are bound by their names, whatever else there is and in any order") {
    const auto made =
        read({{"c.csv", "comment-body,importance,is-seed,is-meta,comment-id,moderated,timestamp,"
                        "group-informed-consensus,author-id,agrees,disagrees\n"
                        "More buses,3,true,false,0,1,1700000000,0.25,0,1,0\n"
                        "Is this survey too long?,1,false,true,1,1,1700000000,0.5,0,0,1\n"},
              {"v.csv", "vote,voter-id,extra,comment-id,timestamp\n1,0,x,0,1700000001\n"
                        "-1,0,x,1,1700000001\n"}});
    CHECK(row_of(made, 0) == "+-");
    CHECK(made.statements[0].seed.value());
    CHECK(made.statements[1].about_itself.value());
    CHECK(made.statements[1].published_consensus.value() == 0.5);
    CHECK(voted_of(made).about_itself == std::vector<bool>{false, true});
    CHECK_FALSE(notes(made, "about the conversation itself"));
}

TEST_CASE("ids may be words, and come after those that are numbers") {
    const auto made = read({{"v.csv", votes_head + "1,,s-b,anna,1\n2,,10,7,1\n3,,9,anna,-1\n"}});
    CHECK(made.statements[0].id == "9");
    CHECK(made.statements[1].id == "10");
    CHECK(made.statements[2].id == "s-b");
    CHECK(made.people[0].id == "7");
    CHECK(row_of(made, 1) == "-.+");
    CHECK(id_before("2", "10"));
    CHECK(id_before("10", "a"));
    CHECK_FALSE(id_before("7", "7"));
    CHECK(id_before("07", "7") != id_before("7", "07")); // two names
}

TEST_CASE("texts that were written without quotation marks, or with too many, are mended") {
    const auto bare =
        read({{"comments.csv", comments_head + "1,,0,0,1,0,1,Yes, but slowly, please\n"
                                               "1,,1,0,0,1,1,No\n"},
              {"votes.csv", votes_head + "1,,0,0,1\n1,,1,0,-1\n"}});
    CHECK(bare.statements[0].text == "Yes, but slowly, please");
    CHECK(notes(bare, "1 texts with commas stand without quotation marks"));
    const auto twice = read(
        {{"comments.csv", comments_head + "1,,0,0,1,0,1,\"Say \"\"\"\"hello\"\"\"\" twice\"\n"},
         {"votes.csv", votes_head + "1,,0,0,1\n"},
         {"summary.csv", "topic,Buses\nvoters,1\nvoters-in-conv,1\n"
                         "conversation-description,\"\"\"One \"\"\"\"big\"\"\"\" question\\n"
                         "and more\"\"\"\n"}});
    CHECK(twice.statements[0].text == "Say \"hello\" twice");
    CHECK(notes(twice, "every quotation mark stands twice"));
    CHECK(twice.topic == "Buses");
    CHECK(twice.description == "One \"big\" question\nand more");
}

TEST_CASE("groups that look like a known fault of an export are noted") {
    std::string table = people_head + "0\n";
    for (int p = 0; p < 300; ++p)
        table += std::to_string(p) + "," + (p < 100 ? "0" : "") + ",0,1,1,0,1\n";
    CHECK(notes(read({{"p.csv", table}}), "exactly 100 people have a group"));
    table = people_head + "0\n";
    for (int p = 0; p < 30; ++p)
        table += std::to_string(p) + "," + std::to_string(p % 9) + ",0,1,1,0,1\n";
    CHECK(notes(read({{"p.csv", table}}), "group-id has 9 groups"));
    const auto fine = read({{"p.csv", people_head + "0\n1,0,0,1,1,0,1\n2,,0,1,1,0,1\n"},
                            {"s.csv", "topic,x\nvoters,2\nvoters-in-conv,2\n"}});
    CHECK(notes(fine, "voters-in-conv of the summary counts everybody"));
}

TEST_CASE("counts by group and histories of counts are known and not needed") {
    const auto made = read({{"votes.csv", votes_head + "1,,0,0,1\n"},
                            {"comment-groups.csv", "comment-id,comment,total-votes,total-agrees\n"},
                            {"stats-history.csv", "n-votes,n-comments,n-visitors\n1,2,3\n"}});
    CHECK(notes(made, "comment-groups.csv holds counts only"));
    CHECK(notes(made, "stats-history.csv holds counts only"));
}

TEST_CASE("what Polis' readers take is read back the same") {
    const auto before = read(odd());
    const auto groups = std::vector<std::uint32_t>{0, 1, no_group};
    const auto files = write_conversation(before, groups);
    REQUIRE(files.size() == 4);
    const auto after = read(files);
    // 9 has no votes and stays; ids that are not all in a row are kept, because they are numbers.
    CHECK(after.statements.size() == 4);
    for (std::size_t p = 0; p < 3; ++p) CHECK(row_of(after, p) == row_of(before, p));
    for (std::size_t s = 0; s < 4; ++s) {
        CHECK(after.statements[s].id == before.statements[s].id);
        CHECK(after.statements[s].text == before.statements[s].text);
        CHECK(after.statements[s].moderated == before.statements[s].moderated);
        CHECK(after.statements[s].author == before.statements[s].author);
        CHECK(after.statements[s].time / 1000 == before.statements[s].time / 1000);
    }
    CHECK(after.people[0].group == "0");
    CHECK(after.people[1].group == "1");
    CHECK(after.people[2].group.empty());
    CHECK(after.people[1].outside_id == "abc-1");
    CHECK(after.notes.empty());
    // A spreadsheet works nothing out.
    CHECK(files[1].bytes.find("'=SUM") != std::string::npos);
    CHECK(time_words(1732028760) ==
          "Tue Nov 19 2024 15:06:00 GMT+0000 (Coordinated Universal Time)");
    CHECK(time_words(0) == "Thu Jan 01 1970 00:00:00 GMT+0000 (Coordinated Universal Time)");
    CHECK(time_words(951782400) ==
          "Tue Feb 29 2000 00:00:00 GMT+0000 (Coordinated Universal Time)");
}

TEST_CASE("ids that are words are numbered for readers who take numbers only") {
    const auto made = read({{"v.csv", votes_head + "1,,b,anna,1\n2,,a,ben,-1\n"}});
    const auto files = write_conversation(made, {no_group, no_group});
    CHECK(files[0].bytes.find(",1,0,1\n") != std::string::npos); // b is 1, anna is 0
    CHECK(files[2].bytes.find("\n0,anna,,0,1,1,0,,1\n") != std::string::npos);
    CHECK(read(files).people[1].outside_id == "ben");
    // A table without times is written as votes all the same.
    const auto table = read({{"p.csv", people_head + "0,3\n1,0,0,2,1,1,1,-1\n"}});
    const auto again = read({write_conversation(table, {0}).front()});
    CHECK(row_of(again, 0) == row_of(table, 0));
}

TEST_CASE("what cannot be read of a conversation is told by file and line") {
    struct Case {
        std::vector<NamedFile> files;
        const char* says;
    };
    const auto votes = [](const std::string& rows) {
        return std::vector<NamedFile>{{"votes.csv", votes_head + rows}};
    };
    const auto comments = [](const std::string& rows) {
        return std::vector<NamedFile>{{"comments.csv", comments_head + rows},
                                      {"votes.csv", votes_head + "1,,0,0,1\n"}};
    };
    const auto people = [](const std::string& rows) {
        return std::vector<NamedFile>{{"people.csv", people_head + rows}};
    };
    std::string many = people_head.substr(0, people_head.size() - 1);
    for (int s = 0; s < 4001; ++s) many += "," + std::to_string(s);
    const std::vector<Case> cases{
        {{}, "no file holds votes; allowed votes.csv, participants-votes.csv or both"},
        {{{"a.csv", ""}}, "a.csv: the file is empty"},
        {{{"a.csv", "name,age\nx,3\n"}},
         "a.csv:1: no file of Polis that is known: its headings tell; found 'name,age'"},
        {{{"comments.csv", comments_head}}, "no file holds votes"},
        {{{"votes.csv", "timestamp,comment-id,voter-id,vot\n1,0,0,1\n"}},
         "votes.csv:1: a heading is missing; allowed 'vote'; did you mean 'vot'?"},
        {{{"votes.csv", "timestamp,comment-id,voter-id,vote,vote\n1,0,0,1,1\n"}},
         "votes.csv:1: a heading stands twice; found 'vote'"},
        {votes(""), "votes.csv:1: there is no vote"},
        {votes("1,,0,0,2\n"), "votes.csv:2: vote: no vote; found '2', allowed -1, 0 or 1"},
        {votes("1,,0,0,\n"), "votes.csv:2: vote: no vote; found ''"},
        {votes("1,,0,0,yes\n"), "votes.csv:2: vote: no vote; found 'yes'"},
        {votes("1,,,0,1\n"), "votes.csv:2: comment-id: an id is missing"},
        {votes("1,,0,,1\n"), "votes.csv:2: voter-id: an id is missing"},
        {votes("1,,0," + std::string(101, 'x') + ",1\n"),
         "votes.csv:2: voter-id: an id is too long"},
        {votes("yesterday,,0,0,1\n"), "votes.csv:2: timestamp: no time; found 'yesterday'"},
        {votes("-5,,0,0,1\n"), "votes.csv:2: timestamp: no time; found '-5'"},
        {votes("1,,0,0\n"), "votes.csv:2: a row has another number of cells than there are "
                            "headings; found 4, allowed 5"},
        {votes("1,,0,0,1,1\n"), "found 6, allowed 5"},
        {votes("1,,\"0,0,1\n"), "votes.csv:2: a quotation mark is never closed"},
        {{{"a.csv", votes_head + "1,,0,0,1\n"}, {"b.csv", votes_head + "1,,0,0,1\n"}},
         "b.csv: a second file of votes; allowed one: besides a.csv"},
        {comments("1,,0,0,1,0,1,Yes\n1,,0,0,1,0,1,No\n"),
         "comments.csv:3: comment-id: a statement stands twice; found '0'"},
        {comments("1,,0,0,1,0,5,Yes\n"),
         "comments.csv:2: moderated: no judgement; found '5', allowed -1, 0 or 1"},
        {comments("1,,0,0,many,0,1,Yes\n"),
         "comments.csv:2: agrees: no count; found 'many', allowed a whole number from 0 up"},
        {comments("1,,0,0,1,-2,1,Yes\n"), "comments.csv:2: disagrees: no count; found '-2'"},
        {comments("1,,0,0,1,0\n"), "comments.csv:2: a row has another number of cells"},
        {{{"c.csv", "comment-id,is-meta,comment-body\n0,perhaps,Yes\n"}},
         "c.csv:2: is-meta: neither yes nor no; found 'perhaps', allowed true or false"},
        {{{"c.csv", "comment-id,group-informed-consensus,comment-body\n0,x,Yes\n"}},
         "c.csv:2: group-informed-consensus: no number; found 'x'"},
        {people("0\n1,0,0,1,1,0,7\n"),
         "people.csv:2: 0: no vote; found '7', allowed -1, 0, 1 or nothing"},
        {people("0\n1,0,0,1,1,0,1\n1,0,0,1,1,0,1\n"),
         "people.csv:3: participant: a person stands twice; found '1'"},
        {people("0\n1,0,0,x,1,0,1\n"), "people.csv:2: n-votes: no count; found 'x'"},
        {people("0,0\n1,0,0,1,1,0,1,1\n"), "people.csv:1: a heading stands twice; found '0'"},
        {people("\n1,0,0,1,1,0,1\n"), "people.csv:1: a heading is no statement's id"},
        {{{"people.csv", "participant,group-id\n1,0\n"}},
         "people.csv:1: there is no column of a statement"},
        {people("0\n1,0,0,0,0,0,\n"), "nobody has voted"},
        {{{"many.csv", many + "\n"}},
         "many.csv: too many statements; found 4,001, allowed up to "
         "4,000"},
        {{{"s.csv", "topic,x\nvoters\n"}},
         "s.csv:2: voters: a row of a summary has a name and a value; found 1 cells, allowed 2"},
        {{{"s.csv", "topic,x\ntopic,y\n"}}, "s.csv:2: topic: it stands twice"},
    };
    CHECK(cases.size() >= 35);
    for (const auto& each : cases) {
        const auto made = read_conversation(each.files);
        CAPTURE(each.says);
        REQUIRE_FALSE(made);
        const auto said = text_of(made.problems());
        CAPTURE(said);
        CHECK(said.find(each.says) != std::string::npos);
    }
    // All at once, but no more than twenty of a file.
    std::string rows;
    for (int i = 0; i < 50; ++i) rows += "1,,0,0,x\n";
    const auto made = read_conversation(votes(rows));
    CHECK(made.problems().size() == 20);
    CHECK(made.problems().back().what.find("perhaps more") != std::string::npos);
}
