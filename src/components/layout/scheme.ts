/** Light, dark, or the preference of the device. The choice is in a cookie, so that the server renders it at once. */
export const schemes = ['auto', 'light', 'dark'] as const
export type Scheme = (typeof schemes)[number]
export const schemeCookie = 'nabij-scheme'
export const schemeOf = (text: string | undefined): Scheme => (text === 'light' || text === 'dark' ? text : 'auto')
