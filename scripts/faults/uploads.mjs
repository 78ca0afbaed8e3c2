/** Files that are imported over HTTP, as the page for imports does: a preview, and the same file again with its fingerprint. */
import { request } from './http.mjs'

/** @typedef {{ app: import('./world.mjs').World['app'], cookie: string, kind: 'schools' | 'families' | 'interviews' }} Way */

const upload = ({ app, cookie, kind }, text, parameters) =>
  request({
    ...app,
    method: 'POST',
    path: `/api/imports/${kind}?${new URLSearchParams({ proposals: 'none', ...parameters })}`,
    headers: { cookie, 'content-type': 'text/csv' },
    body: text,
    patience: 60_000,
  })

/** What the page would say of a file before it is imported. @param {Way} way @param {string} text */
export async function previewOf(way, text) {
  const { status, text: answer } = await upload(way, text, { mode: 'preview' })
  if (status !== 200) throw new Error(`a preview was answered with ${status}`)
  return JSON.parse(answer).data
}

/**
 * Imports what a preview showed. Null when no whole answer came.
 * @param {Way} way @param {string} text @param {{ fingerprint: string }} preview
 * @returns {Promise<{ status: number, data?: { queued?: true, applied?: boolean } } | null>}
 */
export async function apply(way, text, { fingerprint }) {
  const answer = await upload(way, text, { mode: 'apply', fingerprint }).catch(() => null)
  return answer && { status: answer.status, data: JSON.parse(answer.text).data }
}

/** How far the import of a large file is; null when there is none. @param {Omit<Way, 'kind'>} way */
export async function importProgress({ app, cookie }) {
  const { text } = await request({ ...app, path: '/api/imports/progress', headers: { cookie } })
  return JSON.parse(text).data
}

/** The columns of a file, as the application offers them. @param {Way} way @returns {Promise<string[]>} */
export async function columnsOf({ app, cookie, kind }) {
  const { text } = await request({ ...app, path: `/api/imports/${kind}/template`, headers: { cookie } })
  return text
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/[,;]/)
}

/** @param {readonly string[]} columns @param {readonly Record<string, string>[]} rows */
export const fileOf = (columns, rows) =>
  [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]
    .map((cells) => `${cells.join()}\n`)
    .join('')
