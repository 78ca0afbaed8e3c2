import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { flushFolder, writeFirst } from './whole-file.mjs'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const damaged = (file) =>
  `${file} is empty or damaged. It says to which database the keys in this folder belong: put it back, for instance from keys.age. ` +
  'If there is no other file in the folder, remove it, and the next start makes the folder anew.'

/** The id of a folder of keys, or null when there is none. @param {string} folder @returns {string | null} */
export function idOfFolder(folder) {
  const file = path.join(folder, 'id')
  if (!fs.existsSync(file)) return null
  const id = fs.readFileSync(file, 'utf8').trim()
  if (!uuid.test(id)) throw new Error(damaged(file))
  return id
}

/** Makes an empty folder of keys, which only its owner can read. Returns its id, or that which another start has just given it. */
export function createKeyFolder(folder) {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
  flushFolder(path.dirname(folder))
  writeFirst(path.join(folder, 'id'), crypto.randomUUID())
  return idOfFolder(folder)
}
