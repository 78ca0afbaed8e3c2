import { parseAndValidateFlightRouterState } from 'next/dist/server/app-render/parse-and-validate-flight-router-state.js'

/**
 * Whether Next can read the header with the state of the browser's router. Next parses it while it renders the page and
 * fails on an invalid one, so the same parser is called here first.
 * @param {string | string[] | undefined} header
 */
export function isRouterState(header) {
  try {
    parseAndValidateFlightRouterState(header)
    return true
  } catch {
    return false
  }
}
