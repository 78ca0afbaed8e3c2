/** How many failures are free, and how long one waits after more. */
const day = 24 * 60

/**
 * So many failures within so many minutes are free. Then no attempt is judged until fewer are left, or, with `pauses`, until
 * a pause after the last one is over, which is longer each time.
 */
type Limit = { readonly failures: number; readonly minutes: number; readonly pauses?: true }

/** For one account and for one address. An office shares one address. */
export const limits = {
  /** Failures count for a day, so that all strangers together can guess some hundred passwords of an account a day. */
  sign_in: {
    account: { failures: 10, minutes: day, pauses: true },
    address: { failures: 60, minutes: 15, pauses: true },
  },
  link: { account: { failures: 10, minutes: 15 }, address: { failures: 60, minutes: 15 } },
  password: { account: { failures: 10, minutes: 15 }, address: { failures: 60, minutes: 15 } },
  factor: { account: { failures: 5, minutes: 15 }, address: { failures: 60, minutes: 15 } },
  /** The account is that at the identity provider. */
  provider: { account: { failures: 10, minutes: 15 }, address: { failures: 60, minutes: 15 } },
  /** Each of these asks the identity provider where its pages are, twice for a sign-in. Account and address are the same. */
  provider_start: { account: { failures: 600, minutes: 15 }, address: { failures: 600, minutes: 15 } },
  reset: { account: { failures: 3, minutes: 60 }, address: { failures: 15, minutes: 60 } },
  /** The account is who searches and the address the organisation: nobody can try out numbers to learn whose they are. */
  number_search: { account: { failures: 10, minutes: 1 }, address: { failures: 300, minutes: 1 } },
  number_search_day: { account: { failures: 150, minutes: day }, address: { failures: 5000, minutes: day } },
  /**
   * What people do by hand, many times over. Twenty callers who search every few seconds, behind one address, stay below each
   * (`tests/request-room.test.ts`).
   */
  search: { account: { failures: 60, minutes: 1 }, address: { failures: 1200, minutes: 1 } },
  file: { account: { failures: 60, minutes: 10 }, address: { failures: 600, minutes: 10 } },
  letter: { account: { failures: 60, minutes: 10 }, address: { failures: 600, minutes: 10 } },
  share: { account: { failures: 30, minutes: 60 }, address: { failures: 300, minutes: 60 } },
  /** Links that lead nowhere. The account is the link. */
  opened_link: { account: { failures: 20, minutes: 15 }, address: { failures: 60, minutes: 15 } },
  /** Links to a room that lead nowhere: of one network, and as the account of all. Nobody has to guess, so few are free. */
  room_link: { account: { failures: 200, minutes: 15 }, address: { failures: 20, minutes: 15 } },
  /** A link that works, and the same at one address: a whole office reads a release, and a program does not take it all day. */
  shared_visit: { account: { failures: 1000, minutes: 15 }, address: { failures: 100, minutes: 15 } },
} as const satisfies Readonly<Record<string, { account: Limit; address: Limit }>>

export type Tried = keyof typeof limits

/** `nth`: the last failure but as many as are free; null when there are no more than that. */
export type Failures = { readonly count: number; readonly last: Date | null; readonly nth: Date | null }

const longestPauseMinutes = 15
const minuteMs = 60_000

/** The moment from which attempts are judged again; null when they are judged now. */
export const judgedFrom = (limit: Limit, { count, last, nth }: Failures, at: Date): Date | null => {
  if (last === null || nth === null) return null
  const pauseMinutes = Math.min(longestPauseMinutes, 2 ** (count - limit.failures))
  const from = limit.pauses ? last.getTime() + pauseMinutes * minuteMs : nth.getTime() + limit.minutes * minuteMs
  return from > at.getTime() ? new Date(from) : null
}
