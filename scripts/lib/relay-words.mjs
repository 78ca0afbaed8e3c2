/**
 * What the start says of calls with picture: where they go, or why there are none.
 * @param {NodeJS.ProcessEnv} env the settings of the application
 * @param {boolean} isDemonstration whether its people are fictional
 */
export function relayWords(env, isDemonstration) {
  if (env.NABIJ_TURN_URLS) return `  Calls with picture go through ${env.NABIJ_TURN_URLS}`
  const why = 'no relay is set (NABIJ_TURN_URLS, docs/rooms.md)'
  return isDemonstration
    ? `  Calls with picture connect browsers directly, in the demonstration alone: ${why}`
    : `  There are no calls with picture: ${why}. Without one, browsers would tell each other where people live`
}
