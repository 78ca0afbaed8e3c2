// What a header and a manifest look like. Both come from a file that anybody with the public key could have made, so they are
// checked before they are used, and no SQL is made of them.
import { BackupRefused } from './refused.mjs'

/** Raised when an earlier Nabij could not read what this one writes. */
export const formatVersion = 1

const isText = (value) => typeof value === 'string'
const isList = (value, isItem) => Array.isArray(value) && value.every(isItem)
const isTally = (value) => Number.isSafeInteger(value?.rows) && /^[0-9a-f]{64}$/.test(value?.sha256)
const isPosition = (value) => /^\d{1,19}$/.test(value?.at) && typeof value?.called === 'boolean'
const isRecord = (value, isItem) => typeof value === 'object' && value !== null && Object.values(value).every(isItem)

/** @param {Buffer} body */
export function parsedHeader(body) {
  const header = parsedJson(body)
  if (Number.isInteger(header?.format) && header.format > formatVersion)
    throw new BackupRefused('This backup was made by a newer Nabij. Install that version, and restore with it.')
  const fits =
    header?.format === formatVersion &&
    isText(header.takenAt) &&
    isList(header.migrations, ({ name, checksum }) => /^\d{4}_\w+$/.test(name) && isText(checksum)) &&
    isList(header.tables, ({ name, columns }) => isText(name) && isList(columns, isText))
  if (!fits) throw new BackupRefused('This file is not a backup of Nabij.')
  return header
}

/** @param {Buffer} body */
export function parsedManifest(body) {
  const manifest = parsedJson(body)
  if (!isRecord(manifest?.tables, isTally) || !isRecord(manifest?.sequences, isPosition) || !isText(manifest.sha256))
    throw new BackupRefused('The backup is damaged: its list of contents cannot be read.')
  return manifest
}

function parsedJson(body) {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return null
  }
}
