import type { Messages } from 'next-intl'

/** The texts of this feature as plain values: the pages before signing in have no translator in the browser. */
export type FactorTexts = Messages['factors']
