import { noConnection } from '@/i18n/no-connection'

type Unreached = { ok: false; code: 'unreachable'; message: string; problems: { path: string; message: string }[] }

/** What a server action answers; without a connection a refusal in words, not a fault that takes the page with all that was typed. */
export const answered = <Answer>(sent: Promise<Answer>): Promise<Answer | Unreached> =>
  sent.catch(() => ({ ok: false as const, code: 'unreachable' as const, message: noConnection(), problems: [] }))

/** Did the server say anything? Only then is there a page to fetch again: without a connection the browser would leave this one. */
export const isReached = (answer: { ok: true } | { ok: false; code: string }): boolean =>
  answer.ok || answer.code !== 'unreachable'
