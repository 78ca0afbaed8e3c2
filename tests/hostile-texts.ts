/** One set of texts that somebody might enter to do harm, for every field there is. Each is storable, or must be refused in words. */
const nul = String.fromCodePoint(0)

export const hostileTexts: Readonly<Record<string, string>> = {
  sql: `'); drop table family; --" or 1=1 /* \\' $$ ; select pg_sleep(9)`,
  script: `"'><svg/onload=this.hostile=1></textarea><script>hostile()</script>javascript:hostile`,
  template: '{{7*7}}${7*7}<%= 7*7 %>#{7*7}{name}%s%n&amp;\\u0041',
  formula: `=HYPERLINK("http://127.0.0.1/?"&A1;"klik")+cmd|' /C calc'!A0`,
  lines: 'een\r\nSet-Cookie: a=b\r\n{"level":"error"}\u001B[2J\u001B[31m\u0007twee',
  direction: 'een \u202Eeiwt\u202D \u2066drie\u2067 vier \u2069\u2069\u202E\u200F vijf',
  unseen: 'a\u200Bb\u200Cc\u2060d\uFEFFe\u00ADf\u{E0041}',
  emoji: '👩🏽‍👩🏽‍👧🏽‍👦🏽 🏴󠁧󠁢󠁳󠁣󠁴󠁿 e\u0301 \u00E9 \u{20000} ﷽',
  keys: '__proto__',
  marks: `z${'\u0335\u0489'.repeat(5000)}`,
  nul: `voor${nul}na`,
  surrogate: 'half \uD800 paar',
}
