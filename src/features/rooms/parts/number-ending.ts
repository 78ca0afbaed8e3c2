import 'server-only'

/** The last two digits, by which a parent knows which of their numbers is meant and nobody else learns it. */
export const numberEnding = (number: string): string => number.replaceAll(/\D/g, '').slice(-2)
