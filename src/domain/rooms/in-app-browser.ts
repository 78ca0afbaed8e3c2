/**
 * Recognizes the browsers that other apps open a link in. Many of them have no camera and no microphone, and on some of them
 * a page loads and the call then has no sound.
 */
const marks = [
  /\bFBAN\b|\bFBAV\b|\bFB_IAB\b/,
  /\bInstagram\b/,
  /\bLine\//,
  /; wv\)/,
  /\bWhatsApp\b/,
  /\bSnapchat\b/,
  /\bTikTok\b|musical_ly/,
]

export const isInAppBrowser = (agent: string): boolean => marks.some((mark) => mark.test(agent))
