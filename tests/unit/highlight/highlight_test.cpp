#include "highlight/highlight.hpp"

#include <chrono>
#include <thread>

#include "highlight/engine.hpp"
#include "highlight/language_names.hpp"
#include "support/catch.hpp"

using namespace diaoban::highlight;

namespace {

// "k[if] f[printf] …": each token with the letter of its class; C is a comment, c a character.
std::string shown(std::string_view code, std::string_view language) {
  static constexpr std::string_view letters = "-ktfvnscCpoaIDPOE";
  std::string text;
  for (const Token& token : highlight(code, language)) {
    if (!text.empty()) text += ' ';
    text += letters[static_cast<std::size_t>(token.kind)];
    text += '[';
    text += code.substr(token.begin, token.end - token.begin);
    text += ']';
  }
  return text;
}

}  // namespace

TEST_CASE("languages are found by the names that authors use") {
  for (const char* name : {"cpp",
                           "C++",
                           "c",
                           "java",
                           "Python",
                           "py",
                           "js",
                           "ts",
                           "tsx",
                           "go",
                           "golang",
                           "rust",
                           "rust,ignore,does_not_compile",
                           "sh",
                           "shell",
                           "bash",
                           "console",
                           "yaml",
                           "yml",
                           "json",
                           "toml",
                           "ini",
                           "conf",
                           "xml",
                           "html",
                           "css",
                           "sql",
                           "dockerfile",
                           "docker",
                           "makefile",
                           "cmake",
                           "kotlin",
                           "swift",
                           "ruby",
                           "c#",
                           "csharp",
                           "proto",
                           "protobuf",
                           "nasm",
                           "asm",
                           "diff",
                           "diff-rust",
                           "text",
                           "",
                           "none",
                           "vim",
                           "lua",
                           "r",
                           "haskell",
                           "powershell",
                           "liquid",
                           "Kotlin",
                           "js:app.js",
                           "java {.numbered}"}) {
    INFO(name);
    const bool in_the_library =
        std::string_view(name) == "liquid" || std::string_view(name) == "vim";
    CHECK(is_known_language(name) != in_the_library);
  }
  CHECK_FALSE(is_known_language("no-such-language"));
  CHECK_FALSE(is_known_language("../../etc/passwd"));
  CHECK(highlight("int x;", "no-such-language").empty());
  CHECK(highlight("int x;", "").empty());
}

TEST_CASE("tokens are byte ranges, within lines and in order") {
  if (!has_engine()) return;
  CHECK(shown("if (字 == \"😀文\") return 1; // 注\n", "cpp") ==
        "k[if] o[(] o[==] s[\"😀文\"] o[)] k[return] n[1] o[;] C[// 注]");
  const std::string code = "/* 一\n   二 */ int a;\r\nchar b = 'x';\n";
  std::uint32_t last = 0;
  for (const Token& token : highlight(code, "c")) {
    CHECK(token.begin >= last);
    CHECK(token.end > token.begin);
    CHECK(code.substr(token.begin, token.end - token.begin).find_first_of("\r\n") ==
          std::string::npos);
    last = token.end;
  }
  CHECK(last > 0);
  CHECK(highlight("\xFF\xFE if \x80", "cpp").size() == 1);
}

TEST_CASE("Java has text blocks, records and sealed types") {
  if (!has_engine()) return;
  CHECK(shown("String s = \"\"\"\n    say \"hi\" if\n    \"\"\"; int i = 0x1F;", "java") ==
        "t[String] s[\"\"\"] s[say \"hi\" if] s[\"\"\"] t[int] n[0x1F]");
  CHECK(shown("public sealed interface Shape permits Circle {}", "java") ==
        "k[public] k[sealed] k[interface] t[Shape] k[permits] t[Circle]");
  CHECK(shown("@Override record P(int x) { } /** a\n * b */ 'c' m.run()", "java") ==
        "a[@Override] k[record] t[P] t[int] C[/** a] C[* b */] c['c'] f[run]");
  CHECK(shown("non-sealed class A { static final int MAX_VALUE = 1; }", "java") ==
        "k[non-sealed] k[class] t[A] k[static] k[final] t[int] n[1]");
}

TEST_CASE("a console session has prompts, commands and output") {
  if (!has_engine()) return;
  CHECK(shown("$ echo hi\nhi\n# a comment\n\n$ echo hi\n", "console") ==
        "P[$ ] f[echo] O[hi] C[# a comment] P[$ ] f[echo]");
  // The second line of a command is no output.
  CHECK(shown("$ ls \\\n  -l\n", "console").find("O[") == std::string::npos);
  CHECK(shown("root@pod:/app# id\nuid=0\n", "console").starts_with("P[root@pod:/app# ] f[id]"));
  CHECK(shown("# id\nuid=0\n", "console").starts_with("P[# ] f[id]"));
  CHECK(shown("(gdb) p x\n$1 = 3\n", "console").starts_with("P[(gdb) ]"));
  CHECK(shown(">>> len\n", "pycon").starts_with("P[>>> ]"));
  CHECK(shown("no prompt at all\n", "console") == "");
  CHECK(shown("$ ls\na.txt\n", "shell").ends_with("O[a.txt]"));
  CHECK(shown("mail me@x.org about $ 5\n$ ls", "console").starts_with("O["));
}

TEST_CASE("differences mark lines, and code between them keeps its colours") {
  if (!has_engine()) return;
  CHECK(shown("--- a\n+++ b\n@@ -1 +1 @@\n-int a;\n+int b;\n int c;\n", "diff") ==
        "k[--- a] k[+++ b] p[@@ -1 +1 @@] D[-int a;] I[+int b;]");
  CHECK(shown("-int a;\n int c;\n", "diff-java") == "D[-int a;] t[int]");
}

TEST_CASE("protocol buffers know services and oneof") {
  if (!has_engine()) return;
  CHECK(shown("service S { rpc Get (Req) returns (Res); } oneof x {}", "proto") ==
        "k[service] t[S] k[rpc] t[Get] t[Req] k[returns] t[Res] k[oneof]");
}

TEST_CASE("several threads get the same tokens") {
  const std::string code = "def f(x):\n    return x + 1  # 注\n";
  const std::vector<Token> expected = highlight(code, "python");
  std::vector<std::vector<Token>> results(4);
  std::vector<std::thread> threads;
  for (std::vector<Token>& result : results) {
    threads.emplace_back([&] {
      for (int i = 0; i < 50; ++i) result = highlight(code, "python");
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::vector<Token>& result : results) CHECK(result == expected);
}

TEST_CASE("hostile listings take bounded time") {
  const auto start = std::chrono::steady_clock::now();
  const std::string quotes(200'000, '"');
  std::string lines;
  for (int i = 0; i < 20'000; ++i) lines += "/* ( [ { \"\n";
  for (const char* language : {"cpp", "java", "bash", "python", "console", "diff-rust"}) {
    highlight(quotes, language);
    highlight(lines, language);
  }
  const auto taken = std::chrono::steady_clock::now() - start;
  CHECK(taken < std::chrono::seconds(20));
}
