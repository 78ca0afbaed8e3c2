import { parseAndValidateFlightRouterState } from 'next/dist/server/app-render/parse-and-validate-flight-router-state.js'

/**
 * Whether the header in which the browser's router says what it shows is one that Next can read. Next judges it while it draws
 * the page and fails on any other, so its own judgement is asked for earlier.
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
