// The words that writers add to a book, in its language.
#include <algorithm>
#include <array>
#include <map>

#include "base/ensure.hpp"
#include "resolve/facts.hpp"
#include "resolve/language.hpp"

namespace diaoban::resolve {
namespace {

struct Row {
  const char* key;
  const char* english;
  const char* simplified;
  const char* traditional;
  const char* japanese;
  const char* korean;
};

constexpr Row rows[] = {
    // Parts of a book.
    {"contents", "Contents", "目录", "目錄", "目次", "차례"},
    {"list-of-figures", "Figures", "插图目录", "圖目錄", "図目次", "그림 차례"},
    {"list-of-tables", "Tables", "表格目录", "表目錄", "表目次", "표 차례"},
    {"list-of-listings", "Listings", "代码目录", "程式碼目錄", "リスト目次", "코드 차례"},
    {"cover", "Cover", "封面", "封面", "表紙", "표지"},
    {"title-page", "Title Page", "书名页", "書名頁", "扉", "속표지"},
    {"half-title", "Half Title", "扉页", "扉頁", "小扉", "반표제지"},
    {"page-list", "Pages", "页码", "頁碼", "ページ", "쪽 번호"},
    {"colophon", "Colophon", "版权页", "版權頁", "奥付", "판권"},
    {"preface", "Preface", "前言", "前言", "まえがき", "머리말"},
    {"footnotes", "Notes", "注释", "註釋", "注", "주"},
    {"index", "Index", "索引", "索引", "索引", "찾아보기"},
    {"bibliography", "Bibliography", "参考文献", "參考文獻", "参考文献", "참고 문헌"},
    {"glossary", "Glossary", "术语表", "術語表", "用語集", "용어집"},
    {"start", "Start", "正文", "正文", "本文", "본문"},
    // Numbers.
    {"part", "Part {}", "第 {} 部分", "第 {} 部分", "第{}部", "제{}부"},
    {"chapter", "Chapter {}", "第 {} 章", "第 {} 章", "第{}章", "제{}장"},
    {"section", "Section {}", "第 {} 节", "第 {} 節", "{}節", "{}절"},
    {"appendix", "Appendix {}", "附录 {}", "附錄 {}", "付録 {}", "부록 {}"},
    {"page", "page {}", "第 {} 页", "第 {} 頁", "{}ページ", "{}쪽"},
    {"figure", "Figure", "图", "圖", "図", "그림"},
    {"table", "Table", "表", "表", "表", "표"},
    {"listing", "Listing", "代码", "程式碼", "リスト", "코드"},
    {"equation", "Equation", "公式", "公式", "式", "식"},
    {"continued-table", "{} (continued)", "续{}", "續{}", "{}（続き）", "{} (계속)"},
    {"continued", "continued", "续", "續", "続き", "계속"},
    {"ordinal-separator", ".", "-", "-", "-", "-"},
    // References and marks.
    {"see", "see {}", "见{}", "見{}", "{}を参照", "{} 참조"},
    {"see-also", "see also {}", "另见{}", "另見{}", "{}も参照", "{} 도 참조"},
    {"see-page", "page {}", "见第 {} 页", "見第 {} 頁", "{}ページ参照", "{}쪽 참조"},
    {"fold-outs", "Large figures", "大图", "大圖", "大きな図", "큰 그림"},
    {"enlarge", "Enlarge the figure", "看大图", "看大圖", "図を拡大", "그림 크게 보기"},
    {"back-to-text", "Back to the text", "返回正文", "返回正文", "本文に戻る", "본문으로"},
    {"list-comma", ", ", "、", "、", "、", ", "},
    {"name-and", " and ", "和", "和", "・", "・"},
    {"and-others", "{} et al.", "{}等", "{}等", "{}ほか", "{} 외"},
    {"symbols", "Symbols", "符号", "符號", "記号", "기호"},
    // Admonitions.
    {"note", "Note", "注意", "注意", "注記", "참고"},
    {"important", "Important", "重要", "重要", "重要", "중요"},
    {"hint", "Hint", "提示", "提示", "ヒント", "힌트"},
    {"tip", "Tip", "小技巧", "小技巧", "ヒント", "팁"},
    {"seealso", "See Also", "参见", "參見", "参考", "더 보기"},
    {"todo", "To Do", "待办", "待辦", "課題", "할 일"},
    {"attention", "Attention", "留意", "留意", "注目", "주목"},
    {"caution", "Caution", "小心", "小心", "注意", "주의"},
    {"warning", "Warning", "警告", "警告", "警告", "경고"},
    {"danger", "Danger", "危险", "危險", "危険", "위험"},
    {"error", "Error", "错误", "錯誤", "エラー", "오류"},
    {"version-added", "Added in version {}", "{} 版新增", "{} 版新增", "バージョン {} で追加",
     "버전 {}에서 추가"},
    {"version-changed", "Changed in version {}", "{} 版更改", "{} 版更改", "バージョン {} で変更",
     "버전 {}에서 변경"},
    {"deprecated", "Deprecated since version {}", "自 {} 版弃用", "自 {} 版棄用",
     "バージョン {} で非推奨", "버전 {}부터 사용 중단"},
    {"version-removed", "Removed in version {}", "{} 版移除", "{} 版移除", "バージョン {} で削除",
     "버전 {}에서 제거"},
    // Proofs and exercises.
    {"proof", "Proof", "证明", "證明", "証明", "증명"},
    {"theorem", "Theorem", "定理", "定理", "定理", "정리"},
    {"lemma", "Lemma", "引理", "引理", "補題", "보조정리"},
    {"corollary", "Corollary", "推论", "推論", "系", "따름정리"},
    {"proposition", "Proposition", "命题", "命題", "命題", "명제"},
    {"definition", "Definition", "定义", "定義", "定義", "정의"},
    {"axiom", "Axiom", "公理", "公理", "公理", "공리"},
    {"conjecture", "Conjecture", "猜想", "猜想", "予想", "추측"},
    {"criterion", "Criterion", "判据", "判據", "判定条件", "판정법"},
    {"remark", "Remark", "注记", "註記", "注意", "비고"},
    {"example", "Example", "例", "例", "例", "예"},
    {"property", "Property", "性质", "性質", "性質", "성질"},
    {"observation", "Observation", "观察", "觀察", "観察", "관찰"},
    {"assumption", "Assumption", "假设", "假設", "仮定", "가정"},
    {"algorithm", "Algorithm", "算法", "演算法", "アルゴリズム", "알고리즘"},
    {"exercise", "Exercise", "练习", "練習", "演習", "연습 문제"},
    {"solution", "Solution", "解答", "解答", "解答", "풀이"},
    // The colophon.
    {"book-title", "Title", "书名", "書名", "書名", "제목"},
    {"author", "Author", "作者", "作者", "著者", "지은이"},
    {"publisher", "Publisher", "出版", "出版", "発行", "펴낸곳"},
    {"edition", "Edition", "版本", "版本", "版", "판"},
    {"series", "Series", "丛书", "叢書", "シリーズ", "총서"},
    {"date", "Date", "日期", "日期", "発行日", "펴낸 날"},
    {"identifier", "Identifier", "书号", "書號", "識別子", "식별자"},
    {"rights", "Rights", "版权", "版權", "著作権", "저작권"},
    {"subjects", "Subjects", "主题", "主題", "主題", "주제"},
    {"made-with", "Made with diaoban", "本书由雕版（diaoban）制作", "本書由雕版（diaoban）製作",
     "本書は雕版（diaoban）で制作されました", "이 책은 diaoban으로 만들었습니다"},
};

using Table = std::map<std::string, std::array<std::string, 5>, std::less<>>;

const Table& table() {
  static const Table words = [] {
    Table made;
    for (const Row& row : rows) {
      made[row.key] = {row.english, row.simplified, row.traditional, row.japanese, row.korean};
    }
    return made;
  }();
  return words;
}

const char* key_of(document::AdmonitionKind kind) {
  using document::AdmonitionKind;
  switch (kind) {
    case AdmonitionKind::Note:
      return "note";
    case AdmonitionKind::Important:
      return "important";
    case AdmonitionKind::Hint:
      return "hint";
    case AdmonitionKind::Tip:
      return "tip";
    case AdmonitionKind::SeeAlso:
      return "seealso";
    case AdmonitionKind::Todo:
      return "todo";
    case AdmonitionKind::Attention:
      return "attention";
    case AdmonitionKind::Caution:
      return "caution";
    case AdmonitionKind::Warning:
      return "warning";
    case AdmonitionKind::Danger:
      return "danger";
    case AdmonitionKind::Error:
      return "error";
    case AdmonitionKind::VersionAdded:
      return "version-added";
    case AdmonitionKind::VersionChanged:
      return "version-changed";
    case AdmonitionKind::Deprecated:
      return "deprecated";
    case AdmonitionKind::VersionRemoved:
      return "version-removed";
    case AdmonitionKind::Generic:
      break;
  }
  return "";
}

}  // namespace

bool has_word(std::string_view key) { return table().contains(key); }

const std::string& word(std::string_view language, std::string_view key) {
  const auto found = table().find(key);
  base::ensure(found != table().end(), "a word that writers ask for is in the table");
  return found->second[static_cast<std::size_t>(tongue_of(language))];
}

std::string filled(std::string_view language, std::string_view key, std::string_view value) {
  std::string text = word(language, key);
  const std::size_t place = text.find("{}");
  if (place == std::string::npos) return text;
  return text.replace(place, 2, value);
}

std::string admonition_title(std::string_view language, const document::Admonition& admonition) {
  const std::string key = key_of(admonition.kind);
  return key.empty() ? key : filled(language, key, admonition.version);
}

}  // namespace diaoban::resolve
