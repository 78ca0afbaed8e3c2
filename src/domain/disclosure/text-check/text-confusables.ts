/**
 * Letters that look like Latin ones. Source: Unicode's confusables.txt for UTS 39, version 13.0.0 (Unicode License). The table
 * has the single letters that look like one of a to z, æ or œ, in scripts that look like Latin (Cyrillic, Greek, Armenian,
 * Cherokee, Lisu, Coptic and others), with the small forms of their capitals, phonetic small capitals, ß, þ, ŋ, ə and |. NFKD
 * folds full-width and mathematical letters, so the table leaves them out.
 */
const lookalikes = {
  a: 'ɑΑαАаᎪᗅᴀ⍶⍺ꓮꭺ𐊠𖽀',
  b: 'ƀƂƃƄƅɓʙΒβБВЬбвьѢѣҌҍᏏᏴᏼᑲᑳᖯᗷꓐꞴꞵꮟ𐊂𐊡𐌁',
  c: 'ȼΣςСсҪҫᏟᴄⲤⲥꓚꮯ𐊢𐌂𐐕𐐽𐔜🅮🝌',
  d: 'ÐðĐđƉƌɖɗԁᎠᏧᑯᗞᗪᴅꓒꓓꭰꮷ',
  e: 'ƏǝɆɇəΕεЕеҽҿᎬᴇ℮ꓰꬲꭼ𐊆𑢦𑢮𑣆𑣎',
  f: 'ƑƒϜϝքᖴᵮẝꓝꜰꞘꞙꬵ𐊇𐊥𐔥𑢢𑣂𝈓',
  g: 'ƍǤǥɠɡɢԌԍցᏀᏳᏻᶃꓖꮐ',
  h: 'ĦħɦʜΗНнћҢңһӇӈӉӊհᎻᏂᏲᏺᕼⱧⱨⲎⲏꓧꚕꮋꮒ𐋏',
  i: 'ıƖƗɨɩɪΙιІіӀӏᎥᵻᵼ⍳⍸ⲒⲓꙇꞮꭵ𑣃',
  j: 'ɈɉʝͿϳЈјᎫᒍᴊꓙꞲꭻ',
  k: 'ƙΚκКкҚқҞҟᏦᛕᴋⱩⱪⲔⲕꓗꝀꝁꮶ𐔘',
  l: '|ŁłƚǀɫɭʟᏞᒪᛁ⏽│Ⳑⳑꓡꓲꮮ𐊊𐌉𐐛𐑃𐔦𑢣𑢲𑣒𖼖𖼨𝈪',
  m: 'ɱΜμϺϻМмӍӎᎷᗰᛖᴍᵯⲘⲙꓟꮇ𐊰𐌑𑜀',
  n: 'ŊŋƝƞɲɳɴΝηոռᵰⲚⲛꓠ𐆎𐔓',
  o: 'ØøƟɵΘΟθοσОоѲѳӨөՕօᎾᏫᴏᴑ⍬ⲞⲟꓳꝊꝋꬽꬾꭴꮎꮻ𐊒𐊫𐐄𐐬𐓂𐓪𐔖𑢵𑣈𑣕𑣗𝈚🜔',
  p: 'ƥΡρРрᏢᑭᴘᵽ⍴Ⲣⲣꓑꮲ𐊕',
  q: 'ʠԛգզ',
  r: 'ƦɍɼɽʀгғᎡᏒᖇᴦᵲⲅꓣꭇꭈꭱꮁꮢ𐒴𐓜𖼵𝈖',
  s: 'ƽʂЅѕՏտᏕᏚᵴꓢꜱꮥꮪ𐊖𐐠𐑈𑣁𖼺',
  t: 'ŦŧƭƮȾʈΤτТтҬҭᎢᴛᵵ⍡ⱦⲦⲧꓔꭲ𐊗𐊱𐌕𑢼𖼊🝨',
  u: 'ɄʉʋυՍսᏌᑌᴜᵾꓴꞟꭎꭒꮜ𐓎𐓶𑢸𑣘𖽂',
  v: 'νѴѵᏙᐯᴠꓦꛟꮩ𐆗𐔝𑜆𑢠𑣀𖼈𝈍🜈',
  w: 'ɯѡѽԜԝաᎳᏔᴡꓪꝡꮃꮤ𑓅𑜊𑜎𑜏',
  x: 'ΧχХхҲҳᕁᕽ᙭ᚷ╳ⲬⲭꓫꞳꭓ𐆖𐊐𐊴𐌗𐔧',
  y: 'ƴɎɏɣʏΥγУуҮүҰұᎩᎽᶌỿⲨⲩꓬꭚꭹꮍ𐊲𑢤𑣜𖽃',
  z: 'ƵƶȤȥʐΖζᏃᴢᵶꓜꮓ𑢩𑣄𑣉',
  ae: 'ÆæӔӕ',
  oe: 'Œœ',
  ss: 'ßẞ',
  th: 'Þþ',
} as const

/** For each look-alike letter, the Latin letters that it looks like. */
export const lookalikeOf: ReadonlyMap<string, string> = new Map(
  Object.entries(lookalikes).flatMap(([latin, letters]) => Array.from(letters, (letter) => [letter, latin])),
)
