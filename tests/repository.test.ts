import os from 'node:os'
import { describe, expect, test } from 'vitest'
import { everything, root, textOf } from './house/files'

const isText = (file: string) => !/\.(png|woff2?|ico|pdf|jpg)$/.test(file)
const texts = everything.filter(isText).map((file) => ({ file, text: textOf(file) }))
const filesWith = (pattern: RegExp) => texts.filter(({ text }) => pattern.test(text)).map(({ file }) => file)

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')

describe('nothing in the repository', () => {
  test('names the host of a package registry', () => {
    expect(filesWith(/\b(registry|npm|deb|pypi|proxy|mirrors?)\.[a-z0-9-]+\.(org|com|io|net|dev)\b/i)).toEqual([])
  })

  test('names a folder of the machine it was written on', () => {
    const here = new RegExp(`(^|[\\s"'\`(=:])${escaped(root)}/`, 'm')
    expect(filesWith(here)).toEqual([])
    expect(filesWith(/(^|[\s"'`(=:])\/(home|Users)\/[a-z]/m)).toEqual([])
    const home = os.homedir()
    if (home !== '/') expect(filesWith(new RegExp(`(^|[\\s"'\`(=:])${escaped(home)}/\\w`, 'm'))).toEqual([])
  })

  test('is a private key', () => {
    expect(filesWith(/-----BEGIN [A-Z ]*PRIVATE KEY-----/)).toEqual([])
  })
})
