/** Runs in the browser before the application. */
declare global {
  var __zod_globalConfig: { jitless?: boolean } | undefined
}

// zod tries `new Function` once to see whether it may compile schemas. The content security policy forbids it, and the
// browser would report each try. Setting it here, without zod, puts zod on no page that does without.
const config = (globalThis.__zod_globalConfig ??= {})
config.jitless = true

export {}
