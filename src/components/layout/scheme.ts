/** Light, dark, or as the device says: kept in a cookie, so that the server draws the right one at once. */
export const schemes = ['auto', 'light', 'dark'] as const
export type Scheme = (typeof schemes)[number]
export const schemeCookie = 'nabij-scheme'
export const schemeOf = (text: string | undefined): Scheme => (text === 'light' || text === 'dark' ? text : 'auto')
