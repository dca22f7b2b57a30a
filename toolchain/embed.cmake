# Writes OUTPUT, a header that holds the text file INPUT as diaoban::embedded::SYMBOL. The text is
# cut in pieces that every compiler takes as one string literal.
file(READ ${INPUT} text)
string(LENGTH "${text}" length)
set(pieces "")
set(at 0)
while(at LESS length)
  string(SUBSTRING "${text}" ${at} 4000 piece)
  string(APPEND pieces "    R\"=====(${piece})=====\"\n")
  math(EXPR at "${at} + 4000")
endwhile()
if(length EQUAL 0)
  set(pieces "    \"\"\n")
endif()
file(WRITE ${OUTPUT} "// Made from ${SYMBOL}'s file by the build.
#pragma once
#include <string_view>
namespace diaoban::embedded {
inline constexpr std::string_view ${SYMBOL} =
${pieces};
}
")
