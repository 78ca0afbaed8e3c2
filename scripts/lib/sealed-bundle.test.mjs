import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { build } from 'esbuild'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { forNode } from './bundle.mjs'
import { bundleSources, entryOf, sealedBundle } from './sealed-bundle.mjs'

const names = ['key-tools', 'key-store', 'master-keys', 'sealed-text', 'contact-columns', 'seal-clear-text']

describe('the bundle of what seals', () => {
  let folder
  beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'nabij-bundle-'))))
  afterEach(() => fs.rmSync(folder, { recursive: true }))

  test('is made anew when any file in it changes', async () => {
    const { metafile } = await build({
      entryPoints: names.map(entryOf),
      outdir: folder,
      ...forNode(),
      metafile: true,
      write: false,
    })
    const inputs = Object.keys(metafile.inputs).filter((file) => !file.endsWith('empty.mjs'))
    expect(inputs.filter((file) => !bundleSources.some((source) => file.startsWith(source)))).toEqual([])
  })

  test('is whole for everybody who asks at the same moment', async () => {
    const [tools, again, store] = await Promise.all(
      ['key-tools', 'key-tools', 'key-store'].map((name) => sealedBundle(name, folder)),
    )
    expect([tools.addKeysTo, again.addKeysTo, store.keyStoreIn].map((it) => typeof it)).toEqual(
      Array(3).fill('function'),
    )
    expect(fs.readdirSync(folder).sort()).toEqual([
      'key-store.hash',
      'key-store.mjs',
      'key-tools.hash',
      'key-tools.mjs',
    ])
  })
})
