// Chooses who colours a listing: the library, a scanner of our own, or a composition of both.
#include "highlight/highlight.hpp"

#include <algorithm>
#include <array>

#include "highlight/engine.hpp"
#include "highlight/language_names.hpp"
#include "highlight/own_languages.hpp"
#include "highlight/sessions.hpp"

namespace diaoban::highlight {
namespace {

constexpr std::array<std::string_view, 10> session_names{
    "console", "shell-session", "shellsession", "sh-session", "bash-session",
    "session", "terminal",      "pycon",        "ps1con",     "gdb-session"};
// Authors give whole sessions these names too.
constexpr std::array<std::string_view, 5> shell_names{"bash", "ksh", "sh", "shell", "zsh"};

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_diff(std::string_view language) {
  return language == "diff" || language == "patch" || language == "udiff";
}

// "rust" of "diff-rust", "diff_rust" or "rust-diff"; else empty.
std::string_view language_of_diff(std::string_view language) {
  if (language.starts_with("diff-") || language.starts_with("diff_")) return language.substr(5);
  if (language.ends_with("-diff")) return language.substr(0, language.size() - 5);
  return {};
}

std::vector<Token> highlight_code(std::string_view code, std::string_view language) {
  if (auto tokens = highlight_own(code, language)) return std::move(*tokens);
  return highlight_with_engine(code, language).value_or(std::vector<Token>());
}

}  // namespace

std::vector<Token> highlight(std::string_view code, std::string_view info) {
  const std::string language = language_of(info);
  if (!has_engine() || is_plain(language)) return {};
  const bool session =
      holds(session_names, language) || (holds(shell_names, language) && starts_with_prompt(code));
  if (session) return highlight_session(code, highlight_code);
  const std::string_view changed = language_of_diff(language);
  if (is_diff(language) || !changed.empty()) return highlight_diff(code, changed, highlight_code);
  return highlight_code(code, language);
}

bool is_known_language(std::string_view info) {
  const std::string language = language_of(info);
  const std::string_view changed = language_of_diff(language);
  return is_plain(language) || holds(session_names, language) || is_diff(language) ||
         (!changed.empty() && is_known_language(changed)) ||
         highlight_own("", language).has_value() || has_definition(language);
}

}  // namespace diaoban::highlight
