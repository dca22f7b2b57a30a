// Implements sessions and differences, line by line.
#include "highlight/sessions.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace diaoban::highlight {
namespace {

struct Line {
  std::size_t begin = 0;
  std::size_t end = 0;
};

std::vector<Line> lines_of(std::string_view code) {
  std::vector<Line> lines;
  for (std::size_t at = 0; at < code.size();) {
    const std::size_t newline = std::min(code.find('\n', at), code.size());
    const bool carriage_return = newline > at && code[newline - 1] == '\r';
    lines.push_back({at, newline - (carriage_return ? 1 : 0)});
    at = newline + 1;
  }
  return lines;
}

// A prompt at the start of a line: its length with the blank after it, and what is typed there.
struct Prompt {
  std::size_t length = 0;
  std::string_view language = "bash";
  bool is_hash = false;  // "# ", which may as well be a comment
};

struct FixedPrompt {
  std::string_view text;
  std::string_view language;
};

constexpr auto fixed_prompts = std::to_array<FixedPrompt>({{"$ ", "bash"},
                                                           {"❯ ", "bash"},
                                                           {"➜ ", "bash"},
                                                           {"> ", "bash"},
                                                           {">>> ", "python"},
                                                           {"... ", "python"},
                                                           {"(gdb) ", "gdb"},
                                                           {"(lldb) ", ""},
                                                           {"(pdb) ", "python"},
                                                           {"mysql> ", "sql"},
                                                           {"sqlite> ", "sql"},
                                                           {"redis> ", ""},
                                                           {"jshell> ", "java"},
                                                           {"scala> ", "scala"},
                                                           {"% ", "bash"}});

// "user@host:~/dir$ ", "[root@host ~]# ", "(venv) $ ", "bash-5.1$ ", "PS C:\> ", "C:\dir>".
Prompt read_host_prompt(std::string_view line) {
  constexpr std::size_t longest = 80;
  const std::string_view head = line.substr(0, longest);
  if (head.starts_with("PS ") || (head.size() > 2 && head[1] == ':' && head[2] == '\\')) {
    const std::size_t close = head.find('>');
    if (close == std::string_view::npos) return {};
    const bool blank = close + 1 < line.size() && line[close + 1] == ' ';
    return {close + 1 + (blank ? 1 : 0), head.starts_with("PS ") ? "powershell" : "cmd", false};
  }
  const std::size_t sign = head.find_first_of("$#");
  if (sign == std::string_view::npos || sign == 0) return {};
  const bool ends = sign + 1 == line.size() || line[sign + 1] == ' ';
  if (!ends) return {};
  const std::string_view before = head.substr(0, sign);
  const bool host =
      before.find('@') != std::string_view::npos && before.find(' ') >= before.find('@');
  const bool environment = before.starts_with('(') && before.find(") ") != std::string_view::npos;
  const bool shell = before.starts_with("bash-") || before.starts_with("sh-");
  if (!host && !environment && !shell) return {};
  return {std::min(sign + 2, line.size()), "bash", false};
}

Prompt read_prompt(std::string_view line) {
  for (const FixedPrompt& prompt : fixed_prompts) {
    const std::string_view bare = prompt.text.substr(0, prompt.text.size() - 1);
    if (line.starts_with(prompt.text) || line == bare) {
      return {std::min(prompt.text.size(), line.size()), prompt.language, false};
    }
  }
  if (line.starts_with("# ") || line == "#")
    return {std::min<std::size_t>(2, line.size()), "bash", true};
  return read_host_prompt(line);
}

Token token(std::size_t begin, std::size_t end, TokenClass kind) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), kind};
}

void append_code(std::vector<Token>& tokens, std::string_view code, std::size_t begin,
                 std::size_t end, std::string_view language, const HighlightCode& highlight_code) {
  if (end <= begin || language.empty()) return;
  for (Token part : highlight_code(code.substr(begin, end - begin), language)) {
    part.begin += static_cast<std::uint32_t>(begin);
    part.end += static_cast<std::uint32_t>(begin);
    tokens.push_back(part);
  }
}

}  // namespace

bool starts_with_prompt(std::string_view code) {
  for (const Line& line : lines_of(code)) {
    const std::string_view text = code.substr(line.begin, line.end - line.begin);
    if (text.find_first_not_of(" \t") == std::string_view::npos) continue;
    return text.starts_with("$ ");
  }
  return false;
}

std::vector<Token> highlight_session(std::string_view code, const HighlightCode& highlight_code) {
  const std::vector<Line> lines = lines_of(code);
  bool has_prompt = false;
  bool has_hash = false;
  for (const Line& line : lines) {
    const Prompt prompt = read_prompt(code.substr(line.begin, line.end - line.begin));
    has_prompt = has_prompt || (prompt.length > 0 && !prompt.is_hash);
    has_hash = has_hash || prompt.is_hash;
  }
  std::vector<Token> tokens;
  if (!has_prompt && !has_hash) return tokens;
  bool continues = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto [begin, end] = lines[i];
    const std::string_view text = code.substr(begin, end - begin);
    const Prompt prompt = read_prompt(text);
    const bool is_prompt = prompt.length > 0 && !(prompt.is_hash && has_prompt);
    if (is_prompt) {
      tokens.push_back(token(begin, begin + prompt.length, TokenClass::Prompt));
      append_code(tokens, code, begin + prompt.length, end, prompt.language, highlight_code);
    } else if (continues) {
      append_code(tokens, code, begin, end, "bash", highlight_code);
    } else if (prompt.is_hash) {
      tokens.push_back(token(begin, end, TokenClass::Comment));
    } else if (end > begin) {
      tokens.push_back(token(begin, end, TokenClass::Output));
    }
    continues = (is_prompt || continues) && text.ends_with('\\');
  }
  return tokens;
}

std::vector<Token> highlight_diff(std::string_view code, std::string_view language,
                                  const HighlightCode& highlight_code) {
  const std::vector<Line> lines = lines_of(code);
  // The marks of the first column are blanks to the language.
  std::string unmarked(code);
  for (const Line& line : lines) {
    const bool marked =
        line.end > line.begin && (code[line.begin] == '+' || code[line.begin] == '-');
    if (marked) unmarked[line.begin] = ' ';
  }
  std::vector<Token> inner;
  if (!language.empty()) inner = highlight_code(unmarked, language);
  std::vector<Token> tokens;
  std::size_t next = 0;
  for (const Line& line : lines) {
    const std::string_view text = code.substr(line.begin, line.end - line.begin);
    const bool header = text.starts_with("+++ ") || text.starts_with("--- ") ||
                        text.starts_with("diff ") || text.starts_with("index ");
    TokenClass kind = TokenClass::Plain;
    if (header) {
      kind = TokenClass::Keyword;
    } else if (text.starts_with("@@")) {
      kind = TokenClass::Preprocessor;
    } else if (text.starts_with('+')) {
      kind = TokenClass::Inserted;
    } else if (text.starts_with('-')) {
      kind = TokenClass::Deleted;
    }
    if (kind != TokenClass::Plain) tokens.push_back(token(line.begin, line.end, kind));
    for (; next < inner.size() && inner[next].begin < line.end; ++next) {
      if (kind == TokenClass::Plain) tokens.push_back(inner[next]);
    }
  }
  return tokens;
}

}  // namespace diaoban::highlight
